import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Place, PlaceMention } from '../../src/contract/coded-document.ts';
import { extractPlaces } from '../../src/extract/places.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { distanceKm } from '../../src/reference/gazetteer/geometry.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';
import { locateDescribed } from '../../src/resolve/places/describe.ts';
import { resolvePlaces } from '../../src/resolve/places.ts';

const karsa = fileURLToPath(new URL('../../examples/places', import.meta.url));
const gazetteer = openGazetteer({ extra: [karsa] });

function resolve(text: string, source: string | null = null): readonly PlaceMention[] {
  const input = {
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source,
    language: 'en',
    parts: null,
    warnings: [],
  };
  const doc = readDocument(input);
  return resolvePlaces(doc, extractPlaces(doc, [], gazetteer), gazetteer);
}

/** What the first mention of some words was resolved to. */
function resolutionOf(text: string, words: string): PlaceMention['resolution'] | undefined {
  return resolve(text).find((each) => text.slice(each.start, each.end) === words)?.resolution;
}

function placeOf(text: string, words: string): Place | undefined {
  const resolution = resolutionOf(text, words);
  return resolution?.status === 'resolved' ? resolution.place : undefined;
}

describe('which place of a name', () => {
  it.each([
    // text, words, [admin1, country], what decides
    ['A flood hit Springfield, Missouri.', 'Springfield', ['Missouri', 'USA']], // said to be in it
    ['A flood hit Springfield, Ill., on Monday.', 'Springfield', ['Illinois', 'USA']], // by a short form
    ['Long Beach, California, is large.', 'Long Beach', ['California', 'USA']],
    ['Paris is calm. France mourned; Lyon and Marseille did too.', 'Paris', ['Île-de-France', 'FRA']], // the country
    ['Paris, Texas, is calm.', 'Paris', ['Texas', 'USA']],
    [
      'They live in Paris. Texas, Dallas and Fort Worth sent help, and Tyler, Texas, too.',
      'Paris',
      ['Texas', 'USA'],
    ], // neighbours
    ['Atlanta and Savannah are in Georgia. Georgia voted.', 'Georgia', ['Georgia', 'USA']], // the state by its towns
    ['Tbilisi and Batumi are in Georgia. Georgia voted.', 'Georgia', [null, 'GEO']], // the country by its towns
    ['Lebanon, Ohio, is small.', 'Lebanon', ['Ohio', 'USA']], // a town that has a country's name
    ['Lebanon and Syria met.', 'Lebanon', [null, 'LBN']],
    ['Clashes in Daraa province.', 'Daraa', ['Daraa', 'SYR']],
    ['They fled to the Gaza strip.', 'Gaza', ['Gaza Strip', 'PSE']], // with its kind in small letters, not Gaza in Mozambique
    ['Congo said that its army had won.', 'Congo', [null, 'COD']], // the larger of two that are called so
    ['In Taamil Nadu state, shots were heard.', 'Taamil Nadu', ['Tamil Nadu', 'IND']], // a slip in a province's long name
    // no country's only Kiti, but one of several districts of a province
    ['Houses burned in Kiti and Dushti districts, Daykundi province.', 'Kiti', ['Daykundi', 'AFG']],
    // what holds the outer holds the inner too, though the outer is also a town elsewhere
    [
      'In Al Wadi district, Marib governorate, missiles struck Al Hamma IDP Camp.',
      'Al Hamma IDP Camp',
      ['Ma’rib', 'YEM'],
    ],
    ['Syria: a hospital in Hirak, near Daraa, was hit.', 'Hirak', ['Daraa', 'SYR']], // spelled unlike the gazetteer
    ['Tripoli was shelled; Misrata and Benghazi were not.', 'Tripoli', ['Tripoli', 'LBY']],
    [
      'Tripoli was shelled; Beirut, Sidon and Baalbek in Lebanon were not.',
      'Tripoli',
      ['North Lebanon', 'LBN'],
    ],
    ['Merwan and Tel Amar in Karsa are calm.', 'Merwan', ['Red Valley Province', 'XKS']], // a workspace's own places
    ['Syria said that Raqqa is calm.', 'Raqqa', ['Raqqa', 'SYR']],
  ])('%s %s', (text, words, [admin1, country]) => {
    const place = placeOf(text, words);
    expect([place?.admin1, place?.country]).toEqual([admin1, country]);
  });

  it.each([
    // source, country of 'Tripoli was shelled.'
    [null, 'LBY'], // the larger
    ['Lebanese Daily Star', 'LBN'], // its people
    ['The Beirut Observer', 'LBN'], // a large town
    ['Star', 'LBY'], // a word that some town is called like
    ['Radio Hasbaya', 'LBY'], // a small town: no paper of note
  ])('by the country of the source %s', (source, country) => {
    const [mention] = resolve('Tripoli was shelled.', source);
    const { resolution } = mention ?? {};
    expect(resolution?.status === 'resolved' && resolution.place.country).toBe(country);
  });

  it.each([
    // two names that each mean many places mean the two that lie together
    ['A man of Richmond was held in Madison County.', 'Madison County', 'Kentucky'],
    ['A man of Athens was held in Henderson County.', 'Athens', 'Texas'],
  ])('%s %s', (text, words, admin1) => expect(placeOf(text, words)?.admin1).toBe(admin1));

  it('takes a town and the area named like it for one', () => {
    expect(placeOf('She lives in New York.', 'New York')?.admin1).toBe('New York');
  });

  it.each([
    ['Clashes in Daraa province.', 'ADM1'], // called a province
    ['Clashes in the city of Daraa.', 'PPLA'], // called a city
    ['Clashes in Daraa.', 'PPLA'], // a bare name is the town's
  ])('town or province: %s', (text, feature) => {
    expect(placeOf(text, 'Daraa')?.featureCode).toBe(feature);
  });
});

