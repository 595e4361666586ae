/** Treebank and genre of a document of `grammar-ud`, as its id tells them. */

export interface Genre {
  readonly treebank: 'EWT' | 'GUM';
  readonly genre: string;
}

const EWT_GENRES: ReadonlySet<string> = new Set(['answers', 'email', 'newsgroup', 'reviews', 'weblog']);

/**
 * Reads the genre off an id: 'weblog-…' in EWT, 'GUM_news_…' in GUM.
 * @throws Error when the id is of neither form
 */
export function readGenre(id: string): Genre {
  const gum = /^GUM_([a-z]+)_/.exec(id)?.[1];
  if (gum) return { treebank: 'GUM', genre: gum };
  const ewt = /^([a-z]+)-/.exec(id)?.[1];
  if (ewt && EWT_GENRES.has(ewt)) return { treebank: 'EWT', genre: ewt };
  throw new Error(`the id "${id}" tells no genre; it should begin like "weblog-" or "GUM_news_"`);
}
