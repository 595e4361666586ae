/** What the map's signs mean; always in sight. */
import styles from './map-page.module.css';
import { chooseSize, SHAPE_PATHS, SHAPE_WORDS, SHAPES, type Shape } from './symbols.ts';

export function ShapeIcon(props: { shape: Shape; split?: boolean; size?: number }) {
  const { shape, split = false, size = 14 } = props;
  return (
    <svg className={styles.icon} viewBox="-1 -1 26 26" width={size} height={size} aria-hidden="true">
      <path className={split ? styles.empty : styles.full} d={SHAPE_PATHS[shape]} />
      {split ? (
        <svg x="0" y="-1" width="12" height="26" viewBox="0 -1 12 26" aria-hidden="true">
          <path className={styles.half} d={SHAPE_PATHS[shape]} />
        </svg>
      ) : null}
    </svg>
  );
}

const TOLLS = [1, 10, 50] as const;

export function Legend() {
  return (
    <details className={styles.legend} open aria-label="Legend">
      <summary>Legend</summary>
      <ul>
        {SHAPES.map((shape) => (
          <li key={shape}>
            <ShapeIcon shape={shape} /> {SHAPE_WORDS[shape]}
          </li>
        ))}
        <li>
          <ShapeIcon shape="circle" split /> contested: sources disagree
        </li>
        <li>
          <svg className={styles.icon} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <circle className={styles.ring} cx="7" cy="7" r="6" />
          </svg>
          ring: it was within this distance
        </li>
        <li>
          <svg className={styles.icon} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <circle className={styles.ring} cx="7" cy="7" r="6" />
            <path className={styles.ring} d="M2 9L9 2M4 12L12 4M1.5 5.5L5.5 1.5M8.5 12.5L12.5 8.5" />
          </svg>
          hatched: somewhere in this area
        </li>
        <li className={styles.sizes}>
          {TOLLS.map((toll) => (
            <span key={toll}>
              <ShapeIcon shape="circle" size={chooseSize(toll)} /> {toll}
            </span>
          ))}
          killed
        </li>
      </ul>
    </details>
  );
}
