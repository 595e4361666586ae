import { describe, expect, it } from 'vitest';
import { readCoordinates } from '../../src/extract/places/read-coordinates.ts';

describe('coordinates in a text', () => {
  it.each([
    // text, words, latitude, longitude, radius in km
    ['It fell at 33.1234, 36.4512 by night.', '33.1234, 36.4512', 33.1234, 36.4512, 0.05], // four decimals tell
    ['The coordinates are 33.12, 36.45.', '33.12, 36.45', 33.12, 36.45, 0.56], // two, where they are called so
    ['GPS: -1.67, 29.22', '-1.67, 29.22', -1.67, 29.22, 0.56], // a sign
    ['A camp at Tel Amar (33.12, 36.45) burned.', '33.12, 36.45', 33.12, 36.45, 0.56], // in brackets after a name
    ['A camp at 33.12°N 36.45°E.', '33.12°N 36.45°E', 33.12, 36.45, 0.56], // hemispheres
    ['A camp at 12.5° S, 36.4° W.', '12.5° S, 36.4° W', -12.5, -36.4, 5.56], // the other two
    ['A camp at N33.12 E36.45.', 'N33.12 E36.45', 33.12, 36.45, 0.56], // before the number
    ['A camp at 33°07\'12"N, 36°27\'00"E.', '33°07\'12"N, 36°27\'00"E', 33.12, 36.45, 0.05], // seconds
    ['A camp at 33°07′12″N 36°27′00″E.', '33°07′12″N 36°27′00″E', 33.12, 36.45, 0.05], // with primes
    ["A camp at 33° 7' N, 36° 27' E.", "33° 7' N, 36° 27' E", 33.11667, 36.45, 0.93], // minutes
    [
      'At 33.5 degrees north and 36.3 degrees east.',
      '33.5 degrees north and 36.3 degrees east',
      33.5,
      36.3,
      5.56,
    ],
    ['Latitude 33.12 and longitude 36.45.', 'Latitude 33.12 and longitude 36.45', 33.12, 36.45, 0.56], // named
    ['Lat: 33.12, Long: 36.45', 'Lat: 33.12, Long: 36.45', 33.12, 36.45, 0.56],
    ['Troops hold 38SMB4484.', '38SMB4484', 33.29816, 44.40387, 0.71], // a grid square of one kilometre
    ['Troops hold 38S MB 44 84.', '38S MB 44 84', 33.29816, 44.40387, 0.71],
  ])('%s', (text, words, lat, lon, radius) => {
    const found = readCoordinates(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([words]);
    expect(found[0]?.lat).toBeCloseTo(lat, 5);
    expect(found[0]?.lon).toBeCloseTo(lon, 5);
    expect(found[0]?.radiusKm).toBeCloseTo(radius, 2);
  });

  it.each([
    'They cost 12.50, 13.75 dollars.', // prices
    'It won by 3.25 4.75.',
    'See sections 5 N, 6 E of the plan.', // whole numbers without a sign
    'It lies at 95.1234, 36.4512.', // no such latitude
    'Order 12ABC1234 was lost.', // no such square
    'Versions 1.2345, 2.3456.7 differ.',
    'A share of 12.3456, 45.6789% each.',
    'They fled on 24.06.2018, 25.06.2018.',
  ])('"%s" has none', (text) => expect(readCoordinates(text)).toEqual([]));
});
