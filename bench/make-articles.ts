/** Articles for measuring speed and memory: our own example reports, mixed and varied by a fixed seed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const REPORTS = join(import.meta.dirname, '../examples/reports');

/** A small linear congruential generator: the same articles on every machine. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = [
  'ka',
  'mer',
  'to',
  'lin',
  'dra',
  'sho',
  'vel',
  'un',
  'qa',
  'ri',
  'bel',
  'os',
  'ha',
  'zem',
  'ti',
];

/**
 * Yields articles as lines of the coding contract's input. Names and numbers differ from one to the next, so that
 * nothing is cached that a real stream would not repeat.
 * @param length of each, in words: the first paragraph to reach it is the last
 */
export function* makeArticles(count: number, length: number): Generator<string> {
  const paragraphs = readdirSync(REPORTS)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(REPORTS, name), 'utf8').split(/\n+/))
    .filter((paragraph) => paragraph.length > 80);
  const random = makeRandom(20211114);
  const name = () => {
    const word = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  for (let index = 0; index < count; index++) {
    const chosen: string[] = [];
    let words = 0;
    while (words < length) {
      const paragraph = paragraphs[Math.floor(random() * paragraphs.length)] ?? '';
      const varied = paragraph
        .replace(/\b(?:Tel Amar|Qasr Hadid|Beit Nasur|Adem Varo|Idris Tal)\b/g, () => `${name()} ${name()}`)
        .replace(/\b\d{2}\b/g, () => String(10 + Math.floor(random() * 89)));
      chosen.push(varied);
      words += varied.split(' ').length;
    }
    const id = `article-${index + 1}`;
    yield JSON.stringify({ id, publishedAt: '2021-03-20', text: chosen.join('\n') });
  }
}
