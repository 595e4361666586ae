/** Country dumps of GeoNames (`SY.txt`): 19 columns between tabs. Source of the format: the readme of its export server. */
import { DataError } from '../../load-yaml.ts';
import { levelOf } from '../levels.ts';
import { type AreaRef, type ImportedPlace, reachOf } from './imported-place.ts';
import type { KnownPlaces } from './known-places.ts';
import type { Line } from './read-lines.ts';

const COLUMNS = 19;
/** What is no longer there, or is only a part or a line: abandoned places, streets, what lies under the sea. */
const GONE = /^(?:PPLH|PPLW|PPLQ|PPLCH|ADM[1-5D]H|PCLH|RGNH|ADMDH)$/;
/** Sites and natural features that reports name. Springs, wells, hills and farms by the thousand are left out. */
const NOTABLE = new Set(
  (
    'AIRB AIRF AIRP AIRH INSM MILB NVB ARCH BDG CMP CMPRF CSTM DAM DPOF GOSP HSP HSTS MN MNA MNAU MNC MNCU MNFE MNN MNQ ' +
    'MSTY OILF OILR GASF PRN PP PS PRT PSTB PMPO PMPW REST SCH UNIV TRIG WTRW NUCT RSD FRM STNM TRANT BTL PRK RES RESN ' +
    'RGN RGNE CST LCTY OAS FLD MILB AREA INDS PPLX CONT ISL ISLS MT MTS PASS VAL WADI WAD WADS DSRT PEN PLAT PLN CAPE ' +
    'LK LKS RSV STM STMI CNL GULF BAY STRT SEA DLTA MRSH HBR CHN'
  ).split(' '),
);

export interface DumpRow {
  readonly geonameId: string;
  readonly name: string;
  readonly alternates: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly featureClass: string;
  readonly feature: string;
  readonly iso2: string;
  readonly admin1: string;
  readonly admin2: string;
  readonly population: number;
}

/** True for a row that has the shape of a dump. */
export function isDumpRow(text: string): boolean {
  const cells = text.split('\t');
  return cells.length === COLUMNS && /^\d+$/.test(cells[0] ?? '') && /^[A-Z]?$/.test(cells[6] ?? '');
}

/**
 * Reads a row.
 * @throws DataError naming file and line, and what would be right
 */
export function parseDumpRow(file: string, line: Line): DumpRow {
  const cells = line.text.split('\t');
  if (cells.length !== COLUMNS)
    throw new DataError(
      file,
      line.number,
      `${cells.length} columns where a GeoNames dump has ${COLUMNS}, between tabs`,
    );
  const [
    geonameId = '',
    name = '',
    ascii = '',
    alternates = '',
    lat = '',
    lon = '',
    featureClass = '',
    code = '',
  ] = cells;
  const [, , , , , , , , iso2 = '', , admin1 = '', admin2 = '', , , population = ''] = cells;
  if (!/^\d+$/.test(geonameId))
    throw new DataError(
      file,
      line.number,
      `"${geonameId.slice(0, 30)}" is no GeoNames id; a whole number begins a row`,
    );
  if (name === '') throw new DataError(file, line.number, 'the second column, the name, is empty');
  return {
    geonameId,
    name,
    alternates: [...(ascii !== '' && ascii !== name ? [ascii] : []), ...alternates.split(',')].filter(
      isUsable,
    ),
    ...parsePoint(file, line.number, lat, lon),
    featureClass,
    feature: code || 'PPL',
    iso2,
    admin1: iso2 && admin1 ? `${iso2}.${admin1}` : '',
    admin2: iso2 && admin1 && admin2 ? `${iso2}.${admin1}.${admin2}` : '',
    population: Math.min(Number(population) || 0, 0xffffffff),
  };
}

/**
 * Reads a point in decimal degrees.
 * @throws DataError naming file and line
 */
export function parsePoint(
  file: string,
  line: number,
  lat: string,
  lon: string,
): { lat: number; lon: number } {
  const point = { lat: Number(lat.replace(',', '.')), lon: Number(lon.replace(',', '.')) };
  if (lat === '' || !(Math.abs(point.lat) <= 90))
    throw new DataError(file, line, `latitude "${lat}"; decimal degrees from -90 to 90 would be right`);
  if (lon === '' || !(Math.abs(point.lon) <= 180))
    throw new DataError(file, line, `longitude "${lon}"; decimal degrees from -180 to 180 would be right`);
  return point;
}

/** Airport codes and names written small are romanisations that no report uses. */
function isUsable(name: string): boolean {
  return name.length > 2 && name.length < 80 && !/^[A-Z]{2,4}$|^[a-z]/.test(name);
}

/** Whether a row is taken over; `all` takes sites and natural features of every kind. */
export function isWanted(row: DumpRow, all: boolean): boolean {
  const { feature, featureClass } = row;
  if (GONE.test(feature) || featureClass === 'U' || featureClass === 'R') return false;
  return all || featureClass === 'P' || featureClass === 'A' || NOTABLE.has(feature);
}

/**
 * Makes a place of a row: one that the gazetteer has is named after it, so that its new names lead there.
 * @param areaNames names of first- and second-level areas that the dump itself gives, by code
 */
export function placeOfRow(
  row: DumpRow,
  known: KnownPlaces,
  areaNames: ReadonlyMap<string, string>,
): ImportedPlace {
  const { feature } = row;
  const id = `geonames:${row.geonameId}`;
  const code = feature === 'ADM1' ? row.admin1 : feature === 'ADM2' ? row.admin2 : '';
  const same = (code === '' ? null : known.area(code)) ?? known.byId(id);
  const area = (areaCode: string): AreaRef | null => {
    if (areaCode === '' || areaCode === code) return null;
    const name = known.area(areaCode)?.name ?? areaNames.get(areaCode);
    return name === undefined ? null : { code: areaCode, name };
  };
  return {
    id,
    name: row.name,
    lat: row.lat,
    lon: row.lon,
    radiusKm: same?.radiusKm ?? reachOf(feature, row.population),
    population: row.population,
    feature,
    level: levelOf(feature),
    country: known.country(row.iso2 || '-'),
    admin1: area(row.admin1),
    admin2: area(row.admin2),
    code,
    same: same && { id: same.id, name: same.name },
    source: '',
    alternates: row.alternates,
  };
}
