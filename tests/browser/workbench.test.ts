import { join } from 'node:path';
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
/** One window for all tests: each opens its address anew, over the same cache. */
let window: Window;

beforeAll(async () => {
  [workbench, browser] = await Promise.all([startWorkbench(), launchBrowser()]);
  window = await openWindow(browser, workbench.url);
});
afterAll(async () => {
  await browser?.close();
  await workbench?.close();
});
// Nothing may go wrong unseen: no script error, nothing that the content security policy refused.
afterEach(async () => {
  await window.page.unrouteAll();
  expect(window.complaints.splice(0)).toEqual([]);
});

async function visit(path: string, options: VisitOptions = {}): Promise<Page> {
  await prepareVisit(window.page, options);
  await window.page.goto(workbench.url + path);
  // Chromium drops keys that come before the first paint.
  await window.page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return window.page;
}
const read = (search = '', options: VisitOptions = {}) =>
  visit(`/documents/${workbench.documentId}${search}`, options);
const note = (page: Page, id: string) => page.locator(`[data-claim="${id}"]`);
const litWords = (page: Page) => page.locator('article [data-lit]').allTextContents();
/** What the server has kept, not what the page shows. */
const kept = async (id: string) => {
  const stored = await workbench.store.getDocument(workbench.documentId);
  return stored?.reviewed.claims.find((item) => item.claim.id === id);
};

describe('the reading view', () => {
  it('lights exactly the words of a part, and the parts of words', async () => {
    const page = await read();
    await note(page, 'C1').locator('[data-part="C1.place"]').hover();
    expect(await litWords(page)).toEqual(['Wadi Suran']);
    await note(page, 'C1').locator('[data-part="C1.source.0"]').hover();
    expect(await litWords(page)).toEqual(['the Red Valley Front', 'Red Valley Media']);
    await page.locator('article [data-ids~="F1"]').hover();
    expect(await page.locator('[data-claim] [data-lit]').allTextContents()).toEqual(['≥ 9 killed']);
  });

  it('sets claims beside their sentences and never over one another', async () => {
    const page = await read();
    await note(page, 'C12').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const boxes = await page.locator('[data-claim]').evaluateAll((notes) =>
      notes.map((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top, bottom };
      }),
    );
    expect(boxes).toHaveLength(12);
    boxes.slice(1).forEach((box, index) => {
      expect(box.top).toBeGreaterThanOrEqual(boxes[index]?.bottom ?? 0);
    });
    const sentence = await page.locator('article p').nth(1).boundingBox();
    expect(Math.abs((boxes[0]?.top ?? 0) - (sentence?.y ?? 0))).toBeLessThan(12);
  });

  it('joins the current claim to its trigger, and draws a bracket for each attribution', async () => {
    const page = await read('?claim=C8');
    const line = page.locator('[data-hairline]');
    await line.waitFor({ state: 'attached' });
    const [drawn, trigger] = await Promise.all([
      line.evaluate((path) => path.getBoundingClientRect().left),
      page.locator('article [data-ids~="C8"]').evaluate((words) => words.getBoundingClientRect().right),
    ]);
    expect(Math.abs(drawn - trigger)).toBeLessThan(2);
    expect(await page.locator('[data-bracket]').count()).toBe(10);
    const nested = await page
      .locator('[data-bracket="A5"]')
      .evaluate((path) => path.getBoundingClientRect().left);
    const outer = await page
      .locator('[data-bracket="A4"]')
      .evaluate((path) => path.getBoundingClientRect().left);
    expect(nested).toBeGreaterThan(outer);
  });

  it('tells evidence apart by form', async () => {
    const page = await read();
    const form = (id: string) =>
      page
        .locator(`article [data-ids~="${id}"] > span`)
        .first()
        .evaluate((words) => {
          const style = getComputedStyle(words);
          return style.borderTopStyle === 'solid' ? 'box' : style.textDecorationStyle;
        });
    expect(await Promise.all(['N3', 'P1', 'T2', 'F1', 'N22'].map(form))).toEqual([
      'solid',
      'dotted',
      'dashed',
      'box',
      'double',
    ]);
  });

  it('folds comments without hiding them, and sets each block in its own direction', async () => {
    const page = await read();
    const arabic = page.getByText('الله يرحم أهل الوادي');
    expect(await arabic.isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'Reader comments' }).click();
    expect(await arabic.isVisible()).toBe(true);
    expect(await arabic.evaluate((block) => getComputedStyle(block.closest('p') ?? block).direction)).toBe(
      'rtl',
    );
  });

  it('reads a figure out in words, where it is pointed at and where it is focused', async () => {
    const page = await read();
    const tip = page.getByRole('tooltip');
    const words = page.locator('article [data-ids~="F1"][data-reading]').first();
    await words.hover();
    expect(await tip.textContent()).toMatch(/^at least nine (?:\w+ )*killed/);
    expect(await words.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
    const inside = await tip.boundingBox();
    expect((inside?.x ?? -1) >= 0 && (inside?.x ?? 0) + (inside?.width ?? 0) <= 1440).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tip.count()).toBe(0);
    await note(page, 'C1').locator('[data-part="C1.figure.0"]').focus();
    expect(await tip.textContent()).toMatch(/^at least nine (?:\w+ )*killed/);
    await page.keyboard.press('Tab');
    await page.locator('header').first().hover();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect(await tip.count()).toBe(0);
  });

  it('says how an inferred part is known', async () => {
    const page = await read();
    await note(page, 'C3').getByText('† place and time taken over from the sentences around it.').waitFor();
    expect(await note(page, 'C3').locator('[data-inferred]').count()).toBe(2);
  });
});

