/** Coordinates in running text, as mentions of a place of their own. */
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import { type Coordinates, readCoordinates } from './read-coordinates.ts';
import { type Found, makeFound, type Scan, tokensOver } from './scan.ts';

/** The nearest town within this many kilometres says in which country and area a point lies. */
const TOWN_KM = 60;
/** Below every number of a gazetteer's own place. */
const FIRST_INDEX = -2;

/** All coordinates of a document, in text order; their place has the id 'onrecord:point/LAT/LON'. */
export function findCoordinates(scan: Scan): Found[] {
  return readCoordinates(scan.doc.text).flatMap((each, index) => {
    const over = tokensOver(scan.doc, each.start, each.end);
    if (!over) return [];
    const name = scan.doc.text.slice(each.start, each.end);
    const place = placeAt(scan, each, name, FIRST_INDEX - index);
    const found = makeFound(over.first, over.end, name, [{ place, match: 'name' }], 'coordinates');
    return [{ ...found, span: { start: each.start, end: each.end } }];
  });
}

function placeAt(
  scan: Scan,
  { lat, lon, radiusKm }: Coordinates,
  name: string,
  index: number,
): GazetteerPlace {
  const town = scan.gazetteer.nearestTown(lat, lon, TOWN_KM);
  return {
    index,
    id: `onrecord:point/${lat}/${lon}`,
    name,
    lat,
    lon,
    radiusKm: Number(radiusKm.toFixed(2)),
    country: town?.country ?? null,
    admin1: town?.admin1 ?? null,
    admin2: town?.admin2 ?? null,
    admin1Code: town?.admin1Code ?? null,
    admin2Code: town?.admin2Code ?? null,
    featureCode: 'AREA',
    level: 'site',
    population: 0,
    supplement: false,
  };
}
