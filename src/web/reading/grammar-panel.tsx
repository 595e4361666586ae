/** How one sentence was read, at the foot of the page: arcs, or the same as a table. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { treeQuery } from '../api/queries.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import styles from './grammar-panel.module.css';
import { TreeDrawing } from './tree-drawing.tsx';
import { TreeTable } from './tree-table.tsx';

interface Props {
  readonly documentId: string;
  /** From 1. */
  readonly sentence: number;
  /** How many the document has. */
  readonly sentences: number;
  readonly onSentence: (sentence: number) => void;
  readonly onClose: () => void;
}

export function GrammarPanel({ documentId, sentence, sentences, onSentence, onClose }: Props) {
  const { data, error } = useQuery(treeQuery(documentId, sentence));
  const [table, setTable] = useState(false);
  const panel = useFocusWhileOpen();
  const step = (by: 1 | -1) => () => {
    const next = sentence + by;
    if (next >= 1 && next <= sentences) onSentence(next);
  };
  const turn = () => setTable(!table);
  useShortcuts({ n: step(1), p: step(-1), t: turn });
  const button = (word: string, key: string, act: () => void, rest: object = {}) => (
    <button type="button" aria-label={word} aria-keyshortcuts={key} onClick={act} {...rest}>
      {word}
      <kbd>{key}</kbd>
    </button>
  );
  return (
    <section ref={panel} className={styles.panel} aria-label="Grammar" data-grammar="" tabIndex={-1}>
      <header className={styles.bar}>
        <h2>
          Grammar{' '}
          <span>
            sentence {sentence} of {sentences}
          </span>
        </h2>
        {button('Previous', 'p', step(-1), { disabled: sentence <= 1 })}
        {button('Next', 'n', step(1), { disabled: sentence >= sentences })}
        {button('Table', 't', turn, { 'aria-pressed': table })}
        {button('Close', 'Esc', onClose, { 'aria-keyshortcuts': 'Escape' })}
      </header>
      {data ? (
        <section
          key={`${sentence} ${table}`}
          // The words stand below the arcs; where not all fits, they are what is seen first.
          ref={(element) => element?.scrollTo({ top: table ? 0 : element.scrollHeight })}
          className={styles.tree}
          aria-label="Tree of the sentence"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a screen, it scrolls by the arrow keys too
          tabIndex={0}
        >
          {table ? null : <TreeDrawing tree={data} />}
          <div className={table ? undefined : 'visually-hidden'}>
            <TreeTable tree={data} />
          </div>
        </section>
      ) : (
        <p className={styles.note} role={error ? 'alert' : 'status'}>
          {error ? error.message : 'Reading the whole document again …'}
        </p>
      )}
    </section>
  );
}

/** Takes the focus, and gives it back to what had it when the panel closes. */
function useFocusWhileOpen() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    own?.focus({ preventScroll: true });
    return () => {
      const moved = document.activeElement !== document.body && !own?.contains(document.activeElement);
      if (!moved && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return panel;
}
