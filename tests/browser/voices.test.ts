import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  launchBrowser,
  openWindow,
  prepareVisit,
  startWorkbench,
  type VisitOptions,
  type Window,
  type Workbench,
} from './support.ts';

let workbench: Workbench;
let browser: Browser;
let window: Window;

beforeAll(async () => {
  [workbench, browser] = await Promise.all([startWorkbench(), launchBrowser()]);
  window = await openWindow(browser, workbench.url);
});
afterAll(async () => {
  await browser?.close();
  await workbench?.close();
});
afterEach(() => {
  expect(window.complaints.splice(0)).toEqual([]);
});

async function read(search = '', options: VisitOptions = {}): Promise<Page> {
  await prepareVisit(window.page, options);
  await window.page.goto(`${workbench.url}/documents/${workbench.documentId}${search}`);
  // Chromium drops keys that come before the first paint.
  await window.page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await window.page.locator('[data-claim]').first().waitFor();
  return window.page;
}
const panel = (page: Page) => page.getByRole('region', { name: 'Voices', exact: true });
const row = (page: Page, words: RegExp) => panel(page).getByRole('row').filter({ hasText: words });
const said = (page: Page) => page.evaluate(() => [...(CSS.highlights.get('said') ?? [])].map(String));
const litBrackets = (page: Page) =>
  page
    .locator('[data-bracket][data-lit]')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('data-bracket')));

describe('who speaks', () => {
  it('by keyboard: opens, walks what is said, lights its words, and goes back to where one was', async () => {
    const page = await read();
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-part') === 'C1');
    await page.keyboard.press('v');
    await panel(page).waitFor();
    expect(page.url()).toMatch(/voices=true/);
    await page.keyboard.press('ArrowDown');
    expect(await litBrackets(page)).toEqual(['A1']);
    expect(await said(page)).toEqual([expect.stringMatching(/^Army helicopters .* 20 and 25$/)]);
    await page.keyboard.press('ArrowDown');
    // The Front's word, which the residents relay: the nested bracket alone.
    expect(await litBrackets(page)).toEqual(['A5']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('C1');
    expect(page.url()).not.toMatch(/voices/);
  });

  it('tells channel, stance, day, relay, and who says otherwise', async () => {
    const page = await read('?voices=true');
    const cells = (words: RegExp) => row(page, words).getByRole('cell').allTextContents();
    expect(await cells(/^says.*Army helicopters/)).toEqual([
      'says',
      'Red Valley Media',
      '–',
      expect.stringMatching(/^Army helicopters/),
      'Ministry of Defence denies it; the ministry’s spokesman denies it',
    ]);
    expect((await cells(/two nurses were among the dead–/)).at(0)).toBe('saysas residents tells it');
    expect((await cells(/No clinic was struck/)).slice(2, 4)).toEqual([
      '2023-06-17',
      '“No clinic was struck by our forces,”',
    ]);
  });

  it('a contradiction lights the word that contradicts', async () => {
    const page = await read('?voices=true');
    await panel(page).getByText('Ministry of Defence denies it').hover();
    expect(await litBrackets(page)).toEqual(['A2']);
    expect(await said(page)).toEqual([expect.stringMatching(/^any aircraft had attacked/)]);
  });

  it('is never open together with the grammar', async () => {
    const page = await read('?voices=true');
    await panel(page).waitFor();
    await page.locator('[data-claim="C1"]').getByRole('button', { name: 'Grammar' }).click();
    await page.getByRole('region', { name: 'Grammar', exact: true }).waitFor();
    expect(await panel(page).count()).toBe(0);
    await page.keyboard.press('v');
    await panel(page).waitFor();
    expect(await page.getByRole('region', { name: 'Grammar', exact: true }).count()).toBe(0);
  });
});

describe('pointing at a source', () => {
  it('lights all that it says', async () => {
    const page = await read();
    await page.locator('article [data-ids~="A10"]', { hasText: 'The Front' }).hover();
    expect((await litBrackets(page)).toSorted()).toEqual(['A1', 'A10', 'A5']);
    expect((await said(page)).map((words) => words.slice(0, 16)).toSorted()).toEqual([
      'Army helicopters',
      'all factions to ',
      'two nurses were ',
    ]);
    await page.getByRole('link', { name: 'Documents' }).hover();
    expect(await said(page)).toEqual([]);
  });

  it('in a claim lights what that claim rests on alone', async () => {
    const page = await read();
    await page.locator('[data-part="C4.source.1"]').hover();
    expect(await said(page)).toEqual(['two nurses were among the dead']);
  });
});

describe('on a phone, and for everybody', () => {
  it('scrolls inside the panel, and leaves the words in view', async () => {
    const page = await read('?voices=true', { width: 390, height: 844 });
    await panel(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await row(page, /all factions to close the road/).click();
    const [box, floor] = await Promise.all([
      page.evaluate(() => {
        const [range] = [...(CSS.highlights.get('said') ?? [])] as Range[];
        return range?.getBoundingClientRect().top ?? Number.NaN;
      }),
      panel(page).evaluate((section) => section.getBoundingClientRect().top),
    ]);
    expect(box).toBeGreaterThan(0);
    expect(box).toBeLessThan(floor);
  });

  it('meets WCAG AA in light and dark', async () => {
    const page = await read('?voices=true');
    await panel(page).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .include('[data-foot]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
    }
  });
});
