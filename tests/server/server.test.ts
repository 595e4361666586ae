import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, ApiStatus } from '../../src/contract/api.ts';
import type { CodedDocument } from '../../src/contract/coded-document.ts';
import type { DocumentRow, EventRow, Page, StoredDocument } from '../../src/contract/record.ts';
import type { ReviewedRecord } from '../../src/contract/review.ts';
import { answers } from '../../src/server/schemas.ts';
import { type App, buildServer, startServer } from '../../src/server/server.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeDocument } from '../store/make-document.ts';

/** A coder that finds nothing: what is tested here is the way of the bytes. */
const readNothing = (input: { readonly id: string }): CodedDocument => ({
  schema: 'onrecord/1',
  id: input.id,
  language: 'en',
  publishedAt: { value: null, basis: 'unknown', evidence: [] },
  sections: [],
  sentences: [],
  entities: [],
  times: [],
  places: [],
  figures: [],
  attributions: [],
  claims: [],
  relations: [],
  events: [],
  warnings: [],
});

const HOST = { host: '127.0.0.1:4117' };
let store: Store;
let app: App;
let workspace: string;
let id: string;

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'onrecord-server-'));
  mkdirSync(join(workspace, 'layers'));
  writeFileSync(join(workspace, 'layers/coast.geojson'), '{"type":"FeatureCollection","features":[]}');
  writeFileSync(join(workspace, 'layers/broken.geojson'), '{"type":"Feature"}');
  writeFileSync(join(workspace, 'secret.geojson'), '{"type":"FeatureCollection","features":[]}');
  store = await openStore(workspace);
  const added = await store.addDocument(makeDocument('server'));
  if (added.kind !== 'added') throw new Error('the report was not added');
  id = added.id;
  await store.addDocument(makeDocument('second'));
  app = await buildServer({
    store,
    workspace,
    version: '1.2.3',
    loadCoder: () => ({
      code: readNothing,
      versions: { code: '1', data: '1', model: '1' },
    }),
  });
});
afterAll(async () => {
  await app.close();
  await store.close();
  rmSync(workspace, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { ...HOST, ...headers } });
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { ...HOST, ...headers } });

describe('what the API answers', () => {
  // Each answer is held to the schema that the description promises.
  it.each([
    ['/api/status', answers.status],
    ['/api/documents', answers.documents],
    ['/api/documents?text=clinic&sort=relevance', answers.documents],
    ['/api/documents/:id', answers.document],
    ['/api/documents/:id/sentences/3/tree', answers.tree],
    ['/api/claims?status=denied', answers.claims],
    ['/api/events', answers.events],
    ['/api/events?bbox=-13,-33,-11,-30&background=false', answers.events],
    ['/api/events/:id/E1', answers.event],
    ['/api/reviews?orphaned=true', answers.reviews],
    ['/api/vocabulary', answers.vocabulary],
    ['/api/layers', answers.layers],
    ['/api/layers/coast', answers.layer],
  ])('%s', async (url, schema) => {
    const response = await get(url.replace(':id', id));
    expect(response.statusCode, response.body).toBe(200);
    const checked = schema.safeParse(response.json());
    expect(checked.error?.issues ?? []).toEqual([]);
  });

  it('counts and names what it holds', async () => {
    const status = (await get('/api/status')).json<ApiStatus>();
    expect(status).toMatchObject({
      name: 'onrecord',
      version: '1.2.3',
      workspace,
      canAdd: true,
      canSearchPlaces: false,
    });
    expect(status.counts).toMatchObject({ documents: 2, claims: 24, events: 12 });
  });

  it('finds documents by their words', async () => {
    const found = (await get('/api/documents?text=helicopters')).json<Page<DocumentRow>>();
    expect(found.total).toBe(2);
    expect((await get('/api/documents?text=zeppelins')).json<Page<DocumentRow>>().total).toBe(0);
  });

  it('filters events', async () => {
    const contested = (await get('/api/events?grade=contested')).json<Page<EventRow>>();
    expect(contested.rows.map((row) => row.event.id)).toEqual(['E2', 'E2', 'E1', 'E1']);
    const called = (await get('/api/events?status=called-for')).json<Page<EventRow>>();
    expect(called.rows.map((row) => row.event.id)).toEqual(['E5', 'E5']);
  });

  it('describes itself', async () => {
    const description = (await get('/api/openapi.json')).json<{
      openapi: string;
      paths: Record<string, unknown>;
    }>();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths).sort()).toEqual([
      '/api/claims',
      '/api/documents',
      '/api/documents/{id}',
      '/api/documents/{id}/sentences/{n}/tree',
      '/api/events',
      '/api/events/{document}/{event}',
      '/api/export',
      '/api/layers',
      '/api/layers/{name}',
      '/api/places',
      '/api/reviews',
      '/api/status',
      '/api/vocabulary',
    ]);
  });

  it.each([
    ['csv', 'event_id'],
    ['geojson', '"FeatureCollection"'],
    ['jsonl', '"Wadi Suran"'],
  ])('exports %s', async (format, words) => {
    const response = await get(`/api/export?format=${format}`);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-disposition']).toContain(`onrecord-events.${format}`);
    expect(response.body).toContain(words);
  });
});

