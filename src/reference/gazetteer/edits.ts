/** Spellings that are one letter away from another. */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * @param key a strict key; nothing is given for one of fewer than four letters, which is near too many
 * @returns keys with a letter left out, put in, exchanged, or changed over with the next; without the key itself
 */
export function oneEditAway(key: string): ReadonlySet<string> {
  const keys = new Set<string>();
  if (key.length < 4) return keys;
  for (let at = 0; at <= key.length; at++) {
    const before = key.slice(0, at);
    const after = key.slice(at + 1);
    for (const letter of LETTERS) {
      keys.add(before + letter + key.slice(at));
      if (at < key.length) keys.add(before + letter + after);
    }
    if (at < key.length) keys.add(before + after);
    if (at < key.length - 1) keys.add(before + key[at + 1] + key[at] + key.slice(at + 2));
  }
  keys.delete(key);
  return keys;
}
