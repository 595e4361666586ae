/** Alternate names of GeoNames (`alternateNamesV2.txt`, or a country's): names for places that are known already. */
import { DataError } from '../../load-yaml.ts';
import type { Line } from './read-lines.ts';

/** Codes that stand where a language stands and mark something else than a name. */
const NO_LANGUAGE = new Set(['post', 'iata', 'icao', 'faac', 'link', 'wkdt', 'unlc', 'phon', 'piny', 'tcid']);

export interface AlternateName {
  readonly geonameId: string;
  readonly name: string;
}

/** True for a row that has the shape of an alternate name. */
export function isAlternateRow(text: string): boolean {
  const cells = text.split('\t');
  return (
    cells.length >= 4 && cells.length <= 10 && /^\d+$/.test(cells[0] ?? '') && /^\d+$/.test(cells[1] ?? '')
  );
}

/**
 * Reads a row.
 * @returns null for what is no name: a postal or airport code, a link
 * @throws DataError naming file and line
 */
export function parseAlternateRow(file: string, line: Line): AlternateName | null {
  const [id = '', geonameId = '', language = '', name = ''] = line.text.split('\t');
  if (!/^\d+$/.test(id) || !/^\d+$/.test(geonameId))
    throw new DataError(
      file,
      line.number,
      'alternate names begin with two whole numbers, their own and that of the place, between tabs',
    );
  if (NO_LANGUAGE.has(language) || name.length < 2 || name.length > 80 || /\d/.test(name)) return null;
  return { geonameId, name };
}
