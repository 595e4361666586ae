/** One event: what the record says of it, who says so, what disagrees, and what people decided. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ApiEvent } from '../../contract/api.ts';
import type { EditableClaimField } from '../../contract/review.ts';
import { useDecide } from '../api/decide.ts';
import { eventQuery } from '../api/queries.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { describeReview } from '../decisions/describe-review.ts';
import { ClaimNote } from '../reading/claim-note.tsx';
import { describeClaim } from '../reading/claim-parts.ts';
import { DecisionBar } from '../reading/decision-bar.tsx';
import { collectReadings } from '../reading/figure-readings.ts';
import { nameEvent } from '../reading/outline-lists.ts';
import { ReadingTip } from '../reading/reading-tip.tsx';
import { writeMoment } from '../shared/dates.ts';
import { nameDocument } from '../shared/name-document.ts';
import { Problem, Waiting } from '../shared/state.tsx';
import { Disagreements } from './disagreement-list.tsx';
import { EventEditor } from './event-editor.tsx';
import { EventFacts } from './event-facts.tsx';
import styles from './event-page.module.css';

const route = getRouteApi('/events/$document/$event');

export function EventPage() {
  const { document, event } = route.useParams();
  const id = `${document}/${event}`;
  const { data, error, refetch } = useQuery(eventQuery(id));
  if (data) return <OneEvent key={data.id} data={data} />;
  if (error) return <Problem what={`Event ${id}`} error={error} onRetry={() => void refetch()} />;
  return <Waiting what="the event" />;
}

function OneEvent({ data }: { data: ApiEvent }) {
  const { document, coded, text, event: item, claims } = data;
  const { event } = item;
  const page = useRef<HTMLDivElement>(null);
  const decide = useDecide(document.id);
  const [editing, setEditing] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [editingClaim, setEditingClaim] = useState<{
    claim: string;
    field: EditableClaimField | 'any';
  } | null>(null);
  const described = useMemo(
    () => new Map(claims.map(({ claim }) => [claim.id, describeClaim(claim, coded, text)])),
    [claims, coded, text],
  );
  const readings = useMemo(() => collectReadings(coded, text), [coded, text]);
  const editClaim = useCallback((claim: string, field: EditableClaimField | 'any' | null) => {
    setEditingClaim(field === null ? null : { claim, field });
  }, []);

  /** Keys act on the claim that holds the focus, else on the event. */
  const target = () => {
    const id = globalThis.document.activeElement?.closest<HTMLElement>('[data-claim]')?.dataset.claim;
    const claim = claims.find((one) => one.claim.id === id);
    return claim
      ? ({ target: 'claim', targetKey: claim.key } as const)
      : ({ target: 'event', targetKey: item.key } as const);
  };
  const act = (action: 'accept' | 'reject' | 'unsure' | 'undo') => () => void decide({ ...target(), action });
  const step = (by: 1 | -1) => {
    const notes = [...(page.current?.querySelectorAll<HTMLElement>('[data-handle]') ?? [])];
    const at = notes.findIndex((note) => note.dataset.part === current);
    const next = notes[at < 0 ? (by > 0 ? 0 : notes.length - 1) : at + by];
    next?.focus();
  };
  useShortcuts({
    a: act('accept'),
    r: act('reject'),
    u: act('unsure'),
    z: act('undo'),
    j: () => step(1),
    k: () => step(-1),
    e: () => {
      const chosen = target();
      if (chosen.target === 'event') setEditing(true);
      else if (current) editClaim(current, 'any');
    },
    escape: () => {
      setEditing(false);
      setEditingClaim(null);
    },
  });
  return (
    <div ref={page} className={styles.page}>
      <header className={styles.head} data-current="">
        <p className={styles.where}>
          <Link to="/events">Events</Link> <code>{data.id}</code>
        </p>
        <h1>{nameEvent(event)}</h1>
        <DecisionBar
          target="event"
          targetKey={item.key}
          decision={item.decision}
          decide={decide}
          editing={editing}
          onEdit={() => setEditing(!editing)}
        />
        {editing ? (
          <EventEditor
            event={event}
            onSet={(field, value) =>
              void decide({
                target: 'event',
                targetKey: item.key,
                action: 'edit',
                field,
                value: value as never,
              })
            }
            onClose={() => setEditing(false)}
          />
        ) : null}
      </header>
      <div className={styles.columns}>
        <EventFacts event={event} decision={item.decision} />
        <section className={styles.claims} aria-label="Claims">
          <h2>{claims.length === 1 ? 'One claim' : `${claims.length} claims`}</h2>
          {claims.map((one) => {
            const sentence = described.get(one.claim.id);
            return sentence ? (
              <div key={one.key} className={styles.claim}>
                <blockquote dir="auto" className={styles.quote}>
                  <Link to="/documents/$id" params={{ id: document.id }} search={{ claim: one.claim.id }}>
                    {one.evidence}
                  </Link>
                </blockquote>
                <ClaimNote
                  item={one}
                  described={sentence}
                  coded={coded}
                  text={text}
                  readings={readings}
                  eventId={null}
                  current={current === one.claim.id || (current === null && one === claims[0])}
                  editing={editingClaim?.claim === one.claim.id ? editingClaim.field : null}
                  decide={decide}
                  onSelect={setCurrent}
                  onEdit={editClaim}
                  onGrammar={null}
                />
              </div>
            ) : null;
          })}
        </section>
        <section className={styles.side}>
          <Disagreements claims={claims.map((one) => one.claim)} coded={coded} />
          <h2>Document</h2>
          <p>
            <Link
              to="/documents/$id"
              params={{ id: document.id }}
              search={{ claim: event.claims[0] }}
              dir="auto"
            >
              {nameDocument(document)}
            </Link>
          </p>
          <p className={styles.quiet}>
            {[document.source, document.publishedAt].filter(Boolean).join(', ') || 'source and date unknown'}
          </p>
          {item.decision.history.length > 0 ? (
            <>
              <h2>Decisions on this event</h2>
              <ol className={styles.history}>
                {item.decision.history.toReversed().map((review) => (
                  <li key={review.id} data-undone={item.decision.undone.includes(review.id) || undefined}>
                    <time dateTime={review.createdAt}>{writeMoment(review.createdAt)}</time> {review.reviewer}{' '}
                    {describeReview(review)}
                  </li>
                ))}
              </ol>
            </>
          ) : null}
        </section>
      </div>
      <ReadingTip root={page} />
    </div>
  );
}
