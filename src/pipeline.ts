/**
 * The stages in order: one document in, one coded document out, and nothing else touched.
 *
 * The order matters. Times come first, because the document's own day anchors all that follows. Parties come before
 * places: 'Idlib' in 'Idlib Martyrs Brigade' locates nothing. Places come before chains, which need to know what is a
 * place. Figures and attributions need times and chains; claims need all of these, since a claim's status follows from
 * who says it and how. Relations and events are read off what is claimed, so they come last.
 */
import { join } from 'node:path';
import type { Claim, CodedDocument, Figure, Section, TimeExpression } from './contract/coded-document.ts';
import { SCHEMA_ID } from './contract/coded-document.ts';
import { extractActors } from './extract/actors.ts';
import { extractAttributions } from './extract/attributions.ts';
import { extractClaims } from './extract/claims.ts';
import { extractFigures } from './extract/figures.ts';
import { extractPlaces } from './extract/places.ts';
import { extractRelations } from './extract/relations.ts';
import { extractTimes } from './extract/times.ts';
import { readDocument } from './read/read-document.ts';
import { type ActorRegistry, loadActors } from './reference/actors.ts';
import { type Gazetteer, openGazetteer } from './reference/gazetteer.ts';
import { type ActorLexicon, loadActorLexicon } from './reference/lexicon/actor-words.ts';
import { type AttributionLexicon, loadAttributionLexicon } from './reference/lexicon/attribution.ts';
import { type FigureLexicon, loadFigureLexicon } from './reference/lexicon/figures.ts';
import { loadTimeLexicon, type TimeLexicon } from './reference/lexicon/times.ts';
import { DATA_DIR } from './reference/load-yaml.ts';
import { loadOntology, type Ontology } from './reference/ontology.ts';
import { loadPatterns, type Patterns } from './reference/patterns.ts';
import { resolveEntities } from './resolve/entities.ts';
import type { CountryFacts } from './resolve/events/view.ts';
import { resolveEvents } from './resolve/events.ts';
import { resolvePlaces } from './resolve/places.ts';
import { resolveTimes } from './resolve/times.ts';
import type { InputDocument, ReadDocument } from './text/document.ts';
import type { CodingTrace } from './text/trace.ts';

/** All that the stages know besides the document. Loaded once; plain data and lookups, never written to. */
export interface Knowledge {
  readonly actors: ActorRegistry;
  readonly actorLexicon: ActorLexicon;
  readonly gazetteer: Gazetteer;
  readonly times: TimeLexicon;
  readonly figures: FigureLexicon;
  readonly attributions: AttributionLexicon;
  readonly ontology: Ontology;
  readonly patterns: Patterns;
}

/** Folders of a team's own knowledge, read on top of `data/`. */
export interface KnowledgeOptions {
  readonly actors?: readonly string[];
  readonly places?: readonly string[];
  readonly patterns?: readonly string[];
}

/**
 * Loads the knowledge of `data/` and of a team's own folders.
 * @throws DataError when a file does not hold what its schema asks for, naming file and line
 */
export function loadKnowledge(options: KnowledgeOptions = {}): Knowledge {
  return {
    actors: loadActors([join(DATA_DIR, 'actors'), ...(options.actors ?? [])]),
    actorLexicon: loadActorLexicon(),
    gazetteer: openGazetteer({ extra: options.places ?? [] }),
    times: loadTimeLexicon(),
    figures: loadFigureLexicon(),
    attributions: loadAttributionLexicon(),
    ontology: loadOntology(),
    patterns: loadPatterns([join(DATA_DIR, 'patterns/en'), ...(options.patterns ?? [])]),
  };
}

export interface CodeOptions {
  /** Filled with the rules of the decisions (`createTrace`); the coding is the same with and without. */
  readonly trace?: CodingTrace;
  /** Adds the tokens to the output. */
  readonly tokens?: boolean;
}

/**
 * Codes one document.
 * @param input as `ingest` gave it
 * @returns what CONTRACT calls a coded document, without `text` and quotes; the same input gives the same output
 */
