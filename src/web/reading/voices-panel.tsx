/** Who speaks in the document, through what, with what stance, and who says otherwise: a ledger at the foot of the page. */
import { Fragment, type KeyboardEvent } from 'react';
import { STANCE_WORDS } from '../../contract/claim-words.ts';
import type { Span } from '../../contract/coded-document.ts';
import { writeIsoRange } from '../shared/dates.ts';
import { countOf } from '../shared/words.ts';
import { FootPanel } from './foot-panel.tsx';
import type { Saying, Voice } from './voices.ts';
import styles from './voices-panel.module.css';

interface Props {
  readonly voices: readonly Voice[];
  /** Brings words of the text into view. */
  readonly onShow: (span: Span) => void;
  readonly onClose: () => void;
}

const HEADS = ['What it does', 'Through', 'When', 'What is said', 'Who says otherwise'] as const;

/** On a phone, where cells follow each other as in a sentence, it is left out. */
const NONE = <span className={styles.none}>–</span>;

export function VoicesPanel({ voices, onShow, onClose }: Props) {
  const first = voices[0]?.sayings[0];
  return (
    <FootPanel
      title="Voices"
      detail={countOf(voices.length, 'source')}
      buttons={[]}
      onClose={onClose}
      onKeyDown={walkRows}
    >
      {voices.length === 0 ? (
        <p className={styles.note}>Nobody is quoted or named as a source: all is the document’s own voice.</p>
      ) : (
        <section className={styles.scroller} aria-label="Sources and what they say">
          <table className={styles.table}>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            {voices.map((voice) => (
              <tbody key={voice.name}>
                <tr>
                  <th colSpan={HEADS.length} scope="rowgroup" className={styles.voice}>
                    {voice.name}
                    {voice.category ? <span>{voice.category}</span> : null}
                  </th>
                </tr>
                {voice.sayings.map((saying, index) => (
                  <Row
                    key={saying.id ?? `own-${index}`}
                    saying={saying}
                    first={saying === first}
                    onShow={onShow}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </section>
      )}
    </FootPanel>
  );
}

function Row({ saying, first, onShow }: { saying: Saying; first: boolean; onShow: Props['onShow'] }) {
  const { relayedBy, contradictions } = saying;
  const show = () => saying.content[0] && onShow(saying.content[0]);
  return (
    <tr
      className={styles.saying}
      data-part={saying.id ?? undefined}
      data-saying=""
      data-stance={saying.stance}
      tabIndex={first ? 0 : -1}
      onClick={show}
      onKeyDown={(event) => event.key === 'Enter' && show()}
    >
      <td>
        {STANCE_WORDS[saying.stance][0]}
        {relayedBy.length > 0 ? <small>as {relayedBy.join(', then ')} tells it</small> : null}
      </td>
      <td>{saying.channel ?? NONE}</td>
      <td>{saying.time ? writeWhen(saying.time) : NONE}</td>
      <td className={styles.words} dir="auto">
        {saying.direct ? `“${saying.words.replace(/^[“"]|[”"]$/g, '')}”` : saying.words}
      </td>
      <td>
        {contradictions.length === 0 ? NONE : null}
        {contradictions.map((item, index) => (
          <Fragment key={`${item.saying} ${item.how}`}>
            {index > 0 ? '; ' : null}
            <span className={styles.against} data-part={item.saying ?? undefined}>
              {item.by} {item.how}
            </span>
          </Fragment>
        ))}
      </td>
    </tr>
  );
}

/** Tables have ISO dates; what is on no calendar keeps the words of the text. */
function writeWhen(time: NonNullable<Saying['time']>): string {
  return time.begin === null && time.until === null ? time.words : writeIsoRange(time.begin, time.until);
}

/** Up and down step over what is said; the whole table is one tab stop. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-saying]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at + by];
  event.preventDefault();
  if (!next) return;
  for (const row of rows) row.tabIndex = row === next ? 0 : -1;
  next.focus();
}
