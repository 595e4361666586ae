/** Whom the words of a source stand for where they are no name: 'the two groups', 'they' after 'X and Y', 'the statement'. */
import type { Attribution, Entity, Id } from '../../contract/coded-document.ts';
import type { NounPhrase } from '../../text/document.ts';
import { firstTokenFrom } from './quotations.ts';
import type { Draft, Reading } from './reading.ts';

/** How many sentences back the two, or the one who issued it, may have been told. */
const REACH = 3;
const SEVERAL =
  /^(?:they|both|(?:the|these|those|both) (?:(?:two|three|four) )?(?:groups|parties|sides|factions|organi[sz]ations|movements|militias|armies|ministries|governments|countries|agencies|men|women|leaders|ministers|officials|commanders|brothers|sisters)|the (?:two|three|pair|couple))$/;

type Known = readonly Pick<Attribution, 'sourceEntities' | 'source' | 'cue'>[];

/**
 * @param found the entities that the words themselves name
 * @param made the attributions before this one
 * @returns the entities that are behind the words; what was found where the words tell enough
 */
export function speakersBehind(
  r: Reading,
  draft: Draft,
  found: readonly Id[],
  entities: readonly Entity[],
  made: Known,
): readonly Id[] {
  const { source } = draft;
  if (!source) return found;
  const words = r.doc.text.slice(source.start, source.end).toLowerCase().replace(/\s+/g, ' ');
  if (SEVERAL.test(words) && !isTold(found, entities)) return joined(r, source.start, entities) ?? found;
  return found.length === 0 ? (issuersOf(r, draft, entities, made) ?? found) : found;
}

/** The words are not the first that the text has for whom they mean. */
function isTold(found: readonly Id[], entities: readonly Entity[]): boolean {
  return entities.some((each) => found.includes(each.id) && each.chain !== each.id);
}

/** The names of the last subject that is several names: 'Lena Adar and Omar Tal fled.' */
function joined(r: Reading, before: number, entities: readonly Entity[]): readonly Id[] | null {
  const sentence = r.tokens[firstTokenFrom(r.tokens, before)]?.sentence ?? 0;
  for (let at = sentence - 1; at >= Math.max(0, sentence - 2); at--) {
    const verb = r.syntax.verbsOf(at).find((each) => each.form === 'finite');
    const subject = verb && r.syntax.subjectOf(verb);
    const parts = subject ? r.syntax.conjunctsOf(subject) : [];
    const named = parts.flatMap((part) => namedBy(r, part, entities) ?? []);
    if (parts.length > 1 && named.length === parts.length) return named;
  }
  return null;
}

function namedBy(r: Reading, phrase: NounPhrase, entities: readonly Entity[]): Id | null {
  const head = r.tokens[phrase.head];
  const covering = entities.filter(
    (e) => head && e.start <= head.start && e.end >= head.end && /^(?:actor|person|media)$/.test(e.type),
  );
  const largest = covering.reduce<Entity | null>(
    (a, b) => (a && a.end - a.start >= b.end - b.start ? a : b),
    null,
  );
  return largest?.id ?? null;
}

/**
 * 'In a statement, the Front blamed the army. The statement said …', 'a report by the Monitor … The report says': who issued
 * what is called so.
 */
function issuersOf(r: Reading, draft: Draft, entities: readonly Entity[], made: Known): readonly Id[] | null {
  const speaker = draft.speaker;
  const lemma = r.tokens[speaker?.head ?? -1]?.lemma ?? '';
  if (!speaker || !r.lexicon.documents.has(lemma)) return null;
  const opener = r.tokens[speaker.firstToken];
  if (/^(?:its|their|his|her)$/.test(opener?.norm ?? '')) {
    const owner = entities.find((e) => e.start === opener?.start && e.end === opener.end);
    return owner ? [owner.id] : null;
  }
  if (!/^(?:the|this|that)$/.test(opener?.norm ?? '')) return null;
  if (speaker.head - speaker.firstToken > 1) return null;
  const told = r.doc.phrases.findLast(
    (each) =>
      each.end <= speaker.start &&
      speaker.sentence - each.sentence <= REACH &&
      r.tokens[each.head]?.lemma === lemma &&
      issuerBeside(r, each, entities, made) !== null,
  );
  return told ? issuerBeside(r, told, entities, made) : null;
}

/** Its owner or the one behind 'by' or 'from', else who speaks in its sentence. */
function issuerBeside(
  r: Reading,
  phrase: NounPhrase,
  entities: readonly Entity[],
  made: Known,
): readonly Id[] | null {
  const owner = phrase.possessor === null ? null : r.doc.phrases[phrase.possessor];
  const named = (owner ? namedBy(r, owner, entities) : null) ?? namedBehind(r, phrase.endToken, entities);
  if (named) return [named];
  const sentence = r.doc.sentences[phrase.sentence];
  const speaking = made.findLast(
    ({ cue, sourceEntities }) =>
      sourceEntities.length > 0 &&
      cue !== null &&
      cue.start >= (sentence?.start ?? 0) &&
      cue.end <= (sentence?.end ?? 0),
  );
  return speaking?.sourceEntities ?? null;
}

/** The party or person that 'by', 'from' or 'of' gives right behind a noun. */
function namedBehind(r: Reading, preposition: number, entities: readonly Entity[]): Id | null {
  if (!/^(?:by|from|of)$/.test(r.norm(preposition))) return null;
  const article = r.tokens[preposition + 1]?.upos === 'DET' ? 1 : 0;
  const starts = [1, 1 + article].map((step) => r.tokens[preposition + step]?.start ?? -1);
  return (
    entities.find((e) => starts.includes(e.start) && /^(?:actor|person|media)$/.test(e.type))?.id ?? null
  );
}
