import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  describeImports,
  listImportNames,
  removeImport,
} from '../../src/reference/gazetteer/describe-imports.ts';
import { distanceKm } from '../../src/reference/gazetteer/geometry.ts';
import { importPlaces } from '../../src/reference/gazetteer/import/import-places.ts';
import { importFile } from '../../src/reference/gazetteer/imports-folder.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';
import { readVersions } from '../../src/reference/versions.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'imports-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Writes a table and imports it. */
async function bring(file: string, text: string | Buffer, stopped = () => false) {
  writeFileSync(join(dir, file), text);
  return importPlaces(join(dir, file), { dir, date: '2021-03-14', stopped });
}

const open = () => openGazetteer({ extra: [dir] });

/** A row of a GeoNames dump; the places are invented, but for those with a true id. */
function dumpRow(
  id: number,
  name: string,
  alternates: string,
  lat: number,
  lon: number,
  code = 'P.PPL',
  areas = '06\t',
) {
  const [featureClass, feature] = code.split('.');
  const row = [
    id,
    name,
    name,
    alternates,
    lat,
    lon,
    featureClass,
    feature,
    'SY',
    '',
    areas,
    '',
    '',
    900,
    '',
    500,
  ];
  return [...row, 'Asia/Damascus', '2020-01-01'].join('\t');
}

describe('a GeoNames dump', () => {
  const dump = [
    dumpRow(99000001, 'Tall Nurin', 'Tel Noureen,تل نورين', 32.9, 36.2),
    // A place that the gazetteer has, with a further name
    dumpRow(170905, 'Dar‘ā', 'Karsaville', 32.6189, 36.1021, 'P.PPLA'),
    // A first-level area, which the gazetteer has under its code
    dumpRow(170903, 'Daraa Governorate', 'Karsa Province', 32.9, 36.2, 'A.ADM1'),
    // A spring and an abandoned village, which reports do not name
    dumpRow(99000002, 'Ayn Nurin', '', 32.91, 36.21, 'H.SPNG'),
    dumpRow(99000003, 'Khirbat Nurin', '', 32.92, 36.22, 'P.PPLH'),
    // A base, which they do
    dumpRow(99000004, 'Nurin Airbase', '', 32.93, 36.23, 'S.AIRB'),
  ].join('\n');

  it('brings places in any spelling, in their areas', async () => {
    const report = await bring('SY.txt', `${dump}\n`);
    expect(report).toMatchObject({ name: 'geonames-sy', rows: 6, left: 2, places: 4, known: 2 });
    const gazetteer = open();
    for (const name of ['Tall Nurin', 'tel nurein', 'Tell Nouriin', 'تل نورين']) {
      const place = gazetteer.lookupPlace(name)[0]?.place;
      expect(place, name).toMatchObject({ id: 'geonames:99000001', country: 'SYR', admin1Code: 'SY.06' });
      expect(place?.admin1).toBe(gazetteer.admin1Of('SY.06')?.name);
    }
    expect(gazetteer.lookupPlace('Nurin Airbase')[0]?.place).toMatchObject({
      level: 'site',
      featureCode: 'AIRB',
    });
    expect(gazetteer.hasName('Khirbat Nurin')).toBe(false);
  });

  it('gives known places further names, and counts them once', async () => {
    const before = openGazetteer()
      .lookupPlace('Daraa')
      .map((hit) => hit.place.id);
    await bring('SY.txt', dump);
    const gazetteer = open();
    expect(gazetteer.lookupPlace('Karsaville')[0]?.place).toEqual(gazetteer.placeOf('geonames:170905'));
    expect(gazetteer.lookupPlace('Karsaville')[0]?.place.name).toBe('Dar‘ā');
    expect(gazetteer.lookupPlace('Karsa Province')[0]?.place.id).toBe('area:SY.06');
    expect(gazetteer.lookupPlace('Daraa').map((hit) => hit.place.id)).toEqual(before);
  });

  it('takes the place of an earlier import of its name, and the same bytes give the same file', async () => {
    await bring('SY.txt', dump);
    const first = readFileSync(importFile(dir, 'geonames-sy'));
    await bring('SY.txt', dump);
    expect(readFileSync(importFile(dir, 'geonames-sy')).equals(first)).toBe(true);
    await bring('SY.txt', dumpRow(99000009, 'Nurinabad', '', 33, 36));
    expect(open().hasName('Tall Nurin')).toBe(false);
    expect(open().hasName('Nurinabad')).toBe(true);
  });

  it('is listed and removed', async () => {
    await bring('SY.txt', dump);
    expect(describeImports(dir)).toMatchObject([
      { name: 'geonames-sy', kind: 'geonames', places: 4, file: 'SY.txt', date: '2021-03-14' },
    ]);
    removeImport(dir, 'geonames-sy');
    expect(listImportNames(dir)).toEqual([]);
    expect(open().hasName('Tall Nurin')).toBe(false);
  });
});

