/** Every decision, newest first, and above them those that the present coding no longer carries. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReviewRow, reviewsQuery } from '../api/queries.ts';
import { writeMoment } from '../shared/dates.ts';
import room from '../shared/room.module.css';
import { Empty, Problem, Waiting } from '../shared/state.tsx';
import { ORPHAN_WORDS } from '../shared/words.ts';
import styles from './decisions-page.module.css';
import { describeReview } from './describe-review.ts';

export function DecisionsPage() {
  const orphaned = useQuery(reviewsQuery(true));
  const all = useQuery(reviewsQuery(false));
  const error = orphaned.error ?? all.error;
  if (error) return <Problem what="The decisions" error={error} onRetry={() => void all.refetch()} />;
  if (!orphaned.data || !all.data) return <Waiting what="the decisions" />;
  return (
    <div className={styles.page}>
      <header className={room.head}>
        <h1>Decisions</h1>
        <p className={room.count}>{all.data.total} kept, none ever overwritten</p>
      </header>
      {orphaned.data.total > 0 ? (
        <section>
          <h2>Without a place in the present coding</h2>
          <p className={styles.lead}>
            A new version of the coder reads these documents otherwise. Nothing is lost: decide again where it
            still matters.
          </p>
          <Rows rows={orphaned.data.rows} />
        </section>
      ) : null}
      {all.data.total === 0 ? (
        <Empty title="Nobody has decided anything yet">
          Open a <Link to="/documents">document</Link> and accept, reject or edit a claim.
        </Empty>
      ) : (
        <section>
          <h2>All, newest first</h2>
          <Rows rows={all.data.rows} />
        </section>
      )}
    </div>
  );
}

function Rows({ rows }: { rows: readonly ReviewRow[] }) {
  return (
    <ol className={styles.rows}>
      {rows.map(({ review, documentId, documentTitle, orphaned }) => (
        <li key={review.id} className={styles.row}>
          <time dateTime={review.createdAt}>{writeMoment(review.createdAt)}</time>
          <div>
            <p>
              <strong>{review.reviewer}</strong> {describeReview(review)}
            </p>
            {review.evidence ? (
              <blockquote dir="auto" className={styles.quote}>
                {review.evidence}
              </blockquote>
            ) : null}
            <p className={room.quiet}>
              {documentId ? (
                <Link to="/documents/$id" params={{ id: documentId }} search={{ claim: review.targetKey }}>
                  {documentTitle ?? documentId}
                </Link>
              ) : (
                'The document was erased'
              )}
              {orphaned ? `; ${ORPHAN_WORDS[orphaned]}` : ''}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
