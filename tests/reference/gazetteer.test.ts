import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { distanceKm, midpoint, pointAt } from '../../src/reference/gazetteer/geometry.ts';
import { gazetteerVersion, prepareGazetteer } from '../../src/reference/gazetteer/prepare.ts';
import { loadCountries, loadSupplement } from '../../src/reference/gazetteer/supplement.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';
import { DATA_DIR } from '../../src/reference/load-yaml.ts';

const karsa = fileURLToPath(new URL('../../examples/places', import.meta.url));
const gazetteer = openGazetteer({ extra: [karsa] });
const places = join(DATA_DIR, 'places');

describe('data/places', () => {
  const supplement = loadSupplement(places);

  it('holds at least 150 places, each of them found under every name that it gives', () => {
    expect(supplement.places.length).toBeGreaterThanOrEqual(150);
    const lost = supplement.places.flatMap((place) =>
      [place.name, ...place.aliases].filter(
        (name) => !gazetteer.lookupPlace(name).some((hit) => hit.place.id === `onrecord:${place.id}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('amends only what the packages have', () => {
    const names = supplement.amendments.flatMap((each) =>
      each.names.map((name) => [each.place, name] as const),
    );
    const lost = names.filter(([, name]) => gazetteer.lookupPlace(name).length === 0);
    expect(lost).toEqual([]);
  });

  it('puts every place that has a country within reach of it', () => {
    const astray = supplement.places.filter((place) => {
      const country = place.country && gazetteer.countryOf(place.country);
      if (!country) return place.country !== null;
      // Countries are no circles: Chile, Russia and the United States reach far beyond the radius of their area.
      const reach = (country.radiusKm ?? 0) * 3.6 + 300;
      return distanceKm(place.lat, place.lon, country.lat, country.lon) > reach;
    });
    expect(astray.map((each) => each.id)).toEqual([]);
  });

  it('puts every place that names its first-level area within reach of it', () => {
    const astray = supplement.places.filter((place) => {
      const area = place.admin1 ? gazetteer.admin1Of(place.admin1) : null;
      if (!area) return place.admin1 !== null;
      return (
        distanceKm(place.lat, place.lon, area.lat, area.lon) >
        (area.radiusKm ?? 0) * 1.6 + place.radiusKm + 60
      );
    });
    expect(astray.map((each) => each.id)).toEqual([]);
  });

  it('names every country once', () => {
    const rows = loadCountries(join(places, 'countries.tsv'));
    expect(rows.length).toBeGreaterThanOrEqual(249);
    for (const key of ['iso2', 'iso3', 'geonameId', 'name'] as const)
      expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length);
  });

  it.each([
    [
      'a place off the globe',
      'places:\n  - {id: x, name: X, lat: 95, lon: 0, radiusKm: 1, feature: PPL, country: SYR}',
      /:4: places\.0\.lat/,
    ],
    [
      'an unknown key',
      'places:\n  - {id: x, name: X, lat: 5, lon: 0, radius: 1, feature: PPL, country: SYR}',
      /:4: places\.0/,
    ],
    [
      'no radius',
      'places:\n  - {id: x, name: X, lat: 5, lon: 0, feature: PPL, country: SYR}',
      /:4: places\.0/,
    ],
    [
      'an id used twice',
      `places:\n${'  - {id: x, name: X, lat: 5, lon: 0, radiusKm: 1, feature: PPL, country: SYR}\n'.repeat(2)}`,
      /"x" is there twice/,
    ],
  ])('refuses %s, naming the file and line', (_, yaml, message) => {
    const dir = mkdtempSync(join(tmpdir(), 'places-'));
    writeFileSync(join(dir, 'bad.yaml'), `provenance: M\nsource: a test\n${yaml}\n`);
    expect(() => loadSupplement(dir)).toThrow(message);
    rmSync(dir, { recursive: true });
  });
});

describe('openGazetteer', () => {
  it.each([
    // name, the id or name of the best hit, its country, what the row teaches
    ['Springfield', 'Springfield', 'USA'], // the largest of many
    ['Georgia', 'Georgia', 'GEO'], // a country before a state of the same name
    ['Eastern Ghouta', 'Eastern Ghouta', 'SYR'], // a region from our data
    ['Ghouta', 'Eastern Ghouta', 'SYR'], // its short name
    ['Golan Heights', 'Golan Heights', null], // disputed: no country
    ['UAE', 'United Arab Emirates', 'ARE'], // an abbreviation
    ['Côte d’Ivoire', 'Ivory Coast', 'CIV'], // an alias with diacritics
    ['Europe', 'Europe', null], // a continent
    ['Rural Damascus', 'Rif-dimashq', 'SYR'], // an area by its translated name
    ['Hennepin County', 'Hennepin County', 'USA'], // a second-level area
    ['Tel Amar', 'Tel Amar', 'XKS'], // a place of the extra folder
    ['Tall Amar', 'Tel Amar', 'XKS'], // its alias
    ['تل عمار', 'Tel Amar', 'XKS'], // in Arabic script
    ['Karsa', 'Karsa', 'XKS'], // an invented country before a village elsewhere
  ])('%s is first of all %s (%s)', (name, best, country) => {
    const place = gazetteer.lookupPlace(name)[0]?.place;
    expect(place && { name: place.name, country: place.country }).toEqual({ name: best, country });
  });

  it.each([['Xqzzyplace'], [''], ['---'], ['12345'], ['ghouta of nowhere']])(
    'knows nothing of "%s"',
    (name) => {
      expect(gazetteer.lookupPlace(name)).toEqual([]);
    },
  );

  it('does not take a Cyrillic name for the Latin word that it reads like', () => {
    // 'Рединг' folds to 'reding'; English text must not reach it by that way.
    const match = gazetteer.lookupPlace('Харьков')[0];
    expect(match?.place.name).toBe('Kharkiv');
    expect(gazetteer.lookupPlace('Kharkov')[0]?.place.id).toBe(match?.place.id);
  });

  it.each([
    ['Syrian', 'SYR'], // adjective
    ['Syrians', 'SYR'], // people
    ['burkinabe', 'BFA'], // case does not matter
    ['Gazans', 'PSE'], // of a region
    ['Karsan', 'XKS'], // of the extra folder
  ])('%s belongs to %s', (word, country) => {
    expect(gazetteer.lookupDemonym(word)?.places[0]?.country).toBe(country);
  });

  it.each([['Syria'], ['the'], ['Republican'], ['']])('"%s" is no demonym', (word) => {
    expect(gazetteer.lookupDemonym(word)).toBeNull();
  });

  it('gives areas an extent that holds their towns', () => {
    const daraa = gazetteer.admin1Of('SY.06');
    const hirak = gazetteer.lookupPlace('Al Ḩirāk')[0]?.place;
    expect(daraa?.level).toBe('admin1');
    expect(hirak?.admin1Code).toBe('SY.06');
    const apart = distanceKm(daraa?.lat ?? 0, daraa?.lon ?? 0, hirak?.lat ?? 0, hirak?.lon ?? 0);
    expect(apart).toBeLessThan(daraa?.radiusKm ?? 0);
  });

  it('puts a second-level area that no town gives as its own where the town of its name is', () => {
    const district = gazetteer
      .lookupPlace('Jableh District')
      .find(({ place }) => place.country === 'SYR')?.place;
    const town = gazetteer.lookupPlace('Jableh').find(({ place }) => place.level === 'settlement')?.place;
    expect(district?.featureCode).toBe('ADM2');
    expect(distanceKm(district?.lat ?? 0, district?.lon ?? 0, town?.lat ?? 9, town?.lon ?? 9)).toBeLessThan(
      1,
    );
  });

  it('answers more than 20,000 times a second', () => {
    // Processor time of this thread, so that a busy machine does not fail the test.
    const start = process.threadCpuUsage();
    for (let index = 1000; index < 6000; index++)
      gazetteer.lookupPlace(
        `Al ${[...String(index)].map((digit) => 'bdfghklmnr'[Number(digit)]).join('a')}i`,
      );
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(250);
  });
});

describe('prepareGazetteer', () => {
  it('builds nothing when the right file is there, and has one version for one state', () => {
    expect(prepareGazetteer().built).toBe(false);
    expect(gazetteer.version).toBe(gazetteerVersion());
  });
});

describe('geometry', () => {
  it('measures a degree of latitude', () => expect(distanceKm(0, 0, 1, 0)).toBeCloseTo(111.195, 2));
  it('crosses the date line', () => expect(distanceKm(0, 179.5, 0, -179.5)).toBeCloseTo(111.195, 2));
  it.each([
    [0, 10, 33.0899, 36], // north
    [90, 10, 33.0, 36.107], // east
    [180, 10, 32.9101, 36],
    [270, 10, 33.0, 35.893],
  ])('goes %d° for %d km', (bearing, km, lat, lon) => {
    const point = pointAt(33, 36, km, bearing);
    expect(point.lat).toBeCloseTo(lat, 3);
    expect(point.lon).toBeCloseTo(lon, 3);
  });
  it('halves across the date line', () =>
    expect(Math.abs(midpoint(0, 179, 0, -177).lon)).toBeCloseTo(179, 6));
});
