/** What the sources of an event disagree about, each with its own word. */
import type { Claim, CodedDocument } from '../../contract/coded-document.ts';
import { listDisagreements } from './disagreements.ts';
import styles from './event-page.module.css';

export function Disagreements({ claims, coded }: { claims: readonly Claim[]; coded: CodedDocument }) {
  const found = listDisagreements(claims, coded);
  return (
    <>
      <h2>What disagrees</h2>
      {found.length === 0 ? <p className={styles.quiet}>Nothing among these claims.</p> : null}
      {found.map(({ matter, views }) => (
        <div key={matter} className={styles.matter}>
          <h3>{matter}</h3>
          <ul>
            {views.map((view) => (
              <li key={view.claimId}>
                <code>{view.claimId}</code> {view.source}: {view.says}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
