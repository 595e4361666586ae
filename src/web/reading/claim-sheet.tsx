/** On a phone: the claims of the sentence that is being read, in a sheet at the foot of the page. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { CodedDocument } from '../../contract/coded-document.ts';
import type { ReviewedClaim } from '../../contract/review.ts';
import styles from './claim-sheet.module.css';
import { listRuns, measureSpan, type PlacedRun } from './measure.ts';

interface Props {
  readonly sheet: RefObject<HTMLElement | null>;
  readonly coded: CodedDocument;
  readonly claims: readonly ReviewedClaim[];
  readonly current: string | null;
  readonly onCurrent: (claimId: string) => void;
  readonly render: (claim: ReviewedClaim) => ReactNode;
}

/** The share of the screen above the line that counts as being read. */
const READING_LINE = 0.18;

export function ClaimSheet({ sheet, coded, claims, current, onCurrent, render }: Props) {
  const [open, setOpen] = useState(true);
  const latest = useRef(current);
  latest.current = current;
  useEffect(() => {
    const scroller = sheet.current?.closest('main');
    const article = sheet.current?.querySelector('article');
    if (!scroller || !article) return;
    const runs = listRuns(article);
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const read = findRead(runs, scroller, claims);
        if (read && read !== latest.current) onCurrent(read);
      });
    };
    follow();
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', follow);
    };
  }, [sheet, claims, onCurrent]);

  const at = claims.findIndex((item) => item.claim.id === current);
  const item = claims[at];
  const sentenceOf = (claim: ReviewedClaim) =>
    coded.sentences.findIndex(
      (span) => span.start <= claim.claim.trigger.start && span.end > claim.claim.trigger.start,
    );
  const beside = item ? claims.filter((other) => sentenceOf(other) === sentenceOf(item)) : [];
  return (
    <section className={styles.sheet} aria-label="Claims" data-open={open || undefined}>
      <header className={styles.bar}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Fold' : 'Unfold'}
        </button>
        <p>
          {claims.length === 0
            ? 'No claim in this document'
            : `${beside.length === 1 ? 'Claim' : `${beside.length} claims`} on this sentence`}
        </p>
        {beside.length > 1 ? (
          <nav aria-label="Claims on this sentence">
            {beside.map((other) => (
              <button
                key={other.key}
                type="button"
                aria-current={other === item || undefined}
                onClick={() => onCurrent(other.claim.id)}
              >
                {other.claim.id}
              </button>
            ))}
          </nav>
        ) : null}
      </header>
      {open && item ? <div className={styles.body}>{render(item)}</div> : null}
    </section>
  );
}

/** The last claim whose trigger lies above the reading line, else the first. */
function findRead(
  runs: readonly PlacedRun[],
  scroller: Element,
  claims: readonly ReviewedClaim[],
): string | null {
  const view = scroller.getBoundingClientRect();
  const line = view.top + view.height * READING_LINE;
  let found = claims[0]?.claim.id ?? null;
  let foundTop = Number.NEGATIVE_INFINITY;
  const origin = new DOMRect(0, 0, 0, 0);
  for (const { claim } of claims) {
    const top = measureSpan(runs, origin, { start: claim.trigger.start, end: claim.trigger.start + 1 })[0]
      ?.top;
    if (top !== undefined && top <= line && top > foundTop) {
      found = claim.id;
      foundTop = top;
    }
  }
  return found;
}
