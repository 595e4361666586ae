/** The nearest right word for a wrong one. */
import { CommandError, EXIT_USAGE } from './errors.ts';

/**
 * @returns the word that takes the fewest edits, if they are few enough for a slip; null otherwise
 */
export function suggestWord(word: string, words: readonly string[]): string | null {
  const typed = word.toLowerCase();
  let best: { readonly word: string; readonly edits: number } | null = null;
  for (const candidate of words) {
    const edits = countEdits(typed, candidate.toLowerCase());
    if (!best || edits < best.edits) best = { word: candidate, edits };
  }
  const longest = Math.max(typed.length, best?.word.length ?? 0);
  return best && best.edits <= Math.min(3, Math.max(1, Math.floor(longest * 0.4))) ? best.word : null;
}

/**
 * Checks a word against a closed list.
 * @param what what the word names: 'format', 'command'
 * @throws CommandError with the nearest right word, or all of them
 */
export function requireWord<T extends string>(what: string, word: string, words: readonly T[]): T {
  const found = words.find((each) => each === word);
  if (found !== undefined) return found;
  const near = suggestWord(word, words);
  const hint = near ? `did you mean "${near}"?` : `one of: ${words.join(', ')}`;
  throw new CommandError(`unknown ${what} "${word}" (${hint})`, EXIT_USAGE);
}

/** Edits between two words: insert, delete, change, or swap two neighbours (optimal string alignment). */
function countEdits(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
