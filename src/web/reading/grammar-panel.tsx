/** How one sentence was read, at the foot of the page: arcs, or the same as a table. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { treeQuery } from '../api/queries.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { FootPanel } from './foot-panel.tsx';
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
  const step = (by: 1 | -1) => () => {
    const next = sentence + by;
    if (next >= 1 && next <= sentences) onSentence(next);
  };
  const turn = () => setTable(!table);
  useShortcuts({ n: step(1), p: step(-1), t: turn });
  const buttons = [
    { word: 'Previous', hint: 'p', act: step(-1), disabled: sentence <= 1 },
    { word: 'Next', hint: 'n', act: step(1), disabled: sentence >= sentences },
    { word: 'Table', hint: 't', act: turn, pressed: table },
  ];
  return (
    <FootPanel
      title="Grammar"
      detail={`sentence ${sentence} of ${sentences}`}
      buttons={buttons}
      onClose={onClose}
    >
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
    </FootPanel>
  );
}
