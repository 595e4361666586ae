/**
 * Military Grid Reference System to latitude and longitude. Rules of the squares: NGA.STND.0037; the inverse of the transverse
 * Mercator projection after Snyder, "Map Projections: A Working Manual" (USGS 1395), pages 60–64, on the ellipsoid of WGS 84.
 * The polar zones (bands A, B, Y, Z) are left out: no grid square there has more than some research stations.
 */

export interface GridPoint {
  readonly lat: number;
  readonly lon: number;
  /** Half the diagonal of the square, in kilometres: the point is its middle. */
  readonly radiusKm: number;
}

const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SEMI_MAJOR = 6_378_137;
const ECCENTRICITY = 0.006_694_379_990_14;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
const FALSE_NORTHING = 10_000_000;
const ROW_CYCLE = 2_000_000;
/** Northing of 80° south, on the meridian of a zone and rounded down. */
const SOUTHERNMOST = 1_100_000;
const DEGREES = 180 / Math.PI;

/**
 * @param text a reference with or without spaces: '38S MB 44 84', '37SBU6040'; two to ten digits
 * @returns the middle of the square; null when there is no such square
 */
export function readMgrs(text: string): GridPoint | null {
  const match = /^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d*)$/.exec(text.replace(/\s/g, ''));
  if (!match) return null;
  const [, zoneText = '', band = '', column = '', row = '', digits = ''] = match;
  const zone = Number(zoneText);
  if (zone < 1 || zone > 60 || digits.length < 2 || digits.length > 10 || digits.length % 2 === 1)
    return null;
  const columnIndex = COLUMNS[(zone - 1) % 3]?.indexOf(column) ?? -1;
  if (columnIndex < 0) return null;
  const half = digits.length / 2;
  const size = 10 ** (5 - half);
  const east = (columnIndex + 1) * 100_000 + Number(digits.slice(0, half)) * size + size / 2;
  const rowIndex = (ROWS.indexOf(row) - (zone % 2 === 0 ? 5 : 0) + ROWS.length) % ROWS.length;
  const inCycle = rowIndex * 100_000 + Number(digits.slice(half)) * size + size / 2;
  const point = inBand(zone, band, east, inCycle);
  return point && { ...point, radiusKm: (size * Math.SQRT1_2) / 1000 };
}

/** The rows repeat every 2,000 km: the band of latitude says which repetition is meant. */
function inBand(
  zone: number,
  band: string,
  east: number,
  inCycle: number,
): Omit<GridPoint, 'radiusKm'> | null {
  const south = -80 + BANDS.indexOf(band) * 8;
  const top = band === 'X' ? 84 : south + 8;
  for (let north = inCycle; north < FALSE_NORTHING; north += ROW_CYCLE) {
    if (south < 0 && north < SOUTHERNMOST) continue;
    const point = fromUtm(zone, east, north, south < 0);
    // A square that a band's edge cuts belongs to either.
    if (point.lat >= south - 1 && point.lat < top + 1) return point;
  }
  return null;
}

/**
 * Universal Transverse Mercator to degrees.
 * @param east metres, 500,000 on the zone's meridian
 * @param north metres, from the equator, or on the southern half from 10,000 km south of it
 */
function fromUtm(zone: number, east: number, north: number, southern: boolean): Omit<GridPoint, 'radiusKm'> {
  const e2 = ECCENTRICITY;
  const second = e2 / (1 - e2);
  const arc = (north - (southern ? FALSE_NORTHING : 0)) / SCALE;
  const mu = arc / (SEMI_MAJOR * (1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256));
  const e1 = (1 - Math.sqrt(1 - e2)) / (1 + Math.sqrt(1 - e2));
  const foot =
    mu +
    ((3 * e1) / 2 - (27 * e1 ** 3) / 32) * Math.sin(2 * mu) +
    ((21 * e1 ** 2) / 16 - (55 * e1 ** 4) / 32) * Math.sin(4 * mu) +
    ((151 * e1 ** 3) / 96) * Math.sin(6 * mu);
  const sin2 = Math.sin(foot) ** 2;
  const t = Math.tan(foot) ** 2;
  const c = second * Math.cos(foot) ** 2;
  const n = SEMI_MAJOR / Math.sqrt(1 - e2 * sin2);
  const r = (SEMI_MAJOR * (1 - e2)) / (1 - e2 * sin2) ** 1.5;
  const d = (east - FALSE_EASTING) / (n * SCALE);
  const lat =
    foot -
    ((n * Math.tan(foot)) / r) *
      (d ** 2 / 2 -
        ((5 + 3 * t + 10 * c - 4 * c ** 2 - 9 * second) * d ** 4) / 24 +
        ((61 + 90 * t + 298 * c + 45 * t ** 2 - 252 * second - 3 * c ** 2) * d ** 6) / 720);
  const lon =
    (d -
      ((1 + 2 * t + c) * d ** 3) / 6 +
      ((5 - 2 * c + 28 * t - 3 * c ** 2 + 8 * second + 24 * t ** 2) * d ** 5) / 120) /
    Math.cos(foot);
  return { lat: lat * DEGREES, lon: (zone - 1) * 6 - 177 + lon * DEGREES };
}
