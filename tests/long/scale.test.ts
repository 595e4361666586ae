/** A record of twenty thousand documents, and thirty people who read and decide at once. */
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/server/server.ts';
import { openStore } from '../../src/store/store.ts';
import { makeDocument, VERSIONS } from '../store/make-document.ts';
import { makeWorkspace } from '../store/processes.ts';

const DOCUMENTS = 20_000;
const PEOPLE = 30;
const STEPS = 40;
/** A page may take so long, in ms, while nobody else asks; nineteen in twenty so long while all of them do. */
const ALONE = 1500;
const TOGETHER = 5000;

describe('a large record', () => {
  it('is listed, searched, exported and decided on', { timeout: 3_000_000 }, async () => {
    const workspace = makeWorkspace();
    const store = await openStore(workspace);
    for (let number = 0; number < DOCUMENTS; number++) {
      const added = await store.addDocument(makeDocument(`scale${number}`));
      expect(added.kind).toBe('added');
    }
    const server = await startServer({
      store,
      workspace,
      port: 0,
      version: '1.0.0',
      loadCoder: () => ({
        code: () => {
          throw new Error('nothing is coded here');
        },
        versions: VERSIONS,
      }),
    });
    const ask = async (path: string, body?: object): Promise<number> => {
      const from = performance.now();
      const answer = await fetch(`${server.url}${path}`, {
        ...(body
          ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
          : {}),
      });
      const text = await answer.text();
      expect(answer.status, `${path}: ${text.slice(0, 200)}`).toBeLessThan(300);
      return performance.now() - from;
    };
    const ids = await store.listDocumentIds();
    const pages = [
      '/api/documents?limit=100',
      '/api/documents?text=helicopters&limit=50',
      `/api/documents?text=scale${DOCUMENTS - 7}`,
      '/api/events?limit=100',
      '/api/events?grade=contested&from=2023-06&limit=100',
      `/api/documents/${ids[DOCUMENTS / 2]}`,
      '/api/reviews?limit=100',
    ];
    for (const page of pages) expect(await ask(page), page).toBeLessThan(ALONE);

    const document = (await store.getDocument(ids[0] ?? ''))?.coded;
    const key = document?.claims[0]?.key ?? '';
    expect(key).not.toBe('');
    const took: number[] = [];
    await Promise.all(
      Array.from({ length: PEOPLE }, async (_, person) => {
        for (let step = 0; step < STEPS; step++) {
          const id = ids[(person * 613 + step * 97) % ids.length] ?? '';
          const found = await store.getDocument(id);
          const target = found?.coded.claims[step % (found.coded.claims.length || 1)]?.key;
          took.push(await ask(pages[(person + step) % pages.length] ?? '/api/status'));
          took.push(
            await ask('/api/reviews', {
              document: id,
              target: 'claim',
              targetKey: target,
              action: step % 2 === 0 ? 'accept' : 'reject',
              reviewer: `Reader ${person}`,
            }),
          );
        }
      }),
    );
    took.sort((a, b) => a - b);
    expect(took[Math.floor(took.length * 0.95)]).toBeLessThan(TOGETHER);
    expect((await store.counts()).documents).toBe(DOCUMENTS);
    const reviews = await store.listReviews({ limit: 1 });
    expect(reviews.total).toBe(PEOPLE * STEPS);
    const csv = await (await fetch(`${server.url}/api/export?format=csv`)).text();
    expect(csv.split('\n').length).toBeGreaterThan(DOCUMENTS);
    expect(await store.checkIntegrity()).toEqual([]);
    await server.close();
    await store.close();
  });
});
