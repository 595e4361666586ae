import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codedDocumentSchema } from '../../src/contract/coded-document.ts';
import type { StoredDocument } from '../../src/contract/record.ts';
import type { Review } from '../../src/contract/review.ts';
import { coarsenPlace } from '../../src/export/coarsen.ts';
import { COLUMNS } from '../../src/export/columns.ts';
import { createEventWriter, EVENT_FORMATS, type EventFormat } from '../../src/export/event-writer.ts';
import { type ExportOptions, listExportRows } from '../../src/export/export-row.ts';
import { applyDecisions } from '../../src/export/jsonl.ts';
import { quoteEvidence } from '../../src/review/evidence.ts';
import { foldReviews } from '../../src/review/fold.ts';
import { wadiSuranText as text, wadiSuran, wadiSuranDocument } from '../fixtures/wadi-suran.ts';
import { parseCsv } from './parse-csv.ts';

const { text: _, ...coded } = wadiSuranDocument;

function decide(id: string, rest: Partial<Review>): Review {
  const claim = coded.claims.find((one) => one.id === id);
  if (!claim) throw new Error(`the fixture has no claim ${id}`);
  return {
    id: `r-${id}-${rest.action}-${rest.field}`,
    documentHash: 'a'.repeat(64),
    target: 'event',
    targetKey: claim.key,
    evidence: quoteEvidence(coded, text, claim),
    action: 'accept',
    field: null,
    value: null,
    previous: null,
    undoes: null,
    reviewer: 'Ana',
    note: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    ...rest,
  };
}

function store(...reviews: readonly Review[]): StoredDocument {
  return {
    row: {
      id: 'aaaaaaaaaaaa',
      hash: 'a'.repeat(64),
      title: '=HYPERLINK("http://example.org")',
      source: 'Northern Wire',
      publishedAt: '2023-06-18',
      publishedBasis: 'stated',
      language: 'en',
      format: 'text',
      fileName: 'report.txt',
      recordIndex: null,
      addedAt: '2026-01-01T00:00:00.000Z',
      codedAt: '2026-01-01T00:00:00.000Z',
      versions: { code: '1.0.0', data: 'd1', model: 'm1' },
      claims: 12,
      events: 6,
      warnings: 0,
      decided: 0,
      snippet: null,
    },
    text,
    coded,
    reviewed: foldReviews(coded, text, reviews),
  };
}

function write(format: EventFormat, document: StoredDocument, options: ExportOptions = {}): string {
  const writer = createEventWriter(format);
  const rows = listExportRows(document, options).map((row) => writer.write(row));
  return [writer.head, ...rows, writer.end()].join('');
}

const REVIEWS = [
  decide('C1', { action: 'accept', note: 'two sources, one of them a party' }),
  decide('C1', { action: 'edit', field: 'figures.killed', value: { low: 9, best: 10, high: 11 } }),
  decide('C12', { action: 'reject' }),
  decide('C3', { target: 'claim', action: 'reject' }),
];

describe('the golden files', () => {
  // A change of these is a change of what people's spreadsheets hold: look at the difference before it is accepted.
  it.each(EVENT_FORMATS)('%s', async (format) => {
    await expect(write(format, store(...REVIEWS))).toMatchFileSnapshot(`golden/wadi-suran.${format}`);
  });

  it('are described, column for column, in docs/exports.md', () => {
    const page = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8');
    const described = [...page.matchAll(/^\| `([a-z_0-9]+)`/gm)].map((match) => match[1] ?? '');
    const tolls = COLUMNS.map((column) => column.name).filter((name) => /_(low|best|high)$/.test(name));
    expect(described.filter((name) => !name.endsWith('_low'))).toEqual(
      COLUMNS.map((column) => column.name).filter((name) => !tolls.includes(name)),
    );
  });
});

describe('csv', () => {
  it('reads back with as many cells as columns, and quotes with commas, quotes and line ends', () => {
    const [head, ...rows] = parseCsv(write('csv', store()));
    expect(head).toEqual(COLUMNS.map((column) => column.name));
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).toHaveLength(COLUMNS.length);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-5 killed', "'-5 killed"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    // a quoted cell is a formula all the same
    ['=A1,"x"', '\'=A1,"x"'],
    ['＝1+1', "'＝1+1"],
    // harmless as it is
    ['a=b', 'a=b'],
    ['5-6', '5-6'],
  ])('keeps a spreadsheet from running %j', (title, cell) => {
    const document = store();
    const rows = parseCsv(write('csv', { ...document, row: { ...document.row, title } }));
    expect(rows[1]?.[COLUMNS.findIndex((column) => column.name === 'document_title')]).toBe(cell);
  });

  it('leaves negative numbers numbers', () => {
    const rows = parseCsv(write('csv', store()));
    expect(rows[1]?.[COLUMNS.findIndex((column) => column.name === 'latitude')]).toBe('-31.42');
  });
});