describe('decisions', () => {
  it('by keyboard: next, reject, undo; kept over a reload', async () => {
    const page = await read();
    await note(page, 'C1').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-part') === 'C2');
    expect(page.url()).toContain('claim=C2');
    await page.keyboard.press('r');
    await note(page, 'C2')
      .getByText(/rejected by Mara, \d{4}-\d\d-\d\d \d\d:\d\d/)
      .waitFor();
    expect((await kept('C2'))?.decision.verdict).toBe('reject');
    await page.reload();
    await note(page, 'C2').getByText('rejected by Mara').waitFor();
    await page.keyboard.press('z');
    await page.locator('[data-claim="C2"]:not([data-verdict])').waitFor();
    await page.getByText('Last decision taken back.').waitFor();
    const claim = await kept('C2');
    expect(claim?.decision.verdict).toBeNull();
    // Taken back, not rubbed out.
    expect(claim?.decision.history.map((review) => review.action)).toEqual(['reject', 'undo']);
  });

  it('by mouse, after asking once who decides', async () => {
    const page = await read('?claim=C5', { reviewer: null });
    await note(page, 'C5').getByRole('button', { name: 'Accept' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your name' });
    await dialog.getByLabel('Your name').fill('Ines Calder');
    await dialog.getByRole('button', { name: 'Sign decisions' }).click();
    await note(page, 'C5').getByText('accepted by Ines Calder').waitFor();
    await note(page, 'C5').getByRole('button', { name: 'Unsure' }).click();
    await note(page, 'C5').getByText('unsure by Ines Calder').waitFor();
    expect((await kept('C5'))?.decision.verdict).toBe('unsure');
    await page.getByRole('button', { name: 'Undo z' }).click();
    await note(page, 'C5').getByText('accepted by Ines Calder').waitFor();
  });

  it('edits a field, says who set it, and leaves the machine’s value beside', async () => {
    const page = await read('?claim=C9');
    await note(page, 'C9').locator('[data-part="C9"]').focus();
    await page.keyboard.press('e');
    await note(page, 'C9').getByLabel('Status', { exact: true }).selectOption('denied');
    await note(page, 'C9').getByText('status set by Mara').waitFor();
    await page.keyboard.press('Escape');
    await note(page, 'C9').getByRole('button', { name: 'status: denied, set by a person' }).waitFor();
    const claim = await kept('C9');
    expect([claim?.claim.status, claim?.machine.status]).toEqual(['denied', 'occurred']);
  });

  it('shows at once, and takes back with plain words what the server refuses', async () => {
    const page = await read('?claim=C7');
    await note(page, 'C7').waitFor();
    await page.route('**/api/reviews', (route) => route.abort());
    await page.keyboard.press('a');
    await page.getByText('This decision was not kept. The server did not answer.').waitFor();
    await page.locator('[data-claim="C7"]:not([data-verdict])').waitFor();
    expect((await kept('C7'))?.decision.history).toEqual([]);
    // The browser itself reports the broken request.
    window.complaints.splice(0);
  });

  it('on an event, and lists all of them', async () => {
    const page = await visit(`/events/${workbench.documentId}/E2`);
    await page.getByRole('heading', { name: 'Armed clash, Jisr Amad' }).waitFor();
    await page.keyboard.press('u');
    await page.getByText('unsure by Mara').first().waitFor();
    await page.keyboard.press('4');
    await page.getByRole('heading', { name: 'Decisions', exact: true }).waitFor();
    await page.getByText('was unsure about an event').first().waitFor();
  });
});

describe('the events ledger', () => {
  const column = (page: Page, id: string) => page.locator(`td[data-column="${id}"]`).allTextContents();

  it('writes bounds, ranges and the unknown', async () => {
    const page = await visit('/events?sort=-killed');
    await page.getByRole('table', { name: 'Events' }).waitFor();
    expect(await column(page, 'killed')).toEqual(['≥ 9', '–', '–', '–', '–', '–']);
    expect((await column(page, 'injured'))[0]).toBe('20–25');
    await page.locator('td em', { hasText: '2023-06-18' }).first().waitFor();
  });

  it('sorts by its columns, the unknown last both ways, and keeps it in the address', async () => {
    const page = await visit('/events');
    const dates = async () => (await column(page, 'date')).map((text) => text.slice(0, 10));
    await page.getByRole('table').waitFor();
    expect(await dates()).toEqual([
      '2023-06-18',
      '2023-06-18',
      '2023-06-16',
      '2023-06-15',
      '2023-06-12',
      '–',
    ]);
    await page.getByRole('button', { name: /^Date/ }).click();
    await page.waitForURL(/sort=date/);
    expect(await dates()).toEqual([
      '2023-06-12',
      '2023-06-15',
      '2023-06-16',
      '2023-06-18',
      '2023-06-18',
      '–',
    ]);
    expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('Date');
  });

  it('filters, says how many, and says so when nothing is left', async () => {
    const page = await visit('/events');
    await page.getByLabel('Sources').selectOption('contested');
    await page.getByText('2 events', { exact: true }).waitFor();
    expect(page.url()).toContain('grade=contested');
    await page.getByLabel('Status').selectOption('planned');
    await page.getByText('No event of the record fits these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('6 events', { exact: true }).waitFor();
  });

  it('is walked and opened by keyboard', async () => {
    const page = await visit('/events?sort=date');
    await page.locator('tr[data-index="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Air/drone strike, Wadi Suran' }).waitFor();
    await page.getByRole('heading', { name: 'What disagrees' }).waitFor();
    await page.getByText('Ministry of Defence: denied').waitFor();
  });
});

describe('documents', () => {
  it('are found by their words', async () => {
    const page = await visit('/documents');
    await page.getByLabel('Search').fill('convoy');
    await page.getByText('1 document with these words').waitFor();
    await page.getByLabel('Search').fill('zeppelin');
    await page.getByText('No document has these words').waitFor();
  });

  it('say what is wrong with an address', async () => {
    const page = await visit('/documents/ffffffffffff');
    await page.getByText('there is no document "ffffffffffff" in this record').waitFor();
    window.complaints.splice(0);
  });
});

describe('the map', () => {
  /** How many colours the map shows: an empty one has a single colour. */
  const countColours = (page: Page) =>
    page.locator('canvas.maplibregl-canvas').evaluate((canvas) => {
      const copy = document.createElement('canvas');
      copy.width = 240;
      copy.height = 160;
      const context = copy.getContext('2d');
      context?.drawImage(canvas as HTMLCanvasElement, 0, 0, 240, 160);
      const pixels = context?.getImageData(0, 0, 240, 160).data ?? new Uint8ClampedArray();
      const colours = new Set<string>();
      for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 3).join());
      return colours.size;
    });

  it('draws symbols, rings and a legend, and links with the list', async () => {
    const page = await visit('/map');
    await page.locator('[data-map][data-ready="4"]').waitFor({ timeout: 30_000 });
    expect(await countColours(page)).toBeGreaterThan(20);
    await page.getByText('contested: sources disagree').waitFor();
    await page.getByText('hatched: somewhere in this area').waitFor();
    await page.getByText('Base map: Natural Earth').waitFor();
    expect(await page.locator('.maplibregl-ctrl-scale').textContent()).toMatch(/\d+\s*km/);
    await page.getByText('4 of 6 events, 2 without a place').waitFor();

    const list = page.getByRole('list', { name: 'Events on the map' });
    await list.getByRole('button', { name: /Displacement/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/event=/);
    await list.getByRole('link', { name: 'Open the event' }).waitFor();
  });

  it('chooses what is clicked', async () => {
    const page = await visit('/map?text=clinic&type=Battles');
    await page.locator('[data-map][data-ready="1"]').waitFor({ timeout: 30_000 });
    const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
    if (!box) throw new Error('the map has no canvas');
    // One event: the map opens on it, between the legend on the left and the edge.
    await page.mouse.click(box.x + 250 + (box.width - 250 - 56) / 2, box.y + box.height / 2);
    await page.locator('[data-event][data-chosen]', { hasText: 'Armed clash' }).waitFor();
  });
});

describe('on a phone', () => {
  const phone = { width: 390, height: 844 };

  it('shows the claims of the sentence that is being read', async () => {
    const page = await read('', phone);
    const sheet = page.getByRole('region', { name: 'Claims' });
    await sheet.locator('[data-claim="C1"]').waitFor();
    await page
      .locator('article p')
      .nth(4)
      .evaluate((block) => block.scrollIntoView({ block: 'start' }));
    await sheet.locator('[data-claim="C5"], [data-claim="C6"], [data-claim="C7"]').waitFor();
    await sheet.getByRole('button', { name: 'Fold' }).click();
    expect(await sheet.locator('[data-claim]').count()).toBe(0);
  });

  it.each(['/documents', '/events', '/map', '/decisions', 'read', 'event'])(
    '%s is no wider than the screen',
    async (path) => {
      const paths: Record<string, string> = {
        read: `/documents/${workbench.documentId}`,
        event: `/events/${workbench.documentId}/E1`,
      };
      const page = await visit(paths[path] ?? path, phone);
      await page.locator('h1').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(
        await page.locator('#room').evaluate((room) => room.scrollWidth - room.clientWidth),
      ).toBeLessThanOrEqual(0);
    },
  );
});

describe('with the keyboard alone', () => {
  it('from the list into a document, through its words and claims, and back', async () => {
    const page = await visit('/documents');
    await page.locator('tr[data-index="0"]').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    for (let presses = 0; presses < 30; presses += 1) {
      if (await page.evaluate(() => document.activeElement?.tagName === 'TR')) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await note(page, 'C1').waitFor();
    // Every stop on the way shows where it is.
    const seen = new Set<string>();
    for (let presses = 0; presses < 60 && !seen.has('claim'); presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at) return { kind: 'none', shown: false };
        const kind = at.closest('[data-claim]')
          ? 'claim'
          : at.closest('article')
            ? 'text'
            : at.closest('aside')
              ? 'outline'
              : 'frame';
        return { kind, shown: getComputedStyle(at).outlineStyle !== 'none' };
      });
      expect(stop.shown, stop.kind).toBe(true);
      seen.add(stop.kind);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['outline', 'text', 'claim']));
  });

  it('walks the marked words, and goes from words to their claim', async () => {
    const page = await read();
    const first = page.locator('article [data-ids][tabindex="0"]');
    await first.focus();
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('ArrowRight');
    const words = await page.evaluate(() => document.activeElement?.textContent);
    expect(words).toBe('Army helicopters');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-part') === 'C1.actor.0');
    expect(await litWords(page)).toEqual(['Army helicopters']);
  });

  it('shows its keys', async () => {
    const page = await visit('/documents');
    await page.getByRole('heading', { name: 'Documents' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('accept, reject, unsure').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'Events' }).waitFor();
  });
});

