/** Events as GeoJSON (RFC 7946). An event without a place keeps its feature, with null geometry, and is counted. */
import { COLUMNS } from './columns.ts';
import type { ExportRow } from './export-row.ts';

export const GEOJSON_HEAD = '{"type":"FeatureCollection","features":[\n';

/** One feature, without the comma between features. */
export function writeFeature(row: ExportRow): string {
  const { place } = row;
  const properties = Object.fromEntries(COLUMNS.map((column) => [column.name, column.read(row)]));
  return JSON.stringify({
    type: 'Feature',
    id: row.eventId,
    geometry: place ? { type: 'Point', coordinates: [place.lon, place.lat] } : null,
    properties: { ...properties, claims: row.claims },
  });
}

/**
 * Ends the collection with a note on what a reader of the map does not see.
 * @param events how many features were written
 * @param placeless how many of them have no place
 */
export function writeGeojsonTail(events: number, placeless: number): string {
  const note = `${placeless} of ${events} events have no known place and therefore null geometry; a point is the middle of radius_km, not an exact position`;
  return `\n],"note":${JSON.stringify(note)}}\n`;
}
