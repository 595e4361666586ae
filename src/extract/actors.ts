/** Mentions of parties, persons, media, weapons, vehicles, facilities, documents and nationalities. */
import type { ActorRegistry } from '../reference/actors.ts';
import type { ActorLexicon } from '../reference/lexicon/actor-words.ts';
import type { NounPhrase, ReadDocument } from '../text/document.ts';
import type { ActorMention } from '../text/drafts/actors.ts';
import { pickCountry } from '../text/reported-country.ts';
import { countCountries } from './actors/choose.ts';
import type { Context, ReadName } from './actors/context.ts';
import { findCoordinated } from './actors/find-coordinated.ts';
import { addNames } from './actors/find-names.ts';
import { findNominals } from './actors/find-nominals.ts';
import { findRegistered, readBracketed } from './actors/find-registered.ts';
import { findShapes } from './actors/find-shapes.ts';
import { findIntroduced, findSurnames } from './actors/find-short-names.ts';
import { matchRegistry } from './actors/match-registry.ts';
import { addReadNames, dropInner, listReadNames } from './actors/read-names.ts';
import { listWords, type Word } from './actors/words.ts';

/**
 * Finds mentions in the coded sentences; what one mention alone cannot tell (which group 'the group' is) is left to
 * `resolve`.
 * @param doc the document as read
 * @param registry the actors to know by name
 * @param lexicon the nouns, titles and cue words
 * @returns mentions in text order, longer before shorter at the same place; they may nest ('HTS suicide bombers',
 *   'HTS'), and offsets are UTF-16 code units into the text
 */
export function extractActors(
  doc: ReadDocument,
  registry: ActorRegistry,
  lexicon: ActorLexicon,
): ActorMention[] {
  const words = listWords(doc);
  if (words.length === 0) return [];
  const names = listReadNames(doc, words);
  const hits = dropInner(words, matchRegistry(words, registry), names);
  const votes = countCountries(words, hits);
  const phraseOf = indexPhrases(doc);
  const context: Context = {
    doc,
    words,
    registry,
    lexicon,
    reported: pickCountry(votes),
    hitAt: [],
    readAt: indexNames(names),
    mentions: [],
    phraseOf,
  };
  // Names of the registry come first: shapes fill what they leave. Short forms follow from both, and nominals are read
  // last because whose they are ('Russian warplanes', 'HTS fighters') is told by the names inside them.
  findRegistered(context, hits, votes);
  addReadNames(context, names);
  findShapes(context);
  findIntroduced(
    context,
    readBracketed(
      context,
      [...new Set(context.hitAt)].filter((hit) => hit !== undefined),
    ),
  );
  findSurnames(context);
  addNames(context);
  findNominals(context);
  findCoordinated(context);
  return sortMentions(context.mentions);
}

function indexNames(names: readonly ReadName[]): (ReadName | undefined)[] {
  const at: (ReadName | undefined)[] = [];
  for (const name of names) for (let word = name.from; word < name.to; word += 1) at[word] = name;
  return at;
}

function indexPhrases(doc: ReadDocument): (word: Word) => NounPhrase | null {
  const at: (NounPhrase | undefined)[] = [];
  for (const phrase of doc.phrases) {
    for (let token = phrase.firstToken; token < phrase.endToken; token += 1) at[token] = phrase;
  }
  return (word) => at[word.token.index] ?? null;
}

/** In text order, without repeats of one span and type. */
function sortMentions(mentions: readonly ActorMention[]): ActorMention[] {
  const seen = new Set<string>();
  return [...mentions]
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .filter((mention) => {
      const key = `${mention.start}:${mention.end}:${mention.type}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
