/** Number words to values, over anything that has a normal form: tokens or pieces. */
import type { NumberLexicon, NumberQualifier } from '../reference/lexicon/numbers.ts';

interface Word {
  readonly norm: string;
  readonly value?: number | null;
}

/** A number that was read: its value, and the index behind its last word. */
export interface NumberReading {
  readonly value: number;
  readonly end: number;
}

const DIGITS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/;

function digitValue(word: Word | undefined): number | null {
  if (!word) return null;
  if (word.value !== undefined) return word.value;
  return DIGITS.test(word.norm) ? Number(word.norm.replaceAll(',', '')) : null;
}

/** True when `phrase` stands at `at` in `words`. */
export function phraseAt(words: readonly Word[], at: number, phrase: readonly string[]): boolean {
  for (let i = 0; i < phrase.length; i++) if (words[at + i]?.norm !== phrase[i]) return false;
  return true;
}

/**
 * Reads one cardinal number at `at`: '45,000', '1.5 million', 'twenty-five', 'two hundred and six', 'a dozen', 'half a dozen'.
 * @returns its value and end; null when none begins there. A bare 'a' is no number.
 */
export function readCardinal(
  words: readonly Word[],
  at: number,
  lexicon: NumberLexicon,
): NumberReading | null {
  const dozen = readCollective(words, at, lexicon);
  if (dozen) return dozen;
  const whole =
    words[at]?.norm === 'half' && isArticle(words[at + 1])
      ? lexicon.scales.get(words[at + 2]?.norm ?? '')
      : undefined;
  if (whole !== undefined) return { value: whole / 2, end: at + 3 };
  const digits = digitValue(words[at]);
  if (digits !== null) {
    const scale = lexicon.scales.get(words[at + 1]?.norm ?? '');
    const counts = scale !== undefined && (words[at + 1]?.norm.length ?? 0) > 1;
    return counts ? { value: digits * scale, end: at + 2 } : { value: digits, end: at + 1 };
  }
  let end = at;
  let total = 0;
  let group = 0;
  let last: number | null = null;
  for (;;) {
    const norm = words[end]?.norm ?? '';
    const cardinal = lexicon.cardinals.get(norm);
    const scale = norm.length > 1 ? lexicon.scales.get(norm) : undefined;
    if (
      cardinal !== undefined &&
      (last === null || last >= 100 || (last >= 20 && cardinal < 10 && cardinal > 0))
    ) {
      group += cardinal;
      last = cardinal;
      end += 1;
    } else if (
      scale !== undefined &&
      (last !== null || (end === at && isArticle(words[at - 1]) && words[end + 1]?.norm !== 'of'))
    ) {
      if (scale === 100) group = Math.max(group, 1) * 100;
      else {
        total += Math.max(group, 1) * scale;
        group = 0;
      }
      last = scale;
      end += 1;
    } else if (
      last !== null &&
      (norm === '-' || (norm === 'and' && last >= 100)) &&
      continues(words[end + 1], last, lexicon)
    ) {
      end += 1;
    } else break;
  }
  return last === null ? null : { value: total + group, end };
}

function isArticle(word: Word | undefined): boolean {
  return word?.norm === 'a' || word?.norm === 'one' || word?.norm === 'the';
}

function continues(next: Word | undefined, last: number, lexicon: NumberLexicon): boolean {
  const cardinal = lexicon.cardinals.get(next?.norm ?? '');
  return cardinal !== undefined && cardinal > 0 && (last >= 100 || (last >= 20 && cardinal < 10));
}

function readCollective(words: readonly Word[], at: number, lexicon: NumberLexicon): NumberReading | null {
  let i = at;
  let factor = 1;
  if (words[i]?.norm === 'half' && isArticle(words[i + 1])) {
    factor = 0.5;
    i += 1;
  } else if (isArticle(words[i]) && words[i + 1]?.norm === 'half') {
    // 'a half-dozen'
    const after = words[i + 2]?.norm === '-' ? i + 3 : i + 2;
    return words[after]?.norm === 'dozen' ? { value: 6, end: after + 1 } : null;
  }
  const times =
    lexicon.cardinals.get(words[i]?.norm ?? '') ?? digitValue(words[i]) ?? (isArticle(words[i]) ? 1 : null);
  if (times === null) return null;
  const value = lexicon.collectives.get(words[i + 1]?.norm ?? '');
  if (value === undefined || (times !== 1 && value !== 12)) return null;
  if (words[i + 1]?.norm === 'score' && words[i + 2]?.norm !== 'of') return null;
  if (words[i + 1]?.norm === 'handful') return null;
  return { value: value * times * factor, end: i + 2 };
}

