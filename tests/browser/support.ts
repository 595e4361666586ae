/** The real server over a workspace of its own, the built workbench, and Chromium. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { Coder } from '../../src/server/add-upload.ts';
import { startServer } from '../../src/server/server.ts';
import { hashBytes } from '../../src/store/hash.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { wadiSuranDocument, wadiSuranText } from '../fixtures/wadi-suran.ts';

const ROOT = join(import.meta.dirname, '../..');
const WEB_DIR = join(ROOT, 'dist/web');

export interface Workbench {
  readonly url: string;
  readonly store: Store;
  readonly workspace: string;
  readonly documentId: string;
  readonly close: () => Promise<void>;
}

/** The newest change of any file below a folder, in ms. */
function readNewest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

/** Builds the workbench where there is none, or an older one than its source. */
export async function buildWorkbench(): Promise<void> {
  const built = join(WEB_DIR, 'index.html');
  const newest = Math.max(readNewest(join(ROOT, 'src/web')), readNewest(join(ROOT, 'src/contract')));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  await build({ root: join(ROOT, 'src/web'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
}

/** Keeps the hand-coded report in a store. */
export async function addReport(store: Store): Promise<string> {
  const bytes = Buffer.from(wadiSuranText);
  const key = hashBytes(bytes).slice(0, 8);
  const added = await store.addDocument({
    bytes,
    format: 'text',
    fileName: 'wadi-suran.txt',
    container: null,
    input: {
      id: 'wadi-suran',
      text: wadiSuranText,
      title: wadiSuranText.split('\n')[0] ?? null,
      publishedAt: '2023-06-18',
      source: 'Northern Wire',
      language: 'en',
      parts: null,
      warnings: [],
    },
    coded: {
      ...wadiSuranDocument,
      claims: wadiSuranDocument.claims.map((claim) => ({ ...claim, key: `${key}-${claim.id}` })),
    },
    versions: { code: '0.1.0', data: 'test', model: 'test' },
  });
  if (added.kind === 'erased') throw new Error('the report was erased from a new store');
  return added.id;
}

/** The whole pipeline with the knowledge of the examples; loaded only by the test that hands in a file. */
async function loadRealCoder(): Promise<Coder> {
  const { codeDocument, loadKnowledge } = await import('../../src/pipeline.ts');
  const examples = join(ROOT, 'examples');
  const knowledge = loadKnowledge({ actors: [join(examples, 'actors')], places: [join(examples, 'places')] });
  return {
    code: (input) => codeDocument(input, knowledge),
    versions: { code: '0.1.0', data: 'examples', model: 'test' },
  };
}

export async function startWorkbench(): Promise<Workbench> {
  await buildWorkbench();
  const workspace = mkdtempSync(join(tmpdir(), 'onrecord-web-'));
  const layers = join(ROOT, 'examples/layers');
  if (existsSync(layers)) await cp(layers, join(workspace, 'layers'), { recursive: true });
  const store = await openStore(workspace);
  const documentId = await addReport(store);
  const server = await startServer({
    store,
    workspace,
    port: 0,
    webDir: WEB_DIR,
    version: '0.1.0',
    loadCoder: loadRealCoder,
  });
  return {
    url: server.url,
    store,
    workspace,
    documentId,
    close: async () => {
      await server.close();
      await store.close();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

/** A missing browser is a failure: what was not tried did not pass. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`there is no Chromium at ${executablePath}; install it, or name one in CHROMIUM_PATH`);
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}

export interface Window {
  readonly page: Page;
  /** What the page complained about: errors and refusals of the content security policy. */
  readonly complaints: string[];
}

export async function openWindow(browser: Browser, url: string): Promise<Window> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  // Any address of the server will do to set what the browser keeps for it.
  await page.goto(`${url}/mark.svg`);
  return { page, complaints };
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Who has signed here before; null for nobody. */
  readonly reviewer?: string | null;
}

/** Makes the browser one of a visitor who signs as Mara, unless told otherwise. */
export async function prepareVisit(page: Page, options: VisitOptions = {}): Promise<void> {
  const { width = 1440, height = 900, dark = false, reviewer = 'Mara' } = options;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.evaluate((name) => {
    localStorage.clear();
    if (name !== null) localStorage.setItem('onrecord.reviewer', name);
  }, reviewer);
}
