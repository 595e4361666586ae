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
  // The first question loads the model; a busy machine takes its time.
  window.page.setDefaultTimeout(30_000);
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
  await window.page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await window.page.locator('[data-claim]').first().waitFor();
  return window.page;
}
const panel = (page: Page) => page.getByRole('region', { name: 'Grammar', exact: true });
const drawing = (page: Page) => panel(page).getByRole('img', { name: /^Arcs from each word/ });
const words = async (page: Page) => {
  await drawing(page).waitFor();
  return (await drawing(page).locator('[data-word]').allTextContents()).join(' ');
};
const FIRST = /^Army helicopters fired rockets .* Red Valley Media \.$/;

describe('the grammar of a sentence', () => {
  it('by keyboard: of the claim in focus, on to the next, and back to where one was', async () => {
    const page = await read();
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-part') === 'C1');
    await page.keyboard.press('g');
    expect(await words(page)).toMatch(FIRST);
    expect(page.url()).toMatch(/claim=C1&sentence=3$/);
    expect(await panel(page).evaluate((section) => section === document.activeElement)).toBe(true);
    await page.keyboard.press('n');
    await panel(page).getByText('sentence 4 of 11').waitFor();
    expect(await words(page)).toMatch(/^The defence ministry denied/);
    await page.keyboard.press('p');
    await panel(page).getByText('sentence 3 of 11').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('C1');
    expect(page.url()).toMatch(/claim=C1$/);
  });

  it('joins every word but the root to its head, and marks the sentence in the text', async () => {
    const page = await read('?sentence=3');
    expect(await words(page)).toMatch(FIRST);
    const count = await drawing(page).locator('[data-word]').count();
    expect(await drawing(page).locator('[data-arc]').count()).toBe(count - 1);
    expect(await drawing(page).locator('[data-root]').count()).toBe(1);
    const marked = await page.evaluate(() => [...(CSS.highlights.get('sentence') ?? [])].map(String));
    expect(marked).toEqual([expect.stringMatching(/^Army helicopters fired .* Red Valley Media\.$/)]);
  });

  it.each([
    // marked words, which take the focus, and plain ones, which do not
    ['its ships', /^Veldania threatened to answer/],
    ['reached by telephone said', /^Residents reached by telephone/],
  ])('is that of the words that were clicked: %s', async (clicked, sentence) => {
    const page = await read('?claim=C1');
    await page.locator('article').getByText(clicked).click();
    await page.keyboard.press('g');
    expect(await words(page)).toMatch(sentence);
  });

  it('opens and closes by mouse, and says the same as a table', async () => {
    const page = await read();
    await page.locator('[data-claim="C4"]').getByRole('button', { name: 'Grammar' }).click();
    expect(await words(page)).toMatch(/^Residents reached by telephone/);
    const count = await drawing(page).locator('[data-word]').count();
    const table = panel(page).getByRole('table', { name: /^Grammar of sentence 6/ });
    // There for screen readers before anybody asks to see it.
    expect(await table.getByRole('row').count()).toBe(count + 1);
    await panel(page).getByRole('button', { name: 'Table' }).click();
    await table.getByRole('cell', { name: 'nsubj', exact: true }).first().click();
    expect(await drawing(page).count()).toBe(0);
    await panel(page).getByRole('button', { name: 'Close' }).click();
    await panel(page).waitFor({ state: 'detached' });
  });

  it('sets no word or label over another', async () => {
    const page = await read('?sentence=1');
    for (let sentence = 1; sentence <= 11; sentence++) {
      await panel(page).getByText(`sentence ${sentence} of 11`).waitFor();
      await drawing(page).waitFor();
      const covered = await drawing(page)
        .locator('text')
        .evaluateAll((texts) => {
          const boxes = texts.map((text) => ({
            words: text.textContent,
            box: (text as SVGTextElement).getBBox(),
          }));
          return boxes.flatMap(({ words: a, box: one }, at) =>
            boxes.slice(at + 1).flatMap(({ words: b, box: other }) => {
              const apart =
                one.x + one.width <= other.x ||
                other.x + other.width <= one.x ||
                one.y + one.height <= other.y ||
                other.y + other.height <= one.y;
              return apart ? [] : [`${a} / ${b}`];
            }),
          );
        });
      expect(covered, `sentence ${sentence}`).toEqual([]);
      await page.keyboard.press('n');
    }
  });

  it('says what is wrong with an address', async () => {
    const page = await read('?sentence=99');
    await panel(page).getByText('has no sentence 99; it has 1 to 11').waitFor();
    window.complaints.splice(0);
  });
});

describe('on a phone', () => {
  it('scrolls inside the panel, by keyboard too, and leaves the sentence in view', async () => {
    const page = await read('?sentence=9', { width: 390, height: 844 });
    await drawing(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const tree = panel(page).getByRole('region', { name: 'Tree of the sentence' });
    expect(await tree.evaluate((region) => region.scrollWidth)).toBeGreaterThan(390);
    await tree.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
    const [top, floor] = await Promise.all([
      page.evaluate(() => {
        const [range] = [...(CSS.highlights.get('sentence') ?? [])] as Range[];
        return range?.getBoundingClientRect().top ?? Number.NaN;
      }),
      panel(page).evaluate((section) => section.getBoundingClientRect().top),
    ]);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(floor);
  });
});

describe('contrast and names', () => {
  it.each(['arcs', 'table'])('%s meet WCAG AA in both', async (view) => {
    const page = await read('?sentence=3');
    await drawing(page).waitFor();
    if (view === 'table') await page.keyboard.press('t');
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
