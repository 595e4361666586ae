/** The form in which words are matched against the lexicons. */

/**
 * Lower-cases a token and makes its apostrophes and hyphens plain; the length may differ from the token's.
 */
export function normToken(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–]/g, '-');
}