describe('geojson', () => {
  it('has a feature for each event and counts those without a place', () => {
    const collection = JSON.parse(write('geojson', store()));
    expect(collection.features).toHaveLength(6);
    const placeless = collection.features.filter((one: { geometry: unknown }) => one.geometry === null);
    expect(placeless).toHaveLength(2);
    expect(collection.note).toContain('2 of 6 events');
    expect(collection.features[0].geometry).toEqual({ type: 'Point', coordinates: [-11.9, -31.42] });
    expect(collection.features[0].properties).toMatchObject({ radius_km: 2, place_precision_ucdp: 1 });
  });

  it('is valid without any event', () => {
    const writer = createEventWriter('geojson');
    expect(JSON.parse(writer.head + writer.end())).toMatchObject({ type: 'FeatureCollection', features: [] });
  });
});

describe('decisions', () => {
  const ids = (options: ExportOptions = {}) =>
    listExportRows(store(...REVIEWS), options).map((row) => row.eventId);

  it('leave out what was rejected, unless it is asked for', () => {
    expect(ids()).not.toContain('aaaaaaaaaaaa/E6');
    expect(ids()).toHaveLength(5);
    expect(ids({ includeRejected: true })).toHaveLength(6);
  });

  it("put people's values in place of the machine's, and say who decided", () => {
    const [row] = listExportRows(store(...REVIEWS));
    expect(row?.tolls.killed).toEqual({ low: 9, best: 10, high: 11 });
    expect(row).toMatchObject({
      decision: 'accept',
      decidedBy: 'Ana',
      note: 'two sources, one of them a party',
      editedFields: ['figures.killed'],
    });
    expect(row?.claims.map((claim) => claim.key)).not.toContain(coded.claims[2]?.key);
    const [all] = listExportRows(store(...REVIEWS), { includeRejected: true });
    expect(all?.claims.find((claim) => claim.key === coded.claims[2]?.key)?.decision).toBe('reject');
  });

  it('give whole documents that the contract allows', () => {
    const rejected = coded.claims.map((claim) => decide(claim.id, { target: 'claim', action: 'reject' }));
    const accepted = decide('C8', { action: 'accept' });
    for (const reviews of [[], REVIEWS, rejected, [...rejected, accepted]]) {
      for (const includeRejected of [false, true]) {
        const document = applyDecisions(store(...reviews), { includeRejected });
        expect(() => codedDocumentSchema.parse(document)).not.toThrow();
        const claims = new Set(document.claims.map((claim) => claim.id));
        const figures = new Set(document.figures.map((figure) => figure.id));
        for (const event of document.events) for (const id of event.claims) expect(claims).toContain(id);
        for (const claim of document.claims) {
          for (const id of claim.about) expect(claims).toContain(id);
          for (const id of claim.figures) expect(figures).toContain(id);
        }
      }
    }
    expect(applyDecisions(store(...rejected), {}).claims).toEqual([]);
    expect(applyDecisions(store(...rejected, accepted), {}).events.map((event) => event.id)).toEqual(['E3']);
  });
});

describe('coarsening', () => {
  const place = { ...wadiSuran, acledPrecision: 1, ucdpPrecision: 1, basis: 'stated' } as const;

  it.each([1, 5, 10, 50, 200])(
    'to %s km moves a point into a cell that still holds it, and drops its name',
    (km) => {
      const coarse = coarsenPlace(place, km);
      const north = Math.abs(coarse.lat - place.lat) * 111.32;
      const east = Math.abs(coarse.lon - place.lon) * 111.32 * Math.cos((place.lat * Math.PI) / 180);
      expect(Math.hypot(north, east)).toBeLessThanOrEqual(coarse.radiusKm ?? 0);
      expect(coarse).toMatchObject(km > 2 ? { name: null, id: null, admin2: null } : { name: 'Wadi Suran' });
      expect(coarse.country).toBe('XKS');
    },
  );

  it('gives two places in one cell the same position', () => {
    const near = coarsenPlace({ ...place, lat: place.lat + 0.001, lon: place.lon - 0.001 }, 20);
    expect([near.lat, near.lon]).toEqual([coarsenPlace(place, 20).lat, coarsenPlace(place, 20).lon]);
  });

  it.each([
    [90, 180],
    [-90, -180],
    [89.99, 0],
    [0, 0],
  ])('stays on the globe at %s, %s', (lat, lon) => {
    const coarse = coarsenPlace({ ...place, lat, lon }, 300);
    expect(Math.abs(coarse.lat)).toBeLessThanOrEqual(90);
    expect(Math.abs(coarse.lon)).toBeLessThanOrEqual(180);
  });

  it.each(EVENT_FORMATS)('leaves no name of a person, no quote and no place name in %s', (format) => {
    const document = store(...REVIEWS);
    const person = coded.entities.find((entity) => entity.form === 'name' && entity.type !== 'place');
    const persons = coded.entities.map((entity) =>
      entity.name === person?.name ? { ...entity, type: 'person' as const } : entity,
    );
    const withPerson = { ...document, coded: { ...coded, entities: persons } };
    const before = write(format, withPerson);
    const after = write(format, withPerson, { coarsenKm: 25 });
    for (const words of [person?.name ?? '?', 'Wadi Suran', 'fired rockets', 'HYPERLINK', 'two sources']) {
      expect(before).toContain(words);
      expect(after).not.toContain(words);
    }
  });
});