describe('alternate names', () => {
  it('are names of known places and of imported ones; codes are none', async () => {
    await bring('SY.txt', dumpRow(99000001, 'Tall Nurin', '', 32.9, 36.2));
    const rows = [
      '1\t170905\ten\tKarsaville\t\t\t\t',
      '2\t99000001\tar\tقرية نورستان',
      '3\t99000001\tiata\tNRN',
      '4\t99000001\ten\tNuristanville\t1',
      '5\t88888888\ten\tNowhere',
    ];
    const report = await bring('names.txt', rows.join('\n'));
    expect(report).toMatchObject({ name: 'names-names', rows: 5, left: 2, places: 2, known: 2 });
    const gazetteer = open();
    expect(gazetteer.lookupPlace('Karsaville')[0]?.place.id).toBe('geonames:170905');
    expect(gazetteer.lookupPlace('Nuristanville')[0]?.place).toEqual(
      gazetteer.lookupPlace('Tall Nurin')[0]?.place,
    );
    expect(gazetteer.lookupPlace('قرية نورستان')[0]?.place.id).toBe('geonames:99000001');
    expect(gazetteer.hasName('NRN')).toBe(false);
  });
});

describe('a P-code table', () => {
  const tagged = [
    'Governorate,Code,District,District AR,Code 2,Lat,Lon',
    '#adm1+name,#adm1+code,#adm2+name+en,#adm2+name+ar,#adm2+code,#geo+lat,#geo+lon',
    "Dar'a,SY12,As-Sanamayn,الصنمين,SY1202,33.07,36.18",
    'Nurland,SY77,Upper Nurland,,SY7701,34.2,37.1',
    'Nurland,SY77,"Lower ""Old"" Nurland",,SY7702,34.4,37.3',
  ].join('\n');
  const plain = [
    'ADM2_EN;ADM2_PCODE;ADM1_EN;ADM1_PCODE;ADM0_PCODE;ADM3_EN;ADM3_PCODE',
    'Izraa;SY1203;Dara;SY12;SY;Nawa;SY120305',
  ].join('\r\n');

  it('by HXL tags gives areas, their codes as names, and points', async () => {
    const report = await bring('syr.csv', tagged);
    expect(report).toMatchObject({ name: 'pcodes-syr', rows: 3, places: 5 });
    const gazetteer = open();
    // Known areas keep their point and get their code as a name; codes may be written small.
    expect(gazetteer.lookupPlace('SY12')[0]?.place.id).toBe('area:SY.06');
    const district = gazetteer.lookupPlace('sy1202')[0]?.place;
    expect(district?.admin1Code).toBe('SY.06');
    expect(distanceKm(district?.lat ?? 0, district?.lon ?? 0, 33.07, 36.18)).toBeLessThan(30);
    expect(gazetteer.lookupPlace('الصنمين').map((hit) => hit.place.index)).toContain(district?.index);
    // An area above lies amid those in it.
    expect(gazetteer.lookupPlace('Nurland')[0]?.place).toMatchObject({
      lat: 34.3,
      lon: 37.2,
      level: 'admin1',
    });
    expect(gazetteer.lookupPlace('SY7702')[0]?.place).toMatchObject({
      name: 'Lower "Old" Nurland',
      admin1: 'Nurland',
    });
  });

  it('by heads, without points, lies where the gazetteer has the area or its town', async () => {
    await bring('adm3.csv', `\ufeff${plain}`);
    const place = open().lookupPlace('SY120305')[0]?.place;
    expect(place).toMatchObject({
      id: 'pcode:SY120305',
      featureCode: 'ADM3',
      country: 'SYR',
      admin1Code: 'SY.06',
    });
    expect(distanceKm(place?.lat ?? 0, place?.lon ?? 0, 32.889, 36.042)).toBeLessThan(3);
  });
});

