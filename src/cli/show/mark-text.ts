/** The text of a document with its evidence marked: by form first, by colour second, so that either alone will do. */
import picocolors from 'picocolors';
import type { CodedDocument, Span } from '../../contract/coded-document.ts';

export const MARK_KINDS = ['trigger', 'figure', 'time', 'place', 'source', 'actor', 'weapon'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark extends Span {
  readonly kind: MarkKind;
}

interface Style {
  /** Brackets where there is no colour and no underline. */
  readonly open: string;
  readonly close: string;
  readonly paint: (text: string) => string;
}

const { createColors } = picocolors;
const on = createColors(true);

/** Forms differ where the terminal has forms: bold, box, slant, underline; the hue comes on top. */
const STYLES: Record<MarkKind, Style> = {
  trigger: { open: '*', close: '*', paint: (text) => on.bold(on.underline(text)) },
  figure: { open: '[', close: ']', paint: (text) => on.inverse(on.red(text)) },
  time: { open: '⟨', close: '⟩', paint: (text) => on.italic(on.yellow(text)) },
  place: { open: '‹', close: '›', paint: (text) => on.underline(on.green(text)) },
  source: { open: '«', close: '»', paint: (text) => on.bold(on.cyan(text)) },
  actor: { open: '{', close: '}', paint: (text) => on.underline(on.blue(text)) },
  weapon: { open: '~', close: '~', paint: (text) => on.italic(on.magenta(text)) },
};

/** What stands in the text as evidence; where two overlap, the kind that comes first in MARK_KINDS is shown. */
export function listMarks(coded: CodedDocument): Mark[] {
  const marks: Mark[] = [
    ...coded.claims.map(({ trigger }) => mark('trigger', trigger)),
    ...coded.figures.map((figure) => mark('figure', figure)),
    ...coded.times.map((time) => mark('time', time)),
    // A place within a name ('Northern Wire') locates nothing.
    ...coded.places.filter(({ role }) => role === 'location').map((place) => mark('place', place)),
    ...coded.attributions.flatMap(({ source }) => (source ? [mark('source', source)] : [])),
    ...coded.claims.flatMap((claim) =>
      [...claim.actors, ...claim.recipients].map((role) => mark('actor', role)),
    ),
    ...coded.claims.flatMap((claim) => claim.instruments.map((role) => mark('weapon', role))),
  ];
  const kept: Mark[] = [];
  for (const kind of MARK_KINDS) {
    for (const one of marks.filter((other) => other.kind === kind)) {
      if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * A stretch of the text in pieces that can be wrapped: each word with its mark.
 * @param colour false: brackets in place of underline and colour
 */
export function markWords(
  text: string,
  span: Span,
  marks: readonly Mark[],
  colour: boolean,
): { plain: string; shown: string }[] {
  const words: { plain: string; shown: string }[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(/\S+/g)) {
    const start = span.start + match.index;
    words.push(markWord(text, { start, end: start + match[0].length }, marks, colour));
  }
  return words;
}

function markWord(
  text: string,
  word: Span,
  marks: readonly Mark[],
  colour: boolean,
): { plain: string; shown: string } {
  let plain = '';
  let shown = '';
  let at = word.start;
  const add = (raw: string, paint: (text: string) => string = (same) => same) => {
    plain += raw;
    shown += raw === '' ? '' : paint(raw);
  };
  for (const one of marks) {
    if (one.end <= word.start || one.start >= word.end) continue;
    const style = STYLES[one.kind];
    const from = Math.max(one.start, at);
    const to = Math.min(one.end, word.end);
    add(text.slice(at, from));
    if (!colour && one.start >= word.start) add(style.open);
    add(text.slice(from, to), colour ? style.paint : undefined);
    if (!colour && one.end <= word.end) add(style.close);
    at = to;
  }
  add(text.slice(at, word.end));
  return { plain, shown };
}

/** The key to the marks. */
export function describeMarks(colour: boolean): string {
  return MARK_KINDS.map((kind) => {
    const { open, close, paint } = STYLES[kind];
    return colour ? paint(kind) : `${open}${kind}${close}`;
  }).join('  ');
}

function mark(kind: MarkKind, { start, end }: Span): Mark {
  return { kind, start, end };
}
