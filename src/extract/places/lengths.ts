/** Lengths that end at a token: '15 km', '15km', 'fifteen kilometres', 'a few miles'. */
import type { Sentence } from '../../text/document.ts';
import { normAt, type Scan } from './scan.ts';

export interface Length {
  /** The token with which it begins. */
  readonly first: number;
  readonly km: number;
}

/** '15 km', '15km', 'fifteen kilometres', '15-20 km' and '15 to 20 km' (their middle): where it begins, and how long. */
export function readLength(scan: Scan, sentence: Sentence, at: number): Length | null {
  const word = normAt(scan, at, sentence);
  const joined = /^(\d+(?:[.,]\d+)?(?:[-–]\d+(?:\.\d+)?)?)-?([a-z]+)$/.exec(word);
  const unit = scan.words.lengths.get(joined?.[2] ?? word);
  if (unit === undefined) return null;
  const number = joined ? at : normAt(scan, at - 1, sentence) === '-' ? at - 2 : at - 1;
  const high = readNumber(joined?.[1] ?? normAt(scan, number, sentence));
  if (high === null) return null;
  const range = /^(?:-|–|to|or)$/.test(normAt(scan, number - 1, sentence));
  const low = range ? readNumber(normAt(scan, number - 2, sentence)) : null;
  const value = low !== null && low < high ? (low + high) / 2 : high;
  const first = low !== null && low < high ? number - 2 : number;
  return { first, km: Math.round(value * unit * 100) / 100 };
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

function readNumber(word: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$/.test(word)) return Number(word.replaceAll(',', ''));
  const range = /^(\d+(?:\.\d+)?)[-–](\d+(?:\.\d+)?)$/.exec(word);
  if (range) return (Number(range[1]) + Number(range[2])) / 2;
  if (/^\d+(?:[.,]\d+)?$/.test(word)) return Number(word.replace(',', '.'));
  const small = NUMBERS.indexOf(word);
  return small >= 0 ? small : (TENS[word] ?? null);
}