describe('our own table', () => {
  const own = [
    'id,name,alternate names,lat,lon,country,feature code,radius km,admin1,source',
    'camp-a,Nurin Camp,"Camp Nurin|مخيم نورين",36.51,37.21,SYR,RGCT,1.5,SY.09,M',
    ',Wadi Nurin,,36.6,37.3,Syria,VAL,,,',
    'geonames:170905,Daraa,Karsaville,32.7,36.2,SY,PPLA,5,,V',
  ].join('\n');

  it('brings places with radius and areas', async () => {
    expect(await bring('ours.csv', own)).toMatchObject({ name: 'own-ours', places: 3, known: 1 });
    const gazetteer = open();
    expect(gazetteer.lookupPlace('Camp Nurin')[0]?.place).toMatchObject({
      id: 'own:camp-a',
      radiusKm: 1.5,
      country: 'SYR',
      admin1Code: 'SY.09',
      supplement: true,
    });
    expect(gazetteer.lookupPlace('Wadi Nurin')[0]?.place).toMatchObject({ country: 'SYR', level: 'region' });
  });

  it('takes the stead of a place whose id it gives', async () => {
    await bring('ours.csv', own);
    const gazetteer = open();
    const hits = gazetteer.lookupPlace('Daraa').filter(({ place }) => place.id === 'geonames:170905');
    expect(hits.map(({ place }) => [place.lat, place.radiusKm])).toEqual([[32.7, 5]]);
    expect(gazetteer.placeOf('geonames:170905')?.lat).toBe(32.7);
  });
});

