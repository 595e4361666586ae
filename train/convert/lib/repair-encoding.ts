/** Mends text that was UTF-8, was read as Windows-1252, and was written as UTF-8 again. */

const WINDOWS = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const BYTES = new Map([...WINDOWS].map((character, byte) => [character, byte]));

/**
 * @param text a word or more
 * @returns the text that was meant, where all of it can be read back as UTF-8; else the text as it is
 */
export function repairEncoding(text: string): string {
  // A character of several bytes begins with one of these.
  if (!/[\u00c2-\u00f4]/u.test(text)) return text;
  const bytes = [...text].map((character) => BYTES.get(character));
  if (bytes.includes(undefined)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte ?? 0));
  } catch {
    return text;
  }
}