describe('positions that are only described', () => {
  const tel = { lat: -31.28, lon: -11.62 };

  it.each([
    // text, kilometres from Tel Amar, bound of the radius
    ['A jet fell 15 km east of Tel Amar.', '15 km east of Tel Amar', 15, [5, 10]],
    ['A jet fell 30 miles north of Tel Amar.', '30 miles north of Tel Amar', 48.3, [15, 25]],
    ['A bomb went off near Tel Amar.', 'near Tel Amar', 0, [25, 35]],
    ['They fled to the countryside of Tel Amar.', 'the countryside of Tel Amar', 0, [10, 20]],
    ['A jet fell 20 km from Tel Amar.', '20 km from Tel Amar', 0, [20, 25]],
  ])('%s', (text, words, km, [least, most]) => {
    const place = placeOf(text, words);
    expect(distanceKm(tel.lat, tel.lon, place?.lat ?? 0, place?.lon ?? 0)).toBeCloseTo(km, 0);
    expect(place?.radiusKm).toBeGreaterThanOrEqual(least as number);
    expect(place?.radiusKm).toBeLessThanOrEqual(most as number);
    expect(place?.featureCode).toBe('AREA');
    expect(place?.country).toBe('XKS');
  });

  it('is half way between two places, with both in its radius', () => {
    const between = placeOf('They met between Merwan and Jisr Amad.', 'between Merwan and Jisr Amad');
    for (const name of ['Merwan', 'Jisr Amad']) {
      const end = gazetteer.lookupPlace(name)[0]?.place;
      const apart = distanceKm(between?.lat ?? 0, between?.lon ?? 0, end?.lat ?? 0, end?.lon ?? 0);
      expect(apart).toBeLessThan(between?.radiusKm ?? 0);
    }
  });

  it.each([
    // a part lies half way to the edge of its place
    ['Snow fell in northern Syria.', 'northern Syria', 'Syria', 0],
    ['They fled to the west of Yemen.', 'the west of Yemen', 'Yemen', 270],
  ])('%s', (text, words, whole, bearing) => {
    const part = placeOf(text, words);
    const all = placeOf(text, whole);
    const reach = all?.radiusKm ?? 0;
    const apart = distanceKm(all?.lat ?? 0, all?.lon ?? 0, part?.lat ?? 0, part?.lon ?? 0);
    expect(apart).toBeGreaterThan(reach * 0.4);
    expect(apart + (part?.radiusKm ?? 0)).toBeLessThan(reach * 1.2);
    expect(bearing === 0 ? (part?.lat ?? 0) > (all?.lat ?? 0) : (part?.lon ?? 0) < (all?.lon ?? 0)).toBe(
      true,
    );
    expect(part?.country).toBe(all?.country);
  });

  it('gives the capital of the country that is spoken of', () => {
    expect(placeOf('Yemen is calm. A bomb fell in the capital.', 'the capital')?.name).toBe('Sanaa');
    expect(placeOf('Malian troops said two died in the capital.', 'the capital')?.name).toBe('Bamako');
  });

  it('gives a border no point', () => {
    expect(resolutionOf('Troops massed at the Veldanian border.', 'at the Veldanian border')?.status).toBe(
      'unresolved',
    );
  });

  it('gives a place without its anchor no point', () => {
    expect(locateDescribed({ kind: 'near', km: null, bearing: null }, [], 'near X')).toMatch(/not resolved/);
  });
});

