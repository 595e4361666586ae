/** Names that the registry knows, and what the text itself introduces for them: 'Red Valley Front (RVF)'. */
import type { NameTarget } from '../../reference/actors.ts';
import type { CountryVotes } from '../../text/reported-country.ts';
import { chooseTarget, sharedActor } from './choose.ts';
import { addHit, type Context, type NameHit, spanOf } from './context.ts';
import type { RegistryHit } from './match-registry.ts';
import type { Word } from './words.ts';

/** Adds the hits that have one bearer, and those whose bearers are all actors, without an id. */
export function findRegistered(context: Context, hits: readonly RegistryHit[], votes: CountryVotes): void {
  const vocabulary = new Set(context.words.map((word) => word.norm));
  for (const iso of votes.keys()) vocabulary.add(iso.toLowerCase());
  for (const hit of hits) {
    if (isPartOfOther(context, hit) || isOtherPerson(context, hit)) continue;
    const target = countryOrAdjective(context, hit) ?? chooseTarget(hit, votes, vocabulary);
    if (target) {
      addHit(context, {
        from: hit.from,
        to: hit.to,
        target,
        pattern: hit.loose ? 'registry:key' : 'registry',
      });
      continue;
    }
    const shared = sharedActor(hit);
    // A shared name whose context is missing is left alone when it may be a common word or somebody's surname.
    const acronym = hit.to - hit.from === 1 && context.words[hit.from]?.acronym === true;
    if (
      !shared ||
      shared.kind === 'person' ||
      (!acronym && new Set(hit.names.map((name) => name.target)).size < 2)
    )
      continue;
    const span = spanOf(context.words, hit.from, hit.to);
    const name = context.doc.text.slice(span.start, span.end);
    const unknown = { kind: 'unknown', type: 'actor', category: shared.category, name } as const;
    addHit(context, { from: hit.from, to: hit.to, target: unknown, pattern: 'registry:ambiguous' });
  }
}

/** 'US', 'UK': the adjective before the noun of its phrase ('US jets'), else the country ('the US said'). */
function countryOrAdjective(context: Context, hit: RegistryHit): NameTarget | null {
  const country = hit.names.find(({ target }) => target.kind === 'country')?.target ?? null;
  const adjective = hit.names.find(({ target }) => target.kind === 'adjective')?.target ?? null;
  const last = context.words[hit.to - 1];
  if (!country || !adjective || !last) return null;
  const phrase = context.phraseOf(last);
  return phrase && phrase.head > last.token.index ? adjective : country;
}

/** 'Ahmed Abbas', 'Abbas Ibrahim': a surname that the registry knows, inside somebody else's name. */
function isOtherPerson(context: Context, hit: RegistryHit): boolean {
  const { words, lexicon } = context;
  if (
    hit.to - hit.from > 1 ||
    !hit.names.every(({ target }) => target.kind === 'actor' && target.actor.kind === 'person')
  )
    return false;
  const isName = (word: Word | undefined) =>
    word !== undefined &&
    word.sentence === words[hit.from]?.sentence &&
    word.capital &&
    word.fold !== '' &&
    !word.skipped;
  const before = words[hit.from - 1];
  const title = before ? before.norm.replace(/\.$/, '') : '';
  const titled = lexicon.names.roles.has(title) || lexicon.names.titles.has(title);
  const named = isName(before) && !titled && (!before?.first || lexicon.names.given.has(before.fold));
  const next = words[hit.to];
  const last = next ? lexicon.names.organisations.has(next.norm) : false;
  return named || (isName(next) && !next?.glued && !last);
}

/** 'Syrian Street', 'Amal Hospital', 'Rebels FC': a name that goes on into one of another kind. */
function isPartOfOther(context: Context, hit: RegistryHit): boolean {
  const next = context.words[hit.to];
  if (!next?.capital || next.first || next.glued) return false;
  const actorOnly = hit.names.every((name) => name.target.kind === 'actor');
  const { places, facilities } = context.lexicon.names;
  return actorOnly && (places.has(next.norm) || facilities.has(next.norm)) && !next.acronym;
}

/**
 * Short forms and other names in brackets right after a name: 'Red Valley Front (RVF)', 'Guardians of Religion
 * (Hurras al-Deen)'. @returns acronyms → the hit that they stand for
 */
export function readBracketed(context: Context, hits: readonly NameHit[]): Map<string, NameHit> {
  const aliases = new Map<string, NameHit>();
  for (const hit of hits) {
    if (!mayBeAbbreviated(context, hit)) continue;
    const at = openBracket(context.words, hit.to);
    const word = context.words[at];
    const close = context.words[at + 1];
    if (at < 0 || !word?.acronym || !close || !/^[),;]/.test(close.text)) continue;
    if (!aliases.has(word.text)) aliases.set(word.text, asOrganisation(context, hit));
  }
  return aliases;
}

/** A party, outlet or place of more than one word, or of the registry; behind a person stands his age or his country. */
function mayBeAbbreviated({ words }: Context, { from, to, target, pattern }: NameHit): boolean {
  if (target.kind === 'actor') return target.actor.kind !== 'person';
  if (target.kind !== 'unknown' || target.type === 'person' || pattern === 'reader:other') return false;
  return words.slice(from, to).filter((word) => word.fold !== '').length > 1;
}

/** What has an acronym of its own and is not known as anything else is an organisation. */
function asOrganisation(context: Context, hit: NameHit): NameHit {
  if (hit.target.kind !== 'unknown' || hit.target.type !== 'other' || hit.to - hit.from < 2) return hit;
  const organisation: NameHit = { ...hit, target: { ...hit.target, type: 'actor' } };
  addHit(context, organisation);
  return organisation;
}

/** The word after an opening bracket that follows a name, over closing quotes and a noun ('organization'); or -1. */
export function openBracket(words: readonly Word[], to: number): number {
  let at = to;
  while (words[at] && /^[”"’',]$/.test(words[at]?.text ?? '')) at += 1;
  return words[at]?.text === '(' ? at + 1 : -1;
}