describe('light, dark and contrast', () => {
  const rooms = ['/documents', '/events', '/map', '/decisions', 'read', 'event'];
  const paths: Record<string, () => string> = {
    read: () => `/documents/${workbench.documentId}?claim=C1`,
    event: () => `/events/${workbench.documentId}/E1`,
  };
  const paper = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const list = (violations: readonly { id: string; nodes: readonly { target: unknown }[] }[]) =>
    violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => String(node.target))}`);

  it.each(rooms)('%s meets WCAG AA in both', async (room) => {
    const page = await visit(paths[room]?.() ?? room);
    await page.locator('h1').first().waitFor();
    await page.locator('article details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    expect(await paper(page)).toBe('rgb(251, 250, 246)');
    const light = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(list(light.violations)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe('rgb(22, 22, 20)');
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
    expect(list(dark.violations)).toEqual([]);
  });

  it('keeps the choice of colours', async () => {
    const page = await visit('/documents');
    const colours = page.getByRole('button', { name: /Colours/ });
    await colours.click();
    await colours.click();
    await page.reload();
    await page.getByRole('button', { name: 'Colours: dark. Change' }).waitFor();
    expect(await paper(page)).toBe('rgb(22, 22, 20)');
  });
});

// Last, since it adds to the record that the tests above count.
describe('a file handed in', () => {
  it('is read, coded by the real pipeline, kept once, and opens', { timeout: 120_000 }, async () => {
    const page = await visit('/documents');
    const file = join(import.meta.dirname, '../../examples/reports/01-northern-wire-tel-amar.txt');
    await page.getByLabel('Files to add').setInputFiles(file);
    await page.getByText('01-northern-wire-tel-amar.txt: added.').waitFor({ timeout: 90_000 });
    await page.getByText('2 documents', { exact: true }).waitFor();
    await page.getByLabel('Files to add').setInputFiles(file);
    await page.getByText('01-northern-wire-tel-amar.txt: already in the record.').waitFor();
    await page.getByRole('link', { name: /Tel Amar/ }).click();
    await page.locator('[data-claim]').first().waitFor();
    // Every claim of the real coder has its sentence, and a bracket or a mark for its evidence.
    const claims = page.locator('[data-claim]');
    expect(await claims.count()).toBeGreaterThan(4);
    const place = claims.locator('[data-kind="place"]').first();
    await place.hover();
    expect((await litWords(page)).length).toBeGreaterThan(0);
  });
});