/** Reads 'first', '3rd', '24th', 'twenty-first'; null when no ordinal begins at `at`. */
export function readOrdinal(
  words: readonly Word[],
  at: number,
  lexicon: NumberLexicon,
): NumberReading | null {
  const word = words[at];
  if (!word) return null;
  const simple = lexicon.ordinals.get(word.norm);
  if (simple !== undefined) return { value: simple, end: at + 1 };
  const digits = digitValue(word);
  if (digits !== null) {
    return lexicon.ordinalSuffixes.has(words[at + 1]?.norm ?? '') ? { value: digits, end: at + 2 } : null;
  }
  const joined = /^(\d+)(st|nd|rd|th)$/.exec(word.norm);
  if (joined) return { value: Number(joined[1]), end: at + 1 };
  const tens = lexicon.cardinals.get(word.norm);
  if (tens === undefined || tens < 20 || words[at + 1]?.norm !== '-') return null;
  const ones = lexicon.ordinals.get(words[at + 2]?.norm ?? '');
  return ones !== undefined && ones < 10 ? { value: tens + ones, end: at + 3 } : null;
}

/** How many people or things a stretch says: bounds as the contract's 'Bounds' rule, null where no number says. */
export interface Quantity {
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: 'exact' | 'at-least' | 'at-most' | 'about' | 'range' | 'indefinite';
  /** Index of the first word (a qualifier counts), and the one behind the last. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a quantity that begins at `at`, qualifier included: 'at least 12', 'between 45,000 and 50,000', '45 to 50',
 * 'dozens of', 'several', 'no', '12 or more'.
 * @returns null when none begins there
 */
export function readQuantity(words: readonly Word[], at: number, lexicon: NumberLexicon): Quantity | null {
  if (words[at]?.norm === 'between') {
    const range = readRange(words, at + 1, 'and', lexicon);
    if (range) return { ...range, start: at };
  }
  if (words[at]?.norm === 'from') {
    const range = readRange(words, at + 1, 'to', lexicon);
    if (range) return { ...range, start: at };
  }
  const first = words[at]?.norm ?? '';
  for (const qualifier of lexicon.qualifiersFrom.get(first) ?? []) {
    if (!phraseAt(words, at, qualifier.words)) continue;
    const inner = readQuantity(words, at + qualifier.words.length, lexicon);
    // 'reports about no fewer than 13': a preposition, not a qualifier.
    if (inner && (qualifier.bound !== 'about' || inner.qualifier === 'exact' || inner.qualifier === 'range'))
      return { ...applyQualifier(inner, qualifier), start: at };
  }
  for (const entry of lexicon.indefiniteFrom.get(first) ?? []) {
    if (!phraseAt(words, at, entry.words)) continue;
    return { low: entry.low, high: null, qualifier: 'indefinite', start: at, end: at + entry.words.length };
  }
  const number = readCardinal(words, at, lexicon) ?? readRoundNumber(words, at, lexicon);
  if (!number) return null;
  const joint = words[number.end]?.norm ?? '';
  const range = RANGE_JOINTS.has(joint) ? readRange(words, at, joint, lexicon) : null;
  if (range) return range;
  const plain: Quantity = {
    low: number.value,
    high: number.value,
    qualifier: 'exact',
    start: at,
    end: number.end,
  };
  for (const after of lexicon.afterQualifiers) {
    if (phraseAt(words, number.end, after.words)) {
      return { ...applyQualifier(plain, after), end: number.end + after.words.length };
    }
  }
  if (words[number.end]?.norm === '+')
    return { ...plain, high: null, qualifier: 'at-least', end: number.end + 1 };
  return plain;
}

/** 'a hundred', 'a thousand'. */
function readRoundNumber(words: readonly Word[], at: number, lexicon: NumberLexicon): NumberReading | null {
  const article = words[at]?.norm === 'a' && lexicon.scales.has(words[at + 1]?.norm ?? '');
  return article ? readCardinal(words, at + 1, lexicon) : null;
}

/** What stands between the bounds of '45 to 50', '45-50', 'two or three'. */
const RANGE_JOINTS = new Set(['to', '-', '–', 'or']);

function readRange(
  words: readonly Word[],
  at: number,
  joint: string,
  lexicon: NumberLexicon,
): Quantity | null {
  const low = readCardinal(words, at, lexicon);
  if (!low || words[low.end]?.norm !== joint) return null;
  const high = readCardinal(words, low.end + 1, lexicon);
  if (!high || high.value <= low.value) return null;
  if (joint === 'or' && high.value > low.value * 2) return null;
  return { low: low.value, high: high.value, qualifier: 'range', start: at, end: high.end };
}

function applyQualifier(quantity: Quantity, qualifier: NumberQualifier): Quantity {
  const { low, high } = quantity;
  switch (qualifier.bound) {
    case 'at-least':
      return {
        ...quantity,
        low: low === null ? null : low + (quantity.qualifier === 'indefinite' ? 0 : qualifier.shift),
        high: null,
        qualifier: quantity.qualifier === 'indefinite' ? 'indefinite' : 'at-least',
      };
    case 'at-most':
      return {
        ...quantity,
        low: 0,
        high: high === null ? null : high + qualifier.shift,
        qualifier: 'at-most',
      };
    case 'about':
      return quantity.qualifier === 'exact' ? { ...quantity, qualifier: 'about' } : quantity;
    case 'exact':
      return quantity;
  }
}