describe('decisions', () => {
  it('appends, applies and takes back', async () => {
    const { reviewed } = (await get(`/api/documents/${id}`)).json<StoredDocument>();
    const targetKey = reviewed.claims[0]?.key ?? '';
    const decide = (review: object) =>
      post('/api/reviews', { document: id, target: 'claim', targetKey, reviewer: 'Mara', ...review });
    const verdict = async () => {
      const now = (await get(`/api/documents/${id}`)).json<StoredDocument>();
      return now.reviewed.claims.find((claim) => claim.key === targetKey)?.decision;
    };
    expect((await decide({ action: 'accept' })).statusCode).toBe(200);
    expect((await verdict())?.verdict).toBe('accept');
    const edited = (await decide({ action: 'edit', field: 'status', value: 'ongoing' })).json<{
      reviewed: ReviewedRecord;
    }>();
    expect(edited.reviewed.claims[0]?.claim.status).toBe('ongoing');
    await decide({ action: 'undo' });
    expect((await verdict())?.edits).toEqual([]);
    await decide({ action: 'undo' });
    expect((await verdict())?.verdict).toBeNull();
    expect((await verdict())?.history).toHaveLength(4);
  });

  // Each refusal names the thing, and is the caller's fault, not the server's.
  it.each([
    [{ action: 'accept', targetKey: 'no-such-claim' }, 422, 'no-such-claim'],
    [{ action: 'edit', targetKey: '', field: 'colour', value: 1 }, 422, 'colour'],
    [{ action: 'bless', targetKey: '' }, 400, 'bless'],
    [{ action: 'accept', targetKey: '', reviewer: ' ' }, 400, 'reviewer'],
  ])('refuses %j', async (change, code, words) => {
    const { reviewed } = (await get(`/api/documents/${id}`)).json<StoredDocument>();
    const key = reviewed.claims[0]?.key;
    const body = { document: id, target: 'claim', reviewer: 'Mara', ...change };
    const response = await post('/api/reviews', { ...body, targetKey: body.targetKey || key });
    expect(response.statusCode, response.body).toBe(code);
    expect(response.json<ApiError>().error.message).toContain(words);
  });
});

describe('who may ask', () => {
  // Another site can make a browser ask us; only the workbench's own pages may.
  it.each([
    ['a name that points here (DNS rebinding)', { host: 'record.example:4117' }, 403],
    ['no sense in the host', { host: 'a b' }, 403],
    ['a page of another site', { origin: 'https://news.example' }, 403],
    ['a page on another port of this machine', { origin: 'http://127.0.0.1:9999' }, 403],
    ['a script of another site without origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['the workbench', { origin: 'http://127.0.0.1:4117', 'sec-fetch-site': 'same-origin' }, 200],
    ['the workbench by its other name', { host: 'localhost:4117' }, 200],
    ['the workbench over IPv6', { host: '[::1]:4117' }, 200],
    ['a program', {}, 200],
  ])('%s', async (_who, headers, code) => {
    const response = await get('/api/documents', headers as Record<string, string>);
    expect(response.statusCode).toBe(code);
    if (code === 403) expect(response.json<ApiError>().error.code).toBe('forbidden');
  });

  it('refuses a form of another site, which can send text only', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/reviews',
      payload: '{}',
      headers: { ...HOST, 'content-type': 'text/plain' },
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
  });

  it('forbids code, frames and data from elsewhere on every answer', async () => {
    for (const url of ['/api/status', '/api/nothing', '/']) {
      const policy = String((await get(url)).headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('is served on this machine only', async () => {
    await expect(startServer({ store, workspace, host: '0.0.0.0', port: 0 })).rejects.toThrow(
      /0\.0\.0\.0.*127\.0\.0\.1/,
    );
  });

  it('listens on a free port and closes', async () => {
    const server = await startServer({ store, workspace, port: 0 });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/api/status`)).status).toBe(200);
    await server.close();
    await expect(fetch(`${server.url}/api/status`)).rejects.toThrow();
  });
});

describe('errors name the thing', () => {
  it.each([
    ['/api/documents/ffff0000', 404, 'ffff0000'],
    ['/api/events/:id/E99', 404, 'it has E1 to E6'],
    ['/api/events?status=ocurred', 400, 'ocurred'],
    ['/api/events?statsu=occurred', 400, 'statsu'],
    ['/api/events?bbox=1,2', 400, 'bbox'],
    ['/api/layers/broken', 422, 'FeatureCollection'],
    ['/api/layers/..%2Fsecret', 404, 'broken, coast'],
    ['/api/places?text=Tel', 501, 'gazetteer'],
    ['/api/export?format=xml', 400, 'xml'],
    ['/api/nothing', 404, '/api/openapi.json'],
  ])('%s', async (url, code, words) => {
    const response = await get(url.replace(':id', id));
    expect(response.statusCode, response.body).toBe(code);
    expect(response.json<ApiError>().error.message).toContain(words);
  });

  it('says how to build a workbench that is not there', async () => {
    const response = await get('/documents');
    expect(response.statusCode).toBe(503);
    expect(response.body).toContain('npm run build:web');
  });
});

describe('files handed in', () => {
  const hand = (fileName: string, payload: Buffer, type = 'application/octet-stream') =>
    app.inject({
      method: 'POST',
      url: `/api/documents?fileName=${fileName}`,
      payload,
      headers: { ...HOST, 'content-type': type },
    });

  it('keeps each document once', async () => {
    const lines = Buffer.from('{"text":"The first of two."}\n{"text":"The second of two."}\nnot JSON\n');
    const first = (await hand('two.jsonl', lines)).json<{ added: { kind: string }[] }>();
    expect(first.added.map((item) => item.kind)).toEqual(['added', 'added', 'failed']);
    const again = (await hand('two.jsonl', lines)).json<{ added: { kind: string }[] }>();
    expect(again.added.map((item) => item.kind)).toEqual(['known', 'known', 'failed']);
  });

  it('refuses what is not bytes', async () => {
    const response = await hand('a.txt', Buffer.from('{}'), 'application/json');
    expect(response.statusCode).toBe(415);
  });
});
