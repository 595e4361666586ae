/**
 * What a careful reader takes from a report, written down as facts, and how a coded document answers to each of them.
 * A fact names its words by `[start, end]`, or by a quote (`'text'`, or `'text#2'` for its second occurrence).
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Attribution, Claim, CodedDocument, Entity, Span } from '../../src/contract/coded-document.ts';

const words = z.union([z.string().min(1), z.tuple([z.number(), z.number()])]);
const many = z.array(z.string()).min(1);
const interval = z.strictObject({ begin: z.string().nullable(), until: z.string().nullable() });
const point = z.strictObject({ lat: z.number(), lon: z.number(), km: z.number() });
const base = { id: z.string(), note: z.string() };

const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('published'), value: z.string(), basis: z.string() }),
  z.strictObject({ ...base, kind: z.literal('section'), words, section: z.string() }),
  z.strictObject({ ...base, kind: z.literal('time'), words, ...interval.shape }),
  z.strictObject({ ...base, kind: z.literal('place'), words, ...point.shape }),
  z.strictObject({ ...base, kind: z.literal('same'), all: z.array(words).min(2) }),
  z.strictObject({
    ...base,
    kind: z.literal('actor'),
    words,
    actorId: z.string().optional(),
    category: z.string().optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('attribution'),
    source: words.nullable(),
    sameAs: words.optional(),
    content: words,
    stance: many,
    channel: words.optional(),
    time: interval.optional(),
    inside: words.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('claim'),
    trigger: words,
    eventType: many.optional(),
    acled: many.optional(),
    harm: z.string().optional(),
    status: many,
    actors: z.array(words).optional(),
    affected: z.array(words).optional(),
    place: words.optional(),
    time: interval.optional(),
    timeRelation: z.string().optional(),
    background: z.boolean().optional(),
    source: words.nullable().optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('figure'),
    words,
    figure: z.string(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    qualifier: z.string().optional(),
    partOf: words.optional(),
    source: words.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('relation'),
    from: words,
    to: words,
    relation: many,
    polarity: z.string().optional(),
    source: words.optional(),
  }),
]);
export type Fact = z.infer<typeof factSchema>;

const fileSchema = z.strictObject({
  /** The report, from the project's folder; absent where a test gives the text itself. */
  report: z.string().optional(),
  /** How many of the facts must come out right; raised as the coder gets better, never lowered in silence. */
  required: z.number().int().positive(),
  facts: z.array(factSchema).min(1),
  /** Further triggers at which a claim may rightly stand as occurred or ongoing. */
  alsoTrue: z.array(words),
});
export type FactFile = z.infer<typeof fileSchema>;

/** @throws ZodError when the file is not a list of facts */
export function loadFacts(path: string): FactFile {
  return fileSchema.parse(parse(readFileSync(path, 'utf8')));
}

type Words = z.infer<typeof words>;

/** Checks facts against one coded document; every answer is null when the fact is there, else what is wrong. */
export class FactChecker {
  readonly #coded: CodedDocument;
  readonly #text: string;

  constructor(coded: CodedDocument, text: string) {
    this.#coded = coded;
    this.#text = text;
  }

