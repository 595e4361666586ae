/** Cuts text into runs that lie under the same marks, so that overlapping and nested evidence renders right. */
import type { CodedDocument, Entity, Span } from '../../contract/coded-document.ts';
import type { ClaimPart } from './claim-parts.ts';
import type { VoiceMark } from './said-spans.ts';

/** How evidence is drawn. `said` and `trigger` are drawn only when lit. */
export type MarkForm = 'actor' | 'place' | 'time' | 'figure' | 'weapon' | 'said' | 'trigger';

export interface Mark extends Span {
  readonly id: string;
  readonly form: MarkForm;
}

export interface Segment extends Span {
  /** The forms to draw, outermost first, each once. */
  readonly forms: readonly MarkForm[];
  /** Whether the box of a figure begins or ends here: one box stands around all runs of a figure. */
  readonly boxStarts: boolean;
  readonly boxEnds: boolean;
  /** Ids of the marks and keys of the claim parts that cover it. */
  readonly ids: readonly string[];
}

const ENTITY_FORMS: Readonly<Record<Entity['type'], MarkForm | null>> = {
  actor: 'actor',
  person: 'actor',
  nationality: 'actor',
  media: 'actor',
  place: 'place',
  facility: 'weapon',
  weapon: 'weapon',
  vehicle: 'weapon',
  document: null,
  other: null,
};

/**
 * Every mark that the coding puts on the text.
 * @param voices where sources stand (`collectSaid`)
 */
export function collectMarks(
  coded: Pick<CodedDocument, 'entities' | 'times' | 'places' | 'figures' | 'attributions' | 'claims'>,
  voices: readonly VoiceMark[] = [],
): readonly Mark[] {
  const mark = (id: string, form: MarkForm, span: Span): Mark => ({
    id,
    form,
    start: span.start,
    end: span.end,
  });
  return [
    ...coded.entities.flatMap((entity) => {
      const form = ENTITY_FORMS[entity.type];
      return form ? [mark(entity.id, form, entity)] : [];
    }),
    // 'Northern' in 'Northern Wire' locates nothing.
    ...coded.places
      .filter((item) => item.role !== 'part-of-name')
      .map((item) => mark(item.id, 'place', item)),
    ...coded.times.map((item) => mark(item.id, 'time', item)),
    ...coded.figures.map((item) => mark(item.id, 'figure', item)),
    ...coded.attributions.flatMap((item) =>
      [item.source, item.cue, item.channel].flatMap((span) => (span ? [mark(item.id, 'said', span)] : [])),
    ),
    ...voices.map((voice) => mark(voice.id, 'said', voice)),
    ...coded.claims.map((item) => mark(item.id, 'trigger', item.trigger)),
  ];
}

/** The words of claim parts as spans to cut at; a part may rest on several. */
export interface PartSpan extends Span {
  readonly id: string;
}
export function collectPartSpans(parts: readonly ClaimPart[]): readonly PartSpan[] {
  return parts.flatMap((part) => part.spans.map(({ start, end }) => ({ id: part.key, start, end })));
}

/**
 * Cuts `block` at every edge of a mark or part.
 * @returns segments in text order that cover the block without gap or overlap
 */
export function splitSegments(
  block: Span,
  marks: readonly Mark[],
  parts: readonly PartSpan[] = [],
): readonly Segment[] {
  const inside = <T extends Span>(spans: readonly T[]) =>
    spans.filter((span) => span.start < block.end && span.end > block.start);
  const ownMarks = inside(marks).toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const ownParts = inside(parts);
  const edges = new Set([block.start, block.end]);
  for (const span of [...ownMarks, ...ownParts]) {
    edges.add(Math.max(span.start, block.start));
    edges.add(Math.min(span.end, block.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const runs = cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? block.end;
    const covers = (span: Span) => span.start <= start && span.end >= end;
    const over = ownMarks.filter(covers);
    const drawn = over.map((item) => item.form).filter((form) => form !== 'said' && form !== 'trigger');
    return {
      start,
      end,
      forms: [...new Set(drawn)],
      ids: [...new Set([...over.map((item) => item.id), ...ownParts.filter(covers).map((item) => item.id)])],
    };
  });
  const boxed = (index: number) => runs[index]?.forms.includes('figure') ?? false;
  return runs.map((run, index) => ({
    ...run,
    boxStarts: boxed(index) && !boxed(index - 1),
    boxEnds: boxed(index) && !boxed(index + 1),
  }));
}
