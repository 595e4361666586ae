/** What joins text and margin: the brackets of attributions, and the hairline from the current claim to its trigger. */
import { assignLanes, type Extent } from './note-layout.ts';
import styles from './overlay.module.css';

export interface Bracket extends Extent {
  readonly stance: string;
}

export interface Hairline {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

const LANE_WIDTH = 7;
const TICK = 5;

interface Props {
  readonly brackets: readonly Bracket[];
  readonly hairline: Hairline | null;
  readonly textLeft: number;
  readonly width: number;
  readonly height: number;
}

export function Overlay({ brackets, hairline, textLeft, width, height }: Props) {
  const lanes = assignLanes(brackets);
  const deepest = Math.max(0, ...lanes.values());
  const edge = textLeft - 12;
  return (
    <svg className={styles.overlay} width={width} height={height} aria-hidden="true">
      {brackets.map((bracket) => {
        const x = edge - (deepest - (lanes.get(bracket.id) ?? 0)) * LANE_WIDTH;
        return (
          <path
            key={bracket.id}
            className={styles.bracket}
            data-bracket={bracket.id}
            data-stance={bracket.stance}
            d={`M${x + TICK},${bracket.top}H${x}V${bracket.bottom}H${x + TICK}`}
          />
        );
      })}
      {hairline ? <path className={styles.hairline} data-hairline="" d={drawHairline(hairline)} /> : null}
    </svg>
  );
}

/** Along the underline of the trigger's line to the gutter, then straight to the claim. */
function drawHairline({ from, to }: Hairline): string {
  const turn = to.x - 18;
  return `M${from.x},${from.y}H${turn}L${to.x},${to.y}`;
}
