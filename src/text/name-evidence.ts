/**
 * What speaks for the kind of a name besides the reader: its own words ('… Park', '… University'), the words beside it
 * ('Mr X', 'in X', 'X said'), and how often each of these goes with which kind in the news.
 */
import { loadActorLexicon } from '../reference/lexicon/actor-words.ts';
import type { NameKind, NameSpan, ReadDocument, Token } from './document.ts';

/** Weights are in readings: the reader's own word for one mention counts 1. */
export interface Evidence {
  readonly kind: NameKind;
  readonly weight: number;
}

const DECISIVE = 4;
const STRONG = 1.5;
const WEAK = 1;

const PLACING = new Set(['in', 'near', 'at', 'into', 'outside']);
const SPEAKING = new Set(['say', 'tell', 'add', 'note', 'tweet', 'explain', 'recall']);
const INNER = new Set(['of', 'for', 'and', '&']);
const ABBREVIATION = /^\p{Lu}{2,6}$/u;
/** Institutions act, though their buildings bear the same name. */
const INSTITUTIONS = new Set(['university', 'school', 'college', 'academy', 'church']);
/** Heads of organisations that as often are those of buildings or undertakings. */
const EITHER = new Set([
  'centre',
  'center',
  'initiative',
  'program',
  'programme',
  'conference',
  'community',
  'partnership',
  'campaign',
  'forum',
]);

/** @returns what speaks for a kind, the strongest alone; null when nothing does */
export function evidenceFor(doc: ReadDocument, name: NameSpan): Evidence | null {
  if (name.kind === 'nationality') return null;
  const own = doc.tokens.slice(name.firstToken, name.endToken);
  return headOf(name.kind, own) ?? beside(doc, name, own) ?? shapeOf(name.kind, own, isShouted(doc, name));
}

/** The last word of a long name: 'Park', 'University', 'Cup', 'Ministry'. */
function headOf(kind: NameKind, own: readonly Token[]): Evidence | null {
  const last = own.at(-1);
  if (own.length < 2 || !last || !/^\p{Lu}/u.test(last.text)) return null;
  const { organisations, media, facilities, places, others } = loadActorLexicon().names;
  const word = last.norm;
  const decided = (to: NameKind): Evidence => ({ kind: to, weight: DECISIVE });
  if (INSTITUTIONS.has(word)) return decided('actor');
  if (facilities.has(word)) return decided(kind === 'place' ? kind : 'facility');
  if (places.has(word)) return decided(kind === 'facility' ? kind : 'place');
  if (others.has(word)) return decided('other');
  if (EITHER.has(word)) return null;
  return organisations.has(word) || media.has(word) ? decided('actor') : null;
}

/** 'Mr X' and 'X said' tell of persons, 'in X' of places, 'Xx Yy (XY)' and 'the Xx Yy' of parties. */
function beside({ tokens }: ReadDocument, name: NameSpan, own: readonly Token[]): Evidence | null {
  const { kind, firstToken, endToken, sentence } = name;
  const at = (index: number): Token | null =>
    tokens[index]?.sentence === sentence ? (tokens[index] ?? null) : null;
  const before = at(firstToken - 1);
  const after = at(endToken);
  const { titles, roles } = loadActorLexicon().names;
  const title = before?.norm.replace(/\.$/, '') ?? '';
  if (kind !== 'person' && before && /^\p{Lu}/u.test(before.text) && (titles.has(title) || roles.has(title)))
    return { kind: 'person', weight: STRONG };
  if (kind === 'person' && PLACING.has(title)) return { kind: 'place', weight: DECISIVE };
  if (kind === 'person' && title === 'the' && own.length > 1) return { kind: 'actor', weight: STRONG };
  if (kind === 'place' && after?.upos === 'VERB' && SPEAKING.has(after.lemma))
    return { kind: 'person', weight: WEAK };
  const abbreviated =
    after?.text === '(' && at(endToken + 2)?.text === ')' && ABBREVIATION.test(at(endToken + 1)?.text ?? '');
  if ((kind === 'place' || kind === 'facility') && own.length > 1 && abbreviated)
    return { kind: 'actor', weight: STRONG };
  return null;
}

/** Given names begin persons' names, 'of' stands in the names of parties, and capitals alone make an acronym. */
function shapeOf(kind: NameKind, own: readonly Token[], shouted: boolean): Evidence | null {
  if (kind === 'person' && !shouted && own.length === 1 && ABBREVIATION.test(own[0]?.text ?? ''))
    return { kind: 'actor', weight: STRONG };
  const joined = own.some(({ norm }) => INNER.has(norm));
  if (kind === 'person' && joined) return { kind: 'actor', weight: STRONG };
  const given = loadActorLexicon().names.given.has(own[0]?.norm ?? '');
  if (kind !== 'person' && kind !== 'other' && given && own.length > 1 && !joined)
    return { kind: 'person', weight: STRONG };
  return null;
}

/** In a sentence of capitals throughout, capitals make no acronym. */
function isShouted({ text, sentences }: ReadDocument, { sentence }: NameSpan): boolean {
  const { start, end } = sentences[sentence] ?? { start: 0, end: 0 };
  return !/\p{Ll}{2}/u.test(text.slice(start, end));
}