describe('what cannot be imported', () => {
  const head = 'name,lat,lon,country\n';
  it.each([
    ['an empty file', 'a.txt', '', /a\.txt:1: the file is empty/],
    ['a workbook', 'a.csv', Buffer.from('PK\u0003\u0004....'), /:1: .*save the sheet as CSV/],
    [
      'UTF-16',
      'a.csv',
      Buffer.from('\ufeffname,lat,lon\n', 'utf16le'),
      /:1: UTF-16 text; save the file as UTF-8/,
    ],
    [
      'bytes that are no UTF-8',
      'a.csv',
      Buffer.concat([Buffer.from(`${head}`), Buffer.from([0x41, 0xe9, 10])]),
      /:2: not UTF-8/,
    ],
    ['a picture', 'a.txt', Buffer.from([0x89, 0x50, 0, 1, 2]), /:1: not text/],
    [
      'another table',
      'a.csv',
      'product,price\nBread,3\n',
      /:1: no table of places.*19 columns.*ADM2_PCODE.*name, lat and lon/,
    ],
    ['names of admin codes', 'a.txt', "SY.06\tDaraa\tDar'a\t170903\n", /:1: names of admin codes/],
    [
      'a dump that breaks off',
      'a.txt',
      `${dumpRow(1, 'A town', '', 1, 2)}\n7\tB town\n`,
      /:2: 2 columns where a GeoNames dump has 19/,
    ],
    [
      'a dump with a bad point',
      'a.txt',
      `${dumpRow(1, 'A', '', 1, 2)}\n${dumpRow(2, 'B', '', 95, 2)}\n`,
      /:2: latitude "95"; decimal degrees from -90 to 90/,
    ],
    ['a name that is missing', 'a.csv', `${head}Nurin,33,36,SYR\n,33,36,SYR\n`, /:3: the name is empty/],
    ['a point that is none', 'a.csv', `${head}Nurin,thirty,36,SYR\n`, /:2: latitude "thirty"/],
    [
      'a country that is none',
      'a.csv',
      `${head}Nurin,33,36,Qzx\n`,
      /:2: country "Qzx"; an ISO 3166 code such as SYR/,
    ],
    [
      'an id used twice',
      'a.csv',
      'id,name,lat,lon\nx,A,1,2\nx,B,1,2\n',
      /:3: the id "own:x" is also that of line 2/,
    ],
    ['a quote that stays open', 'a.csv', `${head}"Nurin,33,36,SYR\n`, /:2: a quoted cell that does not end/],
    [
      'a P-code without a name',
      'a.csv',
      'ADM1_EN,ADM1_PCODE\nNurland,SY77\n,SY78\n',
      /:3: the P-code SY78 has no name/,
    ],
    [
      'P-codes of no country',
      'a.csv',
      'ADM1_EN,ADM1_PCODE\nNurland,77\n',
      /:2: no country: a column of ISO codes/,
    ],
    [
      'a code of two levels',
      'a.csv',
      'ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE\nNurland,SY77,Nur,SY77\n',
      /:2: the P-code SY77 stands for areas of two levels/,
    ],
  ])('%s: an error with file and line, and nothing changed', async (_, file, text, message) => {
    await bring('SY.txt', dumpRow(99000001, 'Tall Nurin', '', 32.9, 36.2));
    const before = readdirSync(join(dir, 'imported'));
    await expect(bring(file, text)).rejects.toThrow(message);
    expect(readdirSync(join(dir, 'imported'))).toEqual(before);
    expect(open().hasName('Tall Nurin')).toBe(true);
  });

  it('an interrupt leaves nothing behind', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => dumpRow(99000001 + at, `Town ${at}`, '', 33, 36));
    await expect(bring('SY.txt', rows.join('\n'), () => true)).rejects.toThrow('nothing was imported');
    expect(existsSync(join(dir, 'imported'))).toBe(false);
  });

  it('a damaged import is named when the gazetteer opens', async () => {
    await bring('SY.txt', dumpRow(99000001, 'Tall Nurin', '', 32.9, 36.2));
    truncateSync(importFile(dir, 'geonames-sy'), 600);
    expect(open).toThrow(/geonames-sy\.places: .*; import its source again, or remove the file/);
  });
});

it('an import, and another under its name, change the version of the data', async () => {
  const before = readVersions([dir]).data;
  await bring('SY.txt', dumpRow(99000001, 'Tall Nurin', '', 32.9, 36.2));
  rmSync(join(dir, 'SY.txt'));
  const after = readVersions([dir]).data;
  await bring('SY.txt', dumpRow(99000001, 'Tall Nuran', '', 32.9, 36.2));
  rmSync(join(dir, 'SY.txt'));
  expect(new Set([before, after, readVersions([dir]).data]).size).toBe(3);
});

it('an import with keys of older code is filed anew, with all its names', async () => {
  await bring('SY.txt', dumpRow(99000001, 'Tall Nurin', 'Tel Nouraine,تل نورين', 32.9, 36.2));
  const file = importFile(dir, 'geonames-sy');
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"keys":"') + 8;
  bytes.write('0000000000000000', at);
  writeFileSync(file, bytes);
  expect(open().lookupPlace('تل نورين')[0]?.place.id).toBe('geonames:99000001');
  // It is put right on disk, too.
  expect(readFileSync(file).includes('"keys":"0000000000000000"')).toBe(false);
});
