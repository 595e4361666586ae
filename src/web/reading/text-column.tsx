/** The source's text, set to be read, with its evidence marked by form. */
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import { SECTION_WORDS } from '../shared/words.ts';
import { type Block, groupBlocks, isFolded } from './blocks.ts';
import { type Mark, type PartSpan, type Segment, splitSegments } from './segments.ts';
import styles from './text-column.module.css';

interface Props {
  readonly text: string;
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
  readonly parts: readonly PartSpan[];
  /** What each figure says in words, by its id. */
  readonly readings: ReadonlyMap<string, string>;
  /** Enter on marked words: go to the claim part that rests on them. */
  readonly onOpenWords: (ids: readonly string[]) => void;
}

export const TextColumn = memo(function TextColumn(props: Props) {
  const groups = useMemo(() => groupBlocks(props.blocks), [props.blocks]);
  const article = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other blocks or marks are other runs of words
  useEffect(() => {
    const runs = article.current?.querySelectorAll<HTMLElement>('[data-ids]:not([data-form="said"])');
    if (runs?.[0] && ![...runs].some((run) => run.tabIndex === 0)) runs[0].tabIndex = 0;
  }, [props.blocks, props.marks]);
  const headed = props.blocks.some((block) => block.kind === 'headline');
  const render = (block: Block) => <TextBlock key={block.index} block={block} {...props} />;
  return (
    <article ref={article} className={styles.text} onKeyDown={(event) => walkWords(event, props.onOpenWords)}>
      {headed || !props.title ? null : <h1 className={styles.headline}>{props.title}</h1>}
      {groups.map((group) => {
        const first = group[0];
        if (!first) return null;
        if (!isFolded(first.kind)) return group.map(render);
        return (
          <details key={first.index} className={styles.folded} id={`section-${first.section}`}>
            <summary>
              {SECTION_WORDS[first.kind]} <span>· not coded</span>
            </summary>
            {group.map(render)}
          </details>
        );
      })}
    </article>
  );
});

function TextBlock({ block, text, marks, parts, readings }: Props & { block: Block }) {
  const segments = useMemo(() => splitSegments(block, marks, parts), [block, marks, parts]);
  const runs = segments.map((segment) => (
    <Run key={segment.start} segment={segment} text={text} reading={readingOf(segment, readings)} />
  ));
  const hangs = /["“‘«]/.test(text.charAt(block.start));
  const common = { dir: 'auto' as const, 'data-hangs': hangs || undefined, id: `block-${block.index}` };
  if (block.kind === 'headline') {
    return (
      <h1 {...common} className={styles.headline}>
        {runs}
      </h1>
    );
  }
  return (
    <p {...common} className={styles[block.kind]}>
      {runs}
    </p>
  );
}

/** The reading of the innermost figure over a run. */
function readingOf(segment: Segment, readings: ReadonlyMap<string, string>): string | undefined {
  return segment.ids.flatMap((id) => readings.get(id) ?? []).at(-1);
}

interface RunProps {
  readonly segment: Segment;
  readonly text: string;
  readonly reading: string | undefined;
}

function Run({ segment, text, reading }: RunProps) {
  const words = text.slice(segment.start, segment.end);
  if (segment.ids.length === 0) return <span data-start={segment.start}>{words}</span>;
  const drawn = segment.forms.reduceRight<React.ReactNode>(
    (inner, form, depth) => (
      <span key={form} className={styles[form]} data-depth={depth}>
        {inner}
      </span>
    ),
    words,
  );
  return (
    <span
      className={styles.run}
      data-start={segment.start}
      data-ids={segment.ids.join(' ')}
      data-form={segment.forms.at(-1) ?? 'said'}
      data-reading={reading}
      data-box-starts={segment.boxStarts || undefined}
      data-box-ends={segment.boxEnds || undefined}
      tabIndex={-1}
    >
      {drawn}
    </span>
  );
}

/** Left and right step over marked words; Enter opens the claim that rests on them. One tab stop for the whole text. */
function walkWords(event: KeyboardEvent<HTMLElement>, open: (ids: readonly string[]) => void): void {
  const at = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-ids]') : null;
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  const ids = at.dataset.ids?.split(' ') ?? [];
  if (event.key === 'Enter') {
    event.preventDefault();
    open(ids);
    return;
  }
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const runs = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-ids]')].filter(
    (run) => run.dataset.form !== 'said' || run === at,
  );
  const next = runs[runs.indexOf(at) + step];
  if (!next) return;
  at.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