  check(fact: Fact): string | null {
    switch (fact.kind) {
      case 'published': {
        const { value, basis } = this.#coded.publishedAt;
        return value?.startsWith(fact.value) && basis === fact.basis
          ? null
          : `publishedAt is ${value} (${basis})`;
      }
      case 'section': {
        const at = this.locate(fact.words);
        const found = this.#coded.sections.find((each) => covers(each, at));
        return found?.kind === fact.section ? null : `is ${found?.kind ?? 'in no section'}`;
      }
      case 'time':
        return this.#first(this.#coded.times, fact.words, (time) =>
          this.#interval(time.id, fact) ? null : `is ${time.begin} to ${time.until}`,
        );
      case 'place':
        return this.#first(this.#coded.places, fact.words, (place) => {
          if (place.resolution.status !== 'resolved') return `is ${place.resolution.status}`;
          const { lat, lon, name } = place.resolution.place;
          const km = distanceKm(lat, lon, fact.lat, fact.lon);
          return km <= fact.km ? null : `is ${name}, ${Math.round(km)} km away`;
        });
      case 'same': {
        const chains = fact.all.map((each) => new Set(this.#entitiesAt(each).map((entity) => entity.chain)));
        const shared = [...(chains[0] ?? [])].some((chain) => chains.every((set) => set.has(chain)));
        return shared ? null : `chains ${chains.map((set) => [...set].join('/') || 'none').join(' | ')}`;
      }
      case 'actor':
        return this.#first(this.#coded.entities, fact.words, (entity) => {
          if (fact.actorId && entity.actorId !== fact.actorId) return `is actor ${entity.actorId}`;
          return fact.category && entity.category !== fact.category ? `category is ${entity.category}` : null;
        });
      case 'attribution':
        return firstNull(this.#coded.attributions.map((each) => this.#attribution(each, fact)));
      case 'claim':
        return this.#first(
          this.#coded.claims.map((claim) => ({
            ...claim,
            start: claim.trigger.start,
            end: claim.trigger.end,
          })),
          fact.trigger,
          (claim) => this.#claim(claim, fact),
        );
      case 'figure':
        return this.#first(this.#coded.figures, fact.words, (figure) => {
          if (figure.kind !== fact.figure) return `kind is ${figure.kind}`;
          if (figure.low !== fact.low || figure.high !== fact.high)
            return `is ${figure.low} to ${figure.high}`;
          if (fact.qualifier && figure.qualifier !== fact.qualifier) return `is ${figure.qualifier}`;
          if (fact.partOf) {
            const whole = this.#coded.figures.find((each) => each.id === figure.partOf);
            if (!whole || !overlaps(whole, this.locate(fact.partOf))) return 'is part of nothing like it';
          }
          const { source } = fact;
          if (source === undefined) return null;
          const said = this.#coded.claims.some(
            (each) => each.figures.includes(figure.id) && this.#saidBy(each.attributions, source),
          );
          return said ? null : 'has another source';
        });
      case 'relation':
        return firstNull(
          this.#coded.relations.map((relation) => {
            if (!fact.relation.includes(relation.kind)) return 'no relation of that kind';
            if (!this.#refersTo(relation.from, fact.from) || !this.#refersTo(relation.to, fact.to))
              return 'between others';
            if (fact.polarity && relation.polarity !== fact.polarity) return `is ${relation.polarity}`;
            return fact.source === undefined || this.#saidBy(relation.attributions, fact.source)
              ? null
              : 'has another source';
          }),
        );
    }
  }

  /** Claims that stand as occurred or ongoing where no fact and no further true trigger allows it. */
  findFalseClaims(file: FactFile): readonly string[] {
    const asserted = (status: readonly string[]) => status.includes('occurred') || status.includes('ongoing');
    const allowed = [
      ...file.facts.flatMap((fact) =>
        fact.kind === 'claim' && asserted(fact.status) ? [this.locate(fact.trigger)] : [],
      ),
      ...file.alsoTrue.map((each) => this.locate(each)),
    ];
    return this.#coded.claims
      .filter((claim) => asserted([claim.status]) && !allowed.some((span) => overlaps(span, claim.trigger)))
      .map(
        (claim) =>
          `[${claim.trigger.start}, ${claim.trigger.end}] ${claim.acled?.subEventType ?? claim.eventType} ${claim.status}`,
      );
  }

  /** @throws Error when a quote does not stand in the text: a fact that names nothing checks nothing */
  locate(at: Words): Span {
    if (typeof at !== 'string') return { start: at[0], end: at[1] };
    const [, quote, nth] = /^(.*?)(?:#(\d+))?$/s.exec(at) ?? [];
    let start = -1;
    for (let n = 0; n < Number(nth ?? 1); n++) start = this.#text.indexOf(quote ?? at, start + 1);
    if (start < 0) throw new Error(`the text does not say ${JSON.stringify(at)}`);
    return { start, end: start + (quote ?? at).length };
  }

  #first<T extends Span>(items: readonly T[], at: Words, check: (item: T) => string | null): string | null {
    const span = this.locate(at);
    const found = items.filter((item) => overlaps(item, span));
    return found.length === 0 ? 'is not found' : firstNull(found.map(check));
  }

  #entitiesAt(at: Words): readonly Entity[] {
    const span = this.locate(at);
    return this.#coded.entities.filter((entity) => iou(entity, span) >= 0.4);
  }

  /** Whether an entity, by any mention of its chain, covers the words. */
  #refersTo(id: string | null, at: Words): boolean {
    const span = this.locate(at);
    const chain = this.#coded.entities.find((entity) => entity.id === id)?.chain;
    return this.#coded.entities.some((entity) => entity.chain === chain && iou(entity, span) >= 0.4);
  }

  #interval(
    id: string | null,
    wanted: { readonly begin: string | null; readonly until: string | null },
  ): boolean {
    const time = this.#coded.times.find((each) => each.id === id);
    const fits = (found: string | null, prefix: string | null) =>
      prefix === null ? found === null : (found?.startsWith(prefix) ?? false);
    return time !== undefined && fits(time.begin, wanted.begin) && fits(time.until, wanted.until);
  }

  #attribution(each: Attribution, fact: Extract<Fact, { kind: 'attribution' }>): string | null {
    const content = this.locate(fact.content);
    if (!each.content.some((span) => overlapShare(span, content) >= 0.5)) return 'is not found';
    if (!fact.stance.includes(each.stance)) return `stance is ${each.stance}`;
    if (fact.source === null ? each.source !== null : !this.#isSource(each, fact.source, fact.sameAs))
      return 'has another source';
    if (fact.channel && !(each.channel && overlaps(each.channel, this.locate(fact.channel))))
      return 'lacks its channel';
    if (fact.time && !this.#interval(each.time, fact.time)) return 'was said at another time';
    if (fact.inside) {
      const parent = this.#coded.attributions.find((other) => other.id === each.parent);
      if (!parent?.cue || !overlaps(parent.cue, this.locate(fact.inside))) return 'is not nested';
    }
    return null;
  }

  #isSource(each: Attribution, source: Words, sameAs: Words | undefined): boolean {
    if (!each.source || !overlaps(each.source, this.locate(source))) return false;
    return sameAs === undefined || each.sourceEntities.some((id) => this.#refersTo(id, sameAs));
  }

  #saidBy(ids: readonly string[], source: Words | null): boolean {
    const found = this.#coded.attributions.filter((each) => ids.includes(each.id));
    if (source === null) return found.some((each) => each.source === null);
    const span = this.locate(source);
    return found.some(
      (each) =>
        (each.source && overlaps(each.source, span)) ||
        each.sourceEntities.some((id) => this.#refersTo(id, source)),
    );
  }

  #claim(claim: Claim, fact: Extract<Fact, { kind: 'claim' }>): string | null {
    if (fact.eventType && !fact.eventType.includes(claim.eventType ?? ''))
      return `type is ${claim.eventType}`;
    if (fact.acled && !fact.acled.includes(claim.acled?.subEventType ?? ''))
      return `ACLED type is ${claim.acled?.subEventType}`;
    if (fact.harm && !claim.harms.some((harm) => harm === fact.harm))
      return `harms are ${claim.harms.join(', ') || 'none'}`;
    if (!fact.status.includes(claim.status)) return `status is ${claim.status}`;
    const lacks = (wanted: readonly Words[] | undefined, roles: readonly Span[]) =>
      wanted?.find((each) => !roles.some((role) => overlaps(role, this.locate(each))));
    const actor = lacks(fact.actors, claim.actors);
    if (actor !== undefined) return `lacks actor ${actor}`;
    const affected = lacks(fact.affected, [...claim.recipients, ...claim.objects]);
    if (affected !== undefined) return `lacks affected ${affected}`;
    if (fact.place) {
      const place = this.#coded.places.find((each) => each.id === claim.place);
      if (!place || !this.#samePlace(place, fact.place))
        return `place is ${place ? this.#text.slice(place.start, place.end) : 'none'}`;
    }
    if (fact.time && !this.#interval(claim.time, fact.time)) return `time is ${claim.time}`;
    if (fact.timeRelation && claim.timeRelation !== fact.timeRelation)
      return `time relation is ${claim.timeRelation}`;
    if (fact.background !== undefined && claim.background !== fact.background)
      return `background is ${claim.background}`;
    return fact.source === undefined || this.#saidBy(claim.attributions, fact.source)
      ? null
      : 'has another source';
  }

  /** The same mention, or another one that resolves to the same place. */
  #samePlace(place: CodedDocument['places'][number], at: Words): boolean {
    const span = this.locate(at);
    if (overlaps(place, span)) return true;
    const wanted = this.#coded.places.find((each) => overlaps(each, span));
    if (place.resolution.status !== 'resolved' || wanted?.resolution.status !== 'resolved') return false;
    return place.resolution.place.id === wanted.resolution.place.id;
  }
}

/** Null when one answer is null; else the answer that came furthest, which stands last in the order of checks. */
function firstNull(answers: readonly (string | null)[]): string | null {
  if (answers.includes(null)) return null;
  return (
    answers.findLast((answer) => answer !== 'is not found' && !answer?.startsWith('no relation')) ??
    answers[0] ??
    'is not found'
  );
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function covers(a: Span, b: Span): boolean {
  return a.start <= b.start && b.end <= a.end;
}

/** The shared length as a share of the longer span. */
function iou(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** The shared length as a share of the wanted span. */
function overlapShare(a: Span, wanted: Span): number {
  return (Math.min(a.end, wanted.end) - Math.max(a.start, wanted.start)) / (wanted.end - wanted.start);
}

function distanceKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(a));
}
