/** The texts that the readers read: rounds of documents, none of which comes twice, so that no cache helps. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_FOLDER } from '../bench-folder.ts';
import { makeArticles } from '../make-articles.ts';

/** About the length of a long news report. */
const ARTICLE_WORDS = 900;

export interface TextSet {
  readonly title: string;
  /** The first round is for warming up. */
  readonly rounds: readonly (readonly string[])[];
}

/**
 * Picks documents evenly from a list and deals them out, so that every round has some from all parts of it.
 * @returns `rounds` lists of at most `size` items each, all of the same length; no item comes twice
 * @throws RangeError when there is not even one item for each round
 */
export function dealRounds<T>(items: readonly T[], rounds: number, size: number): T[][] {
  const each = Math.min(size, Math.floor(items.length / rounds));
  if (each < 1) throw new RangeError(`${items.length} texts are too few for ${rounds} rounds`);
  const step = items.length / (rounds * each);
  const picked = Array.from({ length: rounds * each }, (_, index) => items[Math.floor(index * step)] as T);
  return Array.from({ length: rounds }, (_, round) => picked.filter((_, index) => index % rounds === round));
}

/** Generated articles, and the dev texts of `ner-worldwide` where the benchmarks are there. */
export function readTextSets(rounds: number, size: number): TextSet[] {
  const articles = [...makeArticles(rounds * size, ARTICLE_WORDS)].map(readText);
  const sets = [{ title: 'generated articles', rounds: dealRounds(articles, rounds, size) }];
  const news = join(BENCH_FOLDER, 'ner-worldwide', 'dev.jsonl');
  if (existsSync(news)) {
    const texts = readFileSync(news, 'utf8').trimEnd().split('\n').map(readText);
    sets.push({ title: 'news of ner-worldwide', rounds: dealRounds(texts, rounds, size) });
  }
  return sets;
}

function readText(line: string): string {
  return (JSON.parse(line) as { readonly text: string }).text;
}

/** Words between white space: the same count for every reader, whatever it takes for a token. */
export function countWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
