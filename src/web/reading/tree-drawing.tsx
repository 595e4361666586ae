/** A sentence in a row, with an arc from each word to the words that depend on it. */
import { useEffect, useMemo, useState } from 'react';
import type { SentenceTree } from '../../contract/sentence-tree.ts';
import styles from './tree-drawing.module.css';
import { layoutTree, type PlacedArc, type Ruler } from './tree-layout.ts';

const WORD_SIZE = 16;
const LABEL_SIZE = 12;
/** From one level of arcs to the next. */
const STEP = 22;
/** From the lowest arc to the words. */
const FOOT = 18;
const TOP = 14;
const CORNER = 6;
/** Below the line of the words: the line under a name, part of speech, kind of name. */
const UNDER = 6;
const UPOS_AT = 24;
const KIND_AT = 42;
const BOTTOM = 52;

export function TreeDrawing({ tree }: { tree: SentenceTree }) {
  const ruler = useRuler();
  const { width, levels, rootLevel, middles, arcs, names } = useMemo(
    () => layoutTree(tree, ruler),
    [tree, ruler],
  );
  const u = ruler.unit;
  const rise = (level: number) => (TOP + (levels - level) * STEP) * u;
  const feet = rise(1) + FOOT * u;
  const baseline = feet + WORD_SIZE * u;
  return (
    <svg
      className={styles.tree}
      role="img"
      aria-label="Arcs from each word to the words that depend on it; the table says the same"
      width={width}
      height={baseline + BOTTOM * u}
    >
      {arcs.map((arc) => (
        <g key={arc.dependent} data-arc={arc.label}>
          <path className={styles.arc} d={drawArc(arc, rise(arc.level), feet, u)} />
          <path className={styles.tip} d={drawTip(arc.to, feet, u)} />
        </g>
      ))}
      {arcs.map((arc) => (
        <text
          key={arc.dependent}
          className={styles.label}
          x={(arc.from + arc.to) / 2}
          y={rise(arc.level) + 4 * u}
        >
          {arc.label}
        </text>
      ))}
      {tree.tokens.map((token, index) => {
        const x = middles[index] ?? 0;
        return (
          <g key={token.start}>
            {token.head < 0 ? (
              <g data-root="">
                <path className={styles.arc} d={`M${x},${rise(rootLevel) + 6 * u}V${feet - 4 * u}`} />
                <path className={styles.tip} d={drawTip(x, feet, u)} />
                <text className={styles.label} x={x} y={rise(rootLevel) + 2 * u}>
                  {token.deprel}
                </text>
              </g>
            ) : null}
            <text className={styles.word} x={x} y={baseline} data-word="">
              {token.text}
            </text>
            <text className={styles.upos} x={x} y={baseline + UPOS_AT * u}>
              {token.upos}
            </text>
          </g>
        );
      })}
      {names.map((name) => (
        <g key={name.left} className={styles.name} data-kind={name.kind}>
          <path d={`M${name.left},${baseline + UNDER * u}H${name.right}`} />
          <path d={`M${name.left},${baseline + (UNDER + 3) * u}H${name.right}`} />
          <text x={(name.left + name.right) / 2} y={baseline + KIND_AT * u}>
            {name.kind}
          </text>
        </g>
      ))}
    </svg>
  );
}

function drawArc({ from, to }: PlacedArc, top: number, feet: number, u: number): string {
  const turn = (to > from ? CORNER : -CORNER) * u;
  const down = top + CORNER * u;
  return `M${from},${feet}V${down}Q${from},${top} ${from + turn},${top}H${to - turn}Q${to},${top} ${to},${down}V${feet - 4 * u}`;
}

function drawTip(x: number, feet: number, u: number): string {
  return `M${x - 3 * u},${feet - 6 * u}H${x + 3 * u}L${x},${feet}Z`;
}

/** Measures in the fonts of the page, and again once they are there. */
function useRuler(): Ruler {
  const [loaded, setLoaded] = useState(document.fonts.status === 'loaded');
  useEffect(() => {
    let gone = false;
    void document.fonts.ready.then(() => gone || setLoaded(true));
    return () => {
      gone = true;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are as wide as their font makes them
  return useMemo(() => {
    const page = getComputedStyle(document.documentElement);
    const unit = Number.parseFloat(page.fontSize) / 16;
    const context = document.createElement('canvas').getContext('2d');
    const measure = (size: number, family: string) => (text: string) => {
      if (!context) return text.length * size * unit * 0.6;
      context.font = `${size * unit}px ${page.getPropertyValue(family)}`;
      return context.measureText(text).width;
    };
    return { word: measure(WORD_SIZE, '--serif'), label: measure(LABEL_SIZE, '--sans'), unit };
  }, [loaded]);
}
