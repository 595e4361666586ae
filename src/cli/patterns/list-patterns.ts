/** A line for each frame: what it codes, and by which words. */
import type { Ontology } from '../../reference/ontology.ts';
import type { Frame } from '../../reference/patterns.ts';

export interface PatternRow {
  readonly id: string;
  /** PLOVER's type and mode; '-' where it has none. */
  readonly plover: string;
  /** ACLED's sub-type, or the rule set that decides on it. */
  readonly acled: string;
  readonly example: string;
  readonly file: string;
}

/**
 * @param type a PLOVER type or mode, an ACLED type or sub-type, in any case; null: all frames
 * @returns null where nothing has this name
 */
export function listPatterns(
  frames: readonly Frame[],
  ontology: Ontology,
  type: string | null,
): readonly PatternRow[] | null {
  const wanted = type?.toLowerCase() ?? null;
  if (wanted !== null && !namesOf(ontology).has(wanted)) return null;
  return frames
    .filter((frame) => wanted === null || reached(frame, ontology).has(wanted))
    .map((frame) => ({
      id: frame.id,
      plover: [frame.type ?? '-', frame.mode].filter((each) => each !== null).join('/'),
      acled: frame.acled ?? (frame.rules === null ? '-' : `by rules: ${frame.rules}`),
      example: frame.examples[0] ?? '',
      file: frame.file,
    }));
}

function namesOf(ontology: Ontology): ReadonlySet<string> {
  const names = [...ontology.ploverTypes].flatMap(([type, { modes }]) => [type, ...modes]);
  const acled = [...ontology.acledTypes.values()].flatMap((row) => [row.eventType, row.subEventType]);
  return new Set([...names, ...acled].map((name) => name.toLowerCase()));
}

/** All that a claim of the frame may be: its own codes, and those of its rules and modes. */
function reached(frame: Frame, ontology: Ontology): ReadonlySet<string> {
  const rules = ontology.rules.get(frame.rules ?? '') ?? [];
  const subTypes = [frame.acled, ...rules.map((rule) => rule.acled)];
  const modes = [frame.mode, ...frame.modes.map((each) => each.mode), ...rules.map((rule) => rule.mode)];
  const acled = subTypes.flatMap((name) => {
    const known = ontology.acledTypes.get(name ?? '');
    return known ? [known.eventType, known.subEventType] : [];
  });
  const all = [frame.type, ...modes, ...acled].filter((name) => name !== null);
  return new Set(all.map((name) => name.toLowerCase()));
}
