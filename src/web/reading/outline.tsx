/** What stands in the left column: what the document is, its parts, who speaks in it, when, and what it tells of. */
import { Link } from '@tanstack/react-router';
import type { StoredDocument } from '../../contract/record.ts';
import { writeIsoRange, writeMoment } from '../shared/dates.ts';
import { PUBLISHED_WORDS, SECTION_WORDS } from '../shared/words.ts';
import type { Block } from './blocks.ts';
import styles from './outline.module.css';
import { listDates, listSources, nameEvent, nameRelations } from './outline-lists.ts';

interface Props {
  readonly stored: StoredDocument;
  readonly blocks: readonly Block[];
  /** Opens the panel of who speaks. */
  readonly onVoices: () => void;
}

export function Outline({ stored, blocks, onVoices }: Props) {
  const { row, coded, text, reviewed } = stored;
  const sources = listSources(coded);
  const dates = listDates(coded);
  const relations = nameRelations(coded);
  const seen = new Set<number>();
  const sections = blocks.filter((block) => !seen.has(block.section) && seen.add(block.section));
  return (
    <aside className={styles.outline} aria-label="Outline">
      <dl className={styles.facts}>
        <dt>Dated</dt>
        <dd>
          {coded.publishedAt.basis === 'inferred' ? (
            <em>{coded.publishedAt.value}†</em>
          ) : (
            (coded.publishedAt.value ?? '–')
          )}
          <small>{PUBLISHED_WORDS[coded.publishedAt.basis]}</small>
        </dd>
        <dt>Source</dt>
        <dd>{row.source ?? row.fileName ?? '–'}</dd>
        <dt>Added</dt>
        <dd>{writeMoment(row.addedAt)}</dd>
        <dt>Id</dt>
        <dd>
          <code>{row.id}</code>
        </dd>
      </dl>
      {coded.warnings.length > 0 ? (
        <section>
          <h2>What the coder could not do</h2>
          <ul>
            {coded.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>Parts</h2>
        <ul>
          {sections.map((block) => (
            <li key={block.index}>
              <a href={`#block-${block.index}`} onClick={(event) => jump(event, block)}>
                {SECTION_WORDS[block.kind]}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {sources.length > 0 ? (
        <section>
          <h2>
            Who speaks
            <button type="button" className={styles.more} aria-keyshortcuts="v" onClick={onVoices}>
              what they say<kbd>v</kbd>
            </button>
          </h2>
          <ul>
            {sources.map((source) => (
              <li key={source.name}>
                <button type="button" data-part={source.ids.join(' ')}>
                  {source.name}
                </button>
                <span className={styles.count}>{source.ids.length}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {dates.length > 0 ? (
        <section>
          <h2>When</h2>
          <ul>
            {dates.map((date) => (
              <li key={date.ids.join()}>
                <button type="button" data-part={date.ids.join(' ')}>
                  {writeIsoRange(date.begin, date.until)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>Events</h2>
        {reviewed.events.length === 0 ? <p>No event in this document.</p> : null}
        <ul>
          {reviewed.events.map(({ event }) => (
            <li key={event.id}>
              <Link to="/events/$document/$event" params={{ document: row.id, event: event.id }}>
                {nameEvent(event)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {relations.length > 0 ? (
        <section>
          <h2>Relations</h2>
          <ul>
            {relations.map((relation) => (
              <li key={relation.id}>
                <span title={relation.evidence.map((span) => text.slice(span.start, span.end)).join(' … ')}>
                  {relation.words}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}

function jump(event: React.MouseEvent, block: Block): void {
  event.preventDefault();
  const target = document.getElementById(`block-${block.index}`);
  const folded = target?.closest('details');
  if (folded) folded.open = true;
  target?.scrollIntoView({ block: 'start' });
}
