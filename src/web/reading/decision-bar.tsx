/** What people have decided about one claim or event, and the buttons to decide. */
import type { Decision, ReviewAction, ReviewTarget, Verdict } from '../../contract/review.ts';
import type { Decide } from '../api/decide.ts';
import { writeMoment } from '../shared/dates.ts';
import { VERDICT_WORDS } from '../shared/words.ts';
import styles from './decision-bar.module.css';

const BUTTONS: readonly (readonly [Verdict, string, string])[] = [
  ['accept', 'Accept', 'a'],
  ['reject', 'Reject', 'r'],
  ['unsure', 'Unsure', 'u'],
];

interface Props {
  readonly target: ReviewTarget;
  readonly targetKey: string;
  readonly decision: Decision;
  readonly decide: Decide;
  readonly editing: boolean;
  readonly onEdit: () => void;
  /** -1 takes the buttons out of the tab order, for claims that are not the current one. */
  readonly tabIndex?: number;
}

export function DecisionBar({ target, targetKey, decision, decide, editing, onEdit, tabIndex = 0 }: Props) {
  const act = (action: ReviewAction) => void decide({ target, targetKey, action });
  const decided = decision.verdict !== null || decision.edits.length > 0;
  return (
    <div className={styles.bar}>
      {BUTTONS.map(([verdict, word, key]) => (
        <button
          key={verdict}
          type="button"
          className={styles.button}
          data-verdict={verdict}
          aria-label={word}
          aria-keyshortcuts={key}
          aria-pressed={decision.verdict === verdict}
          tabIndex={tabIndex}
          onClick={() => act(verdict)}
        >
          {word}
          <kbd>{key}</kbd>
        </button>
      ))}
      <button
        type="button"
        className={styles.button}
        aria-label="Edit"
        aria-keyshortcuts="e"
        aria-expanded={editing}
        tabIndex={tabIndex}
        onClick={onEdit}
      >
        Edit<kbd>e</kbd>
      </button>
      {decided ? (
        <button
          type="button"
          className={styles.button}
          aria-label="Undo"
          aria-keyshortcuts="z"
          tabIndex={tabIndex}
          onClick={() => act('undo')}
        >
          Undo<kbd>z</kbd>
        </button>
      ) : null}
      <p className={styles.said}>{describeDecision(decision)}</p>
    </div>
  );
}

/** 'accepted by Mara, 2026-11-22 22:14; place edited by Mara'. Nothing decided gives ''. */
function describeDecision(decision: Decision): string {
  const said: string[] = [];
  if (decision.verdict) {
    const review = decision.verdictReview;
    const who =
      review && review.action === decision.verdict
        ? ` by ${review.reviewer}, ${writeMoment(review.createdAt)}`
        : '';
    said.push(`${VERDICT_WORDS[decision.verdict]}${who}`);
  }
  for (const edit of decision.edits) {
    const changed = edit.machineChanged ? ', the coding has changed since' : '';
    said.push(`${edit.field} set by ${edit.reviewer}${changed}`);
  }
  return said.join('; ');
}
