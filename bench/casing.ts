/** Copies of a text in capitals or in small letters, for measuring how much a reader leans on case. */

export const CASINGS = ['upper', 'lower'] as const;
export type Casing = (typeof CASINGS)[number];

/**
 * Changes the case of every letter whose other case is as long in UTF-16 code units; other letters ('ß', which would
 * become 'SS') stay as they are.
 * @returns a text of the same length in which every offset means what it meant before
 */
export function changeCase(text: string, casing: Casing): string {
  return text.replace(/\p{L}/gu, (letter) => {
    const changed = casing === 'upper' ? letter.toUpperCase() : letter.toLowerCase();
    return changed.length === letter.length ? changed : letter;
  });
}
