/** How web pages name their parts in classes and ids: `data/lexicon/en/page-parts.yaml`. */
import { join } from 'node:path';
import { z } from 'zod';
import { DATA_DIR, loadYaml } from '../load-yaml.ts';

const KINDS = ['comments', 'boilerplate', 'byline', 'caption'] as const;
const word = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

const schema = z.strictObject({
  mark: z.enum(['V', 'S', 'M']),
  ignorePrefixes: z.array(word),
  parts: z.array(z.strictObject({ kind: z.enum(KINDS), words: z.array(word), phrases: z.array(word) })),
});

export type PagePart = (typeof KINDS)[number];

export interface PageParts {
  /**
   * The part that a class, id, role or itemprop names.
   * @param label one such name: 'article__related-stories', 'commentList'
   * @returns null when it names none
   */
  readonly find: (label: string) => PagePart | null;
}

let loaded: PageParts | null = null;

/** @throws DataError when the file does not hold what it should */
export function loadPageParts(): PageParts {
  loaded ??= buildPageParts(loadYaml(join(DATA_DIR, 'lexicon', 'en', 'page-parts.yaml'), schema));
  return loaded;
}

function buildPageParts(data: z.infer<typeof schema>): PageParts {
  const ignored = new Set(data.ignorePrefixes);
  const parts = data.parts.map(({ kind, words, phrases }) => ({
    kind,
    words: new Set(words),
    phrases: phrases.map((phrase) => `-${phrase}-`),
  }));
  return {
    find: (label) => {
      const words = splitLabel(label);
      if (words.length === 0 || ignored.has(words[0] ?? '')) return null;
      const joined = `-${words.join('-')}-`;
      const found = parts.find(
        (part) =>
          words.some((each) => part.words.has(each)) ||
          part.phrases.some((phrase) => joined.includes(phrase)),
      );
      return found?.kind ?? null;
    },
  };
}

/** 'commentList', 'comment_list' and 'comment--list' are the same two words. */
function splitLabel(label: string): string[] {
  return label
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((each) => each !== '');
}
