/** What a person types into the search field, as an FTS5 query that cannot fail. */

/**
 * Words must all occur; words in quotation marks must follow one another; a trailing `*` finds beginnings of words.
 * @returns an FTS5 query; one that matches nothing where no word is left
 */
export function parseSearch(query: string): string {
  const terms: string[] = [];
  for (const match of query.matchAll(/"([^"]*)"?|(\S+)/g)) {
    const words = (match[1] ?? match[2] ?? '').replace(/["\0]/g, ' ').trim();
    const isPrefix = match[2]?.endsWith('*') ?? false;
    const plain = isPrefix ? words.replace(/\*+$/, '') : words;
    // A term without a letter or digit has no tokens: FTS5 would let it match nothing or everything.
    if (/[\p{L}\p{N}]/u.test(plain)) terms.push(`"${plain}"${isPrefix ? ' *' : ''}`);
  }
  return terms.length > 0 ? terms.join(' AND ') : '"\u{10ffff}"';
}
