import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildServer } from '../../src/server/server.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const PAGE = '<!doctype html><title>workbench</title>';
let app: App;
let store: Store;
let workspace: string;

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'onrecord-pages-'));
  const webDir = join(workspace, 'web');
  mkdirSync(join(webDir, 'assets'), { recursive: true });
  writeFileSync(join(webDir, 'index.html'), PAGE);
  writeFileSync(join(webDir, 'assets/app.js'), '1');
  store = await openStore(workspace);
  app = await buildServer({ store, workspace, version: '1.2.3', webDir });
});

afterAll(async () => {
  await app.close();
  await store.close();
  rmSync(workspace, { recursive: true });
});

describe('the pages of the workbench', () => {
  it.each([
    // the address that `npm start` prints
    ['/', 200, PAGE],
    // a view's own address, opened or loaded again
    ['/documents/3f2a9c1b44d0', 200, PAGE],
    ['/events?status=denied', 200, PAGE],
    ['/assets/app.js', 200, '1'],
    // nothing of the workspace is a page
    ['/../onrecord.sqlite', 200, PAGE],
    ['/assets/..%2f..%2fonrecord.sqlite', 404, null],
    ['/assets/gone.js', 404, null],
    ['/api/nothing', 404, null],
  ])('%s', async (url, status, body) => {
    const answer = await app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:4117' } });
    expect(answer.statusCode).toBe(status);
    if (body !== null) expect(answer.body).toBe(body);
    expect(answer.body).not.toContain('SQLite format');
  });
});
