import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/reference/gazetteer/geometry.ts';
import { readMgrs } from '../../src/reference/gazetteer/mgrs.ts';

describe('grid references', () => {
  it.each([
    // reference, latitude, longitude by an independent converter (the package mgrs), metres of the square
    ['38SMB4484', 33.3, 44.4, 1000], // Baghdad, Iraq
    ['37SBA44650987', 36.2, 36.16, 10], // Idlib
    ['36UUA239916', 50.45, 30.52, 100], // Kyiv
    ['36PVC4961424745', 15.6, 32.53, 1], // Khartoum
    ['35MQU469152', -1.67, 29.22, 100], // Goma, south of the equator
    ['21HUB73457044', -34.6, -58.38, 10], // Buenos Aires
    ['47QKE03', 21.98, 96.1, 10000], // Mandalay
    ['35XMA2952945936', 72.5, 24.9, 1], // band X, off Svalbard
    ['30NZM21301978', 5.6, -0.1, 10], // Accra, west of the meridian
    ['60GUV1410926672', -41.29, 174.78, 1], // Wellington
  ])('%s', (text, lat, lon, metres) => {
    const point = readMgrs(text);
    expect(distanceKm(point?.lat ?? 0, point?.lon ?? 0, lat, lon)).toBeLessThanOrEqual(metres / 1000);
    expect(point?.radiusKm).toBeCloseTo((metres * Math.SQRT1_2) / 1000, 6);
  });

  it.each([
    '61SMB4484', // no such zone
    '38IMB4484', // no such band
    '38SIB4484', // the column I is left out
    '38SAB4484', // the columns of zone 38 begin with J
    '38SMB448', // an odd number of digits
    '38SMB', // a square of 100 km says too little
    'Merwan',
  ])('"%s" is none', (text) => expect(readMgrs(text)).toBeNull());
});