describe('what is known only by what holds it', () => {
  it('is somewhere in the nearest area that is known, and says so', () => {
    const text = 'Qorva camp, Dushti town, Gedo region, was hit.';
    const camp = resolutionOf(text, 'Qorva');
    const gedo = placeOf(text, 'Gedo');
    expect(camp).toMatchObject({
      status: 'resolved',
      place: {
        name: 'Qorva',
        lat: gedo?.lat,
        lon: gedo?.lon,
        radiusKm: gedo?.radiusKm,
        country: 'SOM',
        admin1: 'Gedo',
        featureCode: 'AREA',
      },
      reasons: ['"Qorva" is not in the gazetteer', 'somewhere in Gedo, which the text says holds it'],
    });
    expect(camp?.status === 'resolved' && camp.place.id).toMatch(/^onrecord:inside/);
  });

  it.each([
    // text, words, country and area
    ['In Gedo region, Dushti town was hit.', 'Dushti', ['SOM', 'Gedo']], // the area first
    ['In Borno state, gunmen raided Qorva village.', 'Qorva', ['NGA', 'Borno State']], // what the sentence opens with
    ['They fled Qorva village in Yemen.', 'Qorva', ['YEM', null]], // a country
    ['Shots fell on Qorva Street in Raqqa.', 'Qorva Street', ['SYR', 'Raqqa']], // a street in its town
    ['Paris town, Gedo region, was hit.', 'Paris', ['SOM', 'Gedo']], // no place of the name lies there
  ])('%s', (text, words, expected) => {
    const place = placeOf(text, words);
    expect([place?.country, place?.admin1]).toEqual(expected);
  });

  it('is where the coordinates beside it say', () => {
    const place = placeOf('Qorvashti village (32.73, 36.05) burned.', 'Qorvashti');
    expect(place).toMatchObject({ lat: 32.73, lon: 36.05, radiusKm: 0.6, country: 'SYR' });
  });

  it('is no place that a camp only shares its name with', () => {
    expect(resolutionOf('Israeli forces raided Bandon camp.', 'Bandon')?.status).toBe('unresolved');
    expect(placeOf('Israeli forces raided Beach camp.', 'Beach')?.name).toBe('Al-Shati camp');
    expect(placeOf('Israeli forces raided Khan Yunis camp.', 'Khan Yunis')?.country).toBe('PSE');
  });

  it('is a camp that sounds so, where the text calls it one', () => {
    expect(placeOf('Soldiers raided Aqbat Jaber Refugee Camp.', 'Aqbat Jaber Refugee Camp')?.name).toBe(
      'Aqabat Jabr',
    );
    expect(resolutionOf('Soldiers raided Zolpat Refugee Camp.', 'Zolpat Refugee Camp')?.status).toBe(
      'unresolved',
    );
  });

  it('stays unresolved where nothing holds it', () => {
    expect(resolutionOf('Gunmen raided Qorva village. Gedo is calm.', 'Qorva')?.status).toBe('unresolved');
  });
});

describe('coordinates', () => {
  it('are a place of their own, in the area of the nearest town', () => {
    const resolution = resolutionOf('A mine went off at 32.7312, 36.0512.', '32.7312, 36.0512');
    expect(resolution).toEqual({
      status: 'resolved',
      place: {
        id: 'onrecord:point/32.7312/36.0512',
        name: '32.7312, 36.0512',
        lat: 32.7312,
        lon: 36.0512,
        radiusKm: 0.05,
        country: 'SYR',
        admin1: 'Daraa',
        admin2: null,
        featureCode: 'AREA',
      },
      score: 1,
      reasons: ['coordinates in the text', 'the nearest town lies in Daraa, SYR'],
    });
  });

  it('are in no country far from any town', () => {
    expect(placeOf('A ship sank at 12.1234, 58.4512.', '12.1234, 58.4512')?.country).toBeNull();
  });
});

describe('what is not decided', () => {
  it('keeps the candidates where nothing speaks for one', () => {
    const text = 'A man was shot in Washington County.';
    const resolution = resolutionOf(text, 'Washington County');
    expect(resolution?.status).toBe('ambiguous');
    expect(resolution?.status === 'ambiguous' && resolution.candidates.length).toBeGreaterThan(1);
  });

  it('says why a name is not resolved', () => {
    const resolution = resolutionOf('They burned the village of Qorvashti.', 'Qorvashti');
    expect(resolution).toEqual({ status: 'unresolved', reason: '"Qorvashti" is not in the gazetteer' });
  });
});

describe('in general', () => {
  const text =
    'Daraa province is near the border with Jordan. Moscow said Syrian jets hit Hirak, 12 km from Izra, and Xyzan village.';

  it('gives ids in text order, and relations to ids that exist', () => {
    const mentions = resolve(text);
    expect(mentions.map((each) => each.id)).toEqual(mentions.map((_, index) => `P${index + 1}`));
    const ids = new Set(mentions.map((each) => each.id));
    for (const each of mentions) for (const id of each.relation?.of ?? []) expect(ids.has(id)).toBe(true);
    const starts = mentions.map((each) => each.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('scores with three decimals, and gives a reason for each', () => {
    for (const { resolution } of resolve(text)) {
      if (resolution.status !== 'resolved') continue;
      expect(resolution.score).toBe(Number(resolution.score.toFixed(3)));
      expect(resolution.reasons.length).toBeGreaterThan(0);
    }
  });

  it('says the same whatever was read before', () => {
    const first = JSON.stringify(resolve(text));
    resolve('Paris, Texas. Springfield. Xyzan district.');
    expect(JSON.stringify(resolve(text))).toBe(first);
  });
});
