/**
 * The readers that are measured side by side. Each takes a text and gives out all that it says to deliver, so that a
 * reader which leaves work for later does not look faster than it is; what was given out is then only counted.
 */

/** What came out of one text. */
export interface Counts {
  readonly sentences: number;
  readonly tokens: number;
  /** Tokens that have a place in a dependency tree: its root, and all whose head is given. */
  readonly arcs: number;
  /** Names of persons, organisations, places and the like, with their type. */
  readonly names: number;
}

export type Read = (text: string) => Counts | Promise<Counts>;

/** In a few words, what a reader delivers; 'no' where it does not. */
export interface Delivers {
  readonly tokens: string;
  readonly tags: string;
  readonly lemmas: string;
  readonly tree: string;
  readonly names: string;
  readonly offsets: string;
}

interface Reader {
  readonly delivers: Delivers;
  /** Imports the reader and what it needs; part of its start-up. */
  load(): Promise<Read>;
}

export const READER_NAMES = ['onrecord', 'wink-nlp', 'wink-nlp with ner', 'compromise'] as const;
export type ReaderName = (typeof READER_NAMES)[number];

export const READERS: Readonly<Record<ReaderName, Reader>> = {
  onrecord: {
    delivers: {
      tokens: 'yes',
      tags: 'UPOS',
      lemmas: 'yes',
      tree: 'UD v2',
      names: 'person, actor, place, facility, nationality',
      offsets: 'yes',
    },
    load: loadOnrecord,
  },
  'wink-nlp': {
    delivers: { tokens: 'yes', tags: 'UPOS', lemmas: 'yes', tree: 'no', names: 'no', offsets: 'no' },
    load: () => loadWink(['sbd', 'pos']),
  },
  'wink-nlp with ner': {
    // Its entities are dates, times, numbers, money, addresses and the like.
    delivers: { tokens: 'yes', tags: 'UPOS', lemmas: 'yes', tree: 'no', names: 'no', offsets: 'no' },
    load: () => loadWink(['sbd', 'pos', 'ner']),
  },
  compromise: {
    delivers: {
      // A mark of punctuation hangs on the word before or after it.
      tokens: 'words only',
      tags: 'its own',
      lemmas: 'yes',
      tree: 'no',
      names: 'person, place, organisation',
      offsets: 'yes',
    },
    load: loadCompromise,
  },
};

/** One thread inside the reader: threads are what is measured, and each has a reader of its own. */
async function loadOnrecord(): Promise<Read> {
  const { readDocument } = await import('../../src/read/read-document.ts');
  const unknown = { title: null, publishedAt: null, source: null, language: null, parts: null, warnings: [] };
  return (text) => {
    const { readable, sentences, tokens, names } = readDocument({ id: 'bench', text, ...unknown });
    const arcs = readable ? tokens.filter((token) => token.head >= 0 || token.deprel === 'root').length : 0;
    return { sentences: sentences.length, tokens: tokens.length, arcs, names: names.length };
  };
}

async function loadWink(annotations: string[]): Promise<Read> {
  const [{ default: winkNlp }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const nlp = winkNlp(model, annotations);
  const { its } = nlp;
  return (text) => {
    const doc = nlp.readDoc(text);
    const tokens = doc.tokens().out();
    doc.tokens().out(its.pos);
    doc.tokens().out(its.lemma as never);
    if (annotations.includes('ner')) doc.entities().out(its.detail);
    return { sentences: doc.sentences().out(its.span).length, tokens: tokens.length, arcs: 0, names: 0 };
  };
}

async function loadCompromise(): Promise<Read> {
  const { default: nlp } = await import('compromise');
  return (text) => {
    const doc = nlp(text);
    doc.compute('root');
    const sentences = doc.json({ offset: true, terms: { offset: true } }) as readonly {
      readonly terms: readonly unknown[];
    }[];
    const names = [doc.people(), doc.places(), doc.organizations()].map(
      (found) => (found.json({ offset: true }) as readonly unknown[]).length,
    );
    return {
      sentences: sentences.length,
      tokens: sentences.reduce((sum, sentence) => sum + sentence.terms.length, 0),
      arcs: 0,
      names: names.reduce((sum, count) => sum + count, 0),
    };
  };
}
