/** The reading view: outline, text, claims. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Span } from '../../contract/coded-document.ts';
import type { StoredDocument } from '../../contract/record.ts';
import type { EditableClaimField } from '../../contract/review.ts';
import { useDecide } from '../api/decide.ts';
import { documentQuery } from '../api/queries.ts';
import { setNotice } from '../app/notice.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Problem, Waiting } from '../shared/state.tsx';
import { useNarrow } from '../shared/use-narrow.ts';
import { splitBlocks } from './blocks.ts';
import { ClaimNote } from './claim-note.tsx';
import { describeClaim, listParts } from './claim-parts.ts';
import { ClaimSheet } from './claim-sheet.tsx';
import { collectReadings } from './figure-readings.ts';
import { GrammarPanel } from './grammar-panel.tsx';
import { listRuns } from './measure.ts';
import { Outline } from './outline.tsx';
import { Overlay } from './overlay.tsx';
import styles from './reading-page.module.css';
import { ReadingTip } from './reading-tip.tsx';
import { collectSaid } from './said-spans.ts';
import { collectMarks, collectPartSpans } from './segments.ts';
import { readPlace, sentenceAt } from './sentence-place.ts';
import { TextColumn } from './text-column.tsx';
import { bringIntoView, rangeOf } from './text-ranges.ts';
import { useLighting } from './use-lighting.ts';
import { useMargin } from './use-margin.ts';
import { useSentenceMark } from './use-sentence-mark.ts';
import { listVoices } from './voices.ts';
import { VoicesPanel } from './voices-panel.tsx';

const route = getRouteApi('/documents/$id');

export function ReadingPage() {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(documentQuery(id));
  if (data) return <Reading key={data.row.id} stored={data} />;
  if (error) return <Problem what={`Document ${id}`} error={error} onRetry={() => void refetch()} />;
  return <Waiting what="the document" />;
}

function Reading({ stored }: { stored: StoredDocument }) {
  const { coded, text, reviewed, row } = stored;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = useNarrow();
  const sheet = useRef<HTMLDivElement>(null);
  const decide = useDecide(row.id);
  const [editing, setEditing] = useState<{ claim: string; field: EditableClaimField | 'any' } | null>(null);

  const claims = useMemo(
    () => reviewed.claims.toSorted((a, b) => a.claim.trigger.start - b.claim.trigger.start),
    [reviewed.claims],
  );
  const described = useMemo(
    () => new Map(claims.map((item) => [item.claim.id, describeClaim(item.claim, coded, text)])),
    [claims, coded, text],
  );
  const blocks = useMemo(() => splitBlocks(coded, text), [coded, text]);
  const claimParts = useMemo(() => [...described.values()].flatMap(listParts), [described]);
  const said = useMemo(() => collectSaid(coded, claimParts), [coded, claimParts]);
  const marks = useMemo(() => collectMarks(coded, said.marks), [coded, said]);
  const parts = useMemo(() => collectPartSpans(claimParts), [claimParts]);
  const readings = useMemo(() => collectReadings(coded, text), [coded, text]);
  const voices = useMemo(() => (search.voices ? listVoices(coded, text) : []), [search.voices, coded, text]);
  const spots = useMemo(
    () => claims.map(({ claim }) => ({ id: claim.id, trigger: claim.trigger })),
    [claims],
  );

  const [current, setCurrent] = useState<string | null>(
    claims.find((item) => item.claim.id === search.claim || item.key === search.claim)?.claim.id ?? null,
  );
  /** The same, for keys that come faster than the page is drawn. */
  const latest = useRef(current);
  const select = useCallback(
    (claimId: string) => {
      latest.current = claimId;
      setCurrent(claimId);
      void navigate({
        search: (old) => ({ ...old, claim: claimId }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const edit = useCallback((claim: string, field: EditableClaimField | 'any' | null) => {
    setEditing(field === null ? null : { claim, field });
  }, []);

  const focusPart = useCallback((key: string) => {
    requestAnimationFrame(() => {
      const part = sheet.current?.querySelector<HTMLElement>(`[data-claim] [data-part="${CSS.escape(key)}"]`);
      part?.focus({ preventScroll: true });
      part?.closest('[data-claim]')?.scrollIntoView({ block: 'nearest' });
    });
  }, []);
  const step = (by: 1 | -1) => {
    const at = claims.findIndex((item) => item.claim.id === latest.current);
    const next = claims[at < 0 ? (by > 0 ? 0 : claims.length - 1) : at + by];
    if (!next) return;
    select(next.claim.id);
    focusPart(next.claim.id);
  };
  const act = (action: 'accept' | 'reject' | 'unsure' | 'undo') => () => {
    const item = claims.find(({ claim }) => claim.id === latest.current);
    if (item) void decide({ target: 'claim', targetKey: item.key, action });
  };
  const showSentence = useCallback(
    (sentence: number | undefined) =>
      void navigate({
        search: (old) => ({ ...old, sentence, voices: undefined }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const showVoices = useCallback(
    (voices: true | undefined) =>
      void navigate({
        search: (old) => ({ ...old, sentence: undefined, voices }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const showWords = useCallback((span: Span) => {
    const article = sheet.current?.querySelector('article');
    const range = article ? rangeOf(listRuns(article), span) : null;
    if (range) bringIntoView(range, sheet.current?.closest('main') ?? null);
  }, []);
  const showGrammar = useCallback(
    (offset: number) => {
      const sentence = sentenceAt(coded.sentences, offset);
      if (sentence !== null) showSentence(sentence);
      else setNotice({ kind: 'problem', text: 'The coding of this document has no sentences.', undo: null });
    },
    [coded.sentences, showSentence],
  );
  const showClaimGrammar = useCallback(
    (claimId: string | null) =>
      showGrammar(claims.find(({ claim }) => claim.id === claimId)?.claim.trigger.start ?? 0),
    [claims, showGrammar],
  );
  const toggleGrammar = () => {
    const focused = document.activeElement;
    if (focused?.closest('[data-foot="Grammar"]')) return showSentence(undefined);
    const article = sheet.current?.querySelector('article');
    const place = focused?.closest('[data-claim]') || !article ? null : readPlace(article);
    if (place !== null) showGrammar(place);
    else showClaimGrammar(latest.current);
  };
  const panelShown = search.sentence !== undefined || search.voices === true;
  useShortcuts({
    g: toggleGrammar,
    v: () => showVoices(search.voices ? undefined : true),
    j: () => step(1),
    k: () => step(-1),
    a: act('accept'),
    r: act('reject'),
    u: act('unsure'),
    z: act('undo'),
    e: () => latest.current && edit(latest.current, 'any'),
    escape: () => (panelShown ? showSentence(undefined) : setEditing(null)),
  });

  const openWords = useCallback(
    (ids: readonly string[]) => {
      const key = ids.find((id) => /^C\d+\./.test(id)) ?? ids.find((id) => /^C\d+$/.test(id));
      if (!key) return;
      select(key.split('.')[0] ?? key);
      focusPart(key);
    },
    [select, focusPart],
  );
  const lighting = useLighting(
    sheet,
    said,
    useMemo(() => (current ? [current] : []), [current]),
  );
  useSentenceMark(sheet, coded.sentences[(search.sentence ?? 0) - 1] ?? null);
  const margin = useMargin(sheet, coded, spots, current, !narrow, editing?.claim ?? null);
  const eventOf = (claimId: string) => {
    const found = reviewed.events.find(({ event }) => event.claims.includes(claimId));
    return found ? `${row.id}/${found.event.id}` : null;
  };
  const note = (item: (typeof claims)[number]) => {
    const sentence = described.get(item.claim.id);
    return sentence ? (
      <ClaimNote
        item={item}
        described={sentence}
        coded={coded}
        text={text}
        readings={readings}
        eventId={eventOf(item.claim.id)}
        current={item.claim.id === (current ?? claims[0]?.claim.id)}
        editing={editing?.claim === item.claim.id ? editing.field : null}
        decide={decide}
        onSelect={select}
        onEdit={edit}
        onGrammar={showClaimGrammar}
      />
    ) : null;
  };
  return (
    <>
      <div ref={sheet} className={styles.page} data-foot-shown={panelShown || undefined} {...lighting}>
        <Outline stored={stored} blocks={blocks} onVoices={() => showVoices(true)} />
        <TextColumn
          text={text}
          title={row.title}
          blocks={blocks}
          marks={marks}
          parts={parts}
          readings={readings}
          onOpenWords={openWords}
        />
        {narrow ? (
          <ClaimSheet
            sheet={sheet}
            coded={coded}
            claims={claims}
            current={current}
            onCurrent={select}
            render={note}
          />
        ) : (
          <section className={styles.notes} aria-label="Claims" style={{ height: margin.height }}>
            {claims.length === 0 ? (
              <p className={styles.none}>The coder found no claim in this document.</p>
            ) : null}
            {claims.map((item) => (
              <div
                key={item.claim.id}
                className={styles.slot}
                style={{ top: margin.tops.get(item.claim.id) ?? 0 }}
              >
                {note(item)}
              </div>
            ))}
          </section>
        )}
        <Overlay {...margin} />
        <ReadingTip root={sheet} />
        {search.voices ? (
          <VoicesPanel voices={voices} onShow={showWords} onClose={() => showVoices(undefined)} />
        ) : null}
      </div>
      {search.sentence === undefined ? null : (
        <GrammarPanel
          documentId={row.id}
          sentence={search.sentence}
          sentences={coded.sentences.length}
          onSentence={showSentence}
          onClose={() => showSentence(undefined)}
        />
      )}
    </>
  );
}
