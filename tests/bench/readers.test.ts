import { describe, expect, it } from 'vitest';
import { READER_NAMES, READERS } from '../../bench/reading/readers.ts';

const TEXT = [
  'The mayor of Paris met John Smith of the Red Cross on Monday.',
  'Two soldiers were killed near Tel Amar, officials said.',
].join(' ');

describe('the readers that are measured', () => {
  it.each(READER_NAMES)('%s gives out what its row says', async (name) => {
    const { delivers, load } = READERS[name];
    const read = await load();
    const counts = await read(TEXT);
    expect(counts.sentences).toBe(2);
    // 22 words; three marks of punctuation where these are tokens
    expect(counts.tokens).toBe(delivers.tokens === 'yes' ? 25 : 22);
    // a tree has a place for every token
    expect(counts.arcs).toBe(delivers.tree === 'no' ? 0 : counts.tokens);
    expect(counts.names > 0).toBe(delivers.names !== 'no');
  });
});
