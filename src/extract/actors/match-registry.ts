/** Names of the registry in a text: longest match, exact spelling before transliteration. */

import type { IndexedName } from '../../reference/actors/name-index.ts';
import type { ActorRegistry, NameTarget } from '../../reference/actors.ts';
import { isJoint, type Word } from './words.ts';

export interface RegistryHit {
  /** Half-open range into the words. */
  readonly from: number;
  readonly to: number;
  /** Everything that bears this name. */
  readonly names: readonly IndexedName<NameTarget>[];
  readonly loose: boolean;
}

/** @returns hits that do not overlap, in text order */
export function matchRegistry(words: readonly Word[], registry: ActorRegistry): RegistryHit[] {
  const hits: RegistryHit[] = [];
  const shouting = listShouting(words);
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (!word || word.fold === '' || word.skipped) {
      at += 1;
      continue;
    }
    const strict = shouting.has(word.sentence);
    const hit =
      longest(words, at, registry.index.exact.get(word.fold), false, strict) ??
      (word.capital && !strict ? longest(words, at, registry.index.loose.get(word.key), true, strict) : null);
    if (hit) hits.push(hit);
    at = hit ? hit.to : at + 1;
  }
  return hits;
}

function longest(
  words: readonly Word[],
  at: number,
  names: readonly IndexedName<NameTarget>[] | undefined,
  loose: boolean,
  shouting: boolean,
): RegistryHit | null {
  const found: IndexedName<NameTarget>[] = [];
  let to = -1;
  for (const name of names ?? []) {
    if (found[0] && name.words.length < found[0].words.length) break;
    const end = matchEnd(words, at, name, loose, shouting);
    if (end === null || end < to) continue;
    found.push(name);
    to = end;
  }
  return found.length > 0 ? { from: at, to, names: found, loose } : null;
}

function matchEnd(
  words: readonly Word[],
  at: number,
  name: IndexedName<NameTarget>,
  loose: boolean,
  shouting: boolean,
): number | null {
  let position = at;
  for (let part = 0; part < name.words.length; part += 1) {
    if (part > 0) position = skipJoints(words, position, words[at]?.sentence ?? -1);
    const word = words[position];
    if (!word || word.sentence !== words[at]?.sentence) return null;
    if ((loose ? word.key : word.fold) !== name.words[part]) return null;
    const written = name.cases[part];
    if (written === 'acronym' && (!word.acronym || (shouting && word.fold.length <= 3))) return null;
    if (written === 'exact' && word.text !== name.texts[part]) return null;
    if (written !== 'any' && !word.capital && !/^\d/.test(word.text)) return null;
    position += 1;
  }
  return position;
}

/** Over hyphens, apostrophes, articles and the possessive 's, but not over commas, quotes or brackets. */
function skipJoints(words: readonly Word[], from: number, sentence: number): number {
  let at = from;
  for (let word = words[at]; word && word.sentence === sentence; word = words[at]) {
    if (!isJoint(word) && !word.skipped) break;
    at += 1;
  }
  return at;
}

/** Sentences written in capitals: there an acronym looks like any word. */
function listShouting(words: readonly Word[]): Set<number> {
  const counts = new Map<number, { all: number; upper: number }>();
  for (const word of words) {
    if (word.fold.length < 2) continue;
    const count = counts.get(word.sentence) ?? { all: 0, upper: 0 };
    count.all += 1;
    if (word.upper) count.upper += 1;
    counts.set(word.sentence, count);
  }
  return new Set(
    [...counts].filter(([, { all, upper }]) => all > 4 && upper > all * 0.7).map(([sentence]) => sentence),
  );
}
