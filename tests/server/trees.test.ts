import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiError, ApiTree } from '../../src/contract/api.ts';
import { readAgain, treeOf } from '../../src/pipeline/read-again.ts';
import { type App, buildServer } from '../../src/server/server.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { wadiSuranText } from '../fixtures/wadi-suran.ts';
import { makeDocument } from '../store/make-document.ts';

// The first question starts a thread that loads the model; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let workspace: string;
let store: Store;
let app: App;

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'onrecord-trees-'));
  store = await openStore(workspace);
  app = await buildServer({ store, workspace });
});
afterAll(async () => {
  await app.close();
  await store.close();
  rmSync(workspace, { recursive: true, force: true });
});

/** Keeps a document whose file holds `inFile`, and whose coding counts in `text` and has one sentence: all of it. */
async function keep(text: string, language = 'en', inFile = text): Promise<string> {
  const made = makeDocument('tree');
  const coded = { ...made.coded, text, language, sentences: [{ start: 0, end: text.length }], claims: [] };
  const input = { ...made.input, text, language };
  const bytes = Buffer.from(inFile);
  const added = await store.addDocument({ ...made, bytes, input, coded: { ...coded, events: [] } });
  if (added.kind === 'erased') throw new Error('a new store has erased nothing');
  return added.id;
}

const ask = (id: string, sentence: number | string) =>
  app.inject({
    method: 'GET',
    url: `/api/documents/${id}/sentences/${sentence}/tree`,
    headers: { host: '127.0.0.1:4117' },
  });

describe('the tree of a sentence', () => {
  it('is that of the whole document, read as it was for the coding', async () => {
    const { hash } = await store.addDocument(makeDocument('whole')).then((added) => {
      if (added.kind === 'erased') throw new Error('a new store has erased nothing');
      return added;
    });
    const text = `${wadiSuranText}\n\nwhole`;
    const kept = {
      id: 'd',
      bytes: Buffer.from(text),
      format: 'text',
      fileName: 'whole.txt',
      recordIndex: null,
    };
    const doc = readAgain({ ...kept, text });
    const stored = await store.getDocument(hash);
    for (const [index, span] of (stored?.coded.sentences ?? []).entries()) {
      const { sentences: _, ...tree } = (await ask(hash, index + 1)).json<ApiTree>();
      const own = doc.sentences.find((sentence) => sentence.start === span.start);
      if (own) expect(tree).toEqual(treeOf(doc, own, index + 1));
      expect(tree.start, `sentence ${index + 1}`).toBeLessThan(span.end);
      expect(tree.end).toBeGreaterThan(span.start);
    }
  });

  it('has one root, heads inside the sentence, and words and names where the text has them', async () => {
    const text = 'The Red Valley Front shelled the market of Tel Amar.';
    const tree = (await ask(await keep(text), 1)).json<ApiTree>();
    expect(tree.tokens.map((token) => text.slice(token.start, token.end)).join(' ')).toBe(
      'The Red Valley Front shelled the market of Tel Amar .',
    );
    expect(tree.tokens.filter((token) => token.head === -1)).toHaveLength(1);
    for (const token of tree.tokens) expect(token.head).toBeLessThan(tree.tokens.length);
    for (const name of tree.names) {
      expect(tree.tokens[name.firstToken]?.start).toBe(name.start);
      expect(tree.tokens[name.endToken - 1]?.end).toBe(name.end);
    }
    expect(tree).toMatchObject({ sentence: 1, sentences: 1, start: 0, end: text.length });
  });

  it('leaves the server free to answer meanwhile, and remembers the document', async () => {
    const id = await keep('Shells fell on the market of Tel Amar, residents said on Friday. '.repeat(250));
    let turns = 0;
    const counting = setInterval(() => turns++, 5);
    const time = async () => {
      const started = performance.now();
      expect((await ask(id, 1)).statusCode).toBe(200);
      return performance.now() - started;
    };
    const first = await time();
    clearInterval(counting);
    // Were it read in the server's own thread, there would be hardly any.
    expect(turns).toBeGreaterThan(first / 5 / 4);
    expect(await time()).toBeLessThan(first / 2);
  });
});

describe('a sentence without a tree', () => {
  it.each([
    ['an unknown document', 'ffff0000', 1, 404, 'there is no document "ffff0000"'],
    ['a sentence too many', null, 2, 404, 'has no sentence 2; it has 1 to 1'],
    // counted from 1
    ['no number', null, 0, 400, '"n"'],
    ['words for a number', null, 'first', 400, '"n"'],
  ])('%s', async (_what, document, sentence, status, words) => {
    const response = await ask(document ?? (await keep('The army denied it.')), sentence);
    expect(response.statusCode, response.body).toBe(status);
    expect(response.json<ApiError>().error.message).toContain(words);
  });

  it('in a language that is not read', async () => {
    const response = await ask(await keep('قصفت الطائرات المدينة يوم الجمعة، حسبما قال السكان.', 'ar'), 1);
    expect(response.statusCode).toBe(422);
    expect(response.json<ApiError>().error).toMatchObject({
      code: 'unsupported-language',
      message: expect.stringContaining('its language is "ar"'),
    });
  });

  it('in a file that now gives another text than the one that was coded', async () => {
    const response = await ask(await keep('The army denied that.', 'en', 'The army denied that!'), 1);
    expect(response.statusCode).toBe(409);
    expect(response.json<ApiError>().error.message).toContain('onrecord recode');
  });
});