export function codeDocument(
  input: InputDocument,
  knowledge: Knowledge,
  options: CodeOptions = {},
): CodedDocument {
  return codeReading(readDocument(input), knowledge, options);
}

/**
 * Codes a document that has been read: all stages after the reader.
 * @param doc as `readDocument` gave it
 */
export function codeReading(
  doc: ReadDocument,
  knowledge: Knowledge,
  options: CodeOptions = {},
): CodedDocument {
  const { publishedAt, times } = resolveTimes(
    doc,
    extractTimes(doc, knowledge.times),
    knowledge.times,
    options.trace,
  );
  const mentions = extractActors(doc, knowledge.actors, knowledge.actorLexicon);
  const places = resolvePlaces(doc, extractPlaces(doc, mentions, knowledge.gazetteer), knowledge.gazetteer);
  const year = yearOf(publishedAt.value, times);
  const entities = resolveEntities(doc, mentions, places, knowledge.actors, year);
  const figures = extractFigures(doc, times, knowledge.figures);
  const attributions = extractAttributions(doc, entities, times, knowledge.attributions);
  const parts = { entities, times, places, figures, attributions, publishedAt };
  const claims = extractClaims(doc, parts, knowledge.patterns, knowledge.ontology, options.trace);
  const relations = extractRelations(doc, entities, times, attributions, claims);
  const events = resolveEvents(doc, { ...parts, claims }, knowledge.ontology, countryFacts(knowledge));
  return {
    schema: SCHEMA_ID,
    id: doc.id,
    language: doc.language,
    publishedAt,
    sections: joinSections(doc),
    sentences: doc.sentences.map(({ start, end }) => ({ start, end })),
    ...(options.tokens ? { tokens: listTokens(doc) } : {}),
    entities,
    times,
    places,
    figures: keepClaimed(figures, claims),
    attributions,
    claims,
    relations,
    events,
    warnings: listWarnings(doc),
  };
}

function countryFacts({ gazetteer, actors }: Knowledge): CountryFacts {
  return {
    countryOf: (iso3) => gazetteer.countryOf(iso3),
    homeOf: (actorId) => {
      const actor = actors.actors.get(actorId);
      return actor?.country ? { country: actor.country, kind: actor.kind } : null;
    },
  };
}

/** The year reported on: that of publication, else the first that a date of the text gives; null for none. */
function yearOf(published: string | null, times: readonly TimeExpression[]): number | null {
  const first = times.find((time) => time.type === 'DATE' && time.begin !== null)?.begin;
  const year = Number((published ?? first ?? '').slice(0, 4));
  return year > 0 ? year : null;
}

/** A figure that no claim speaks of is the toll of nothing that was coded. */
function keepClaimed(figures: readonly Figure[], claims: readonly Claim[]): Figure[] {
  const claimed = new Set(claims.flatMap((claim) => claim.figures));
  return figures
    .filter((figure) => claimed.has(figure.id))
    .map((figure) =>
      figure.partOf === null || claimed.has(figure.partOf) ? figure : { ...figure, partOf: null },
    );
}

/** Neighbouring paragraphs of one kind are one section. */
function joinSections(doc: ReadDocument): Section[] {
  const sections: { start: number; end: number; kind: Section['kind'] }[] = [];
  for (const { start, end, kind } of doc.paragraphs) {
    const last = sections.at(-1);
    if (last?.kind === kind) last.end = end;
    else sections.push({ start, end, kind });
  }
  return sections;
}

/** Names keep their form as their lemma, as UD has it. */
function listTokens(doc: ReadDocument): NonNullable<CodedDocument['tokens']> {
  return doc.tokens.map(({ start, end, text, lemma, upos, head, deprel }) => ({
    start,
    end,
    lemma: upos === 'PROPN' ? text : lemma,
    upos,
    head,
    deprel,
  }));
}

function listWarnings(doc: ReadDocument): string[] {
  const warnings = [...doc.warnings];
  // Empty text is in no language; there is nothing that could not be read.
  if (!doc.readable && doc.text.trim() !== '') warnings.push('unsupported-language');
  return warnings;
}
