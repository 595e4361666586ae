/**
 * Finds the columns of a P-code table: by its HXL tags (hxlstandard.org: `#adm2+code`, `#adm2+name+ar`), or by the heads
 * that OCHA's common datasets have (`ADM2_PCODE`, `admin2Pcode`, `ADM2_EN`, `admin2Name_ar`).
 */

/** Columns of one level: 0 the country … 4, and `loc` for towns. */
export interface LevelColumns {
  readonly level: number | 'loc';
  readonly code: number | null;
  /** The column of the main name first. */
  readonly names: readonly number[];
}

export interface PcodeColumns {
  /** From the country down. */
  readonly levels: readonly LevelColumns[];
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: number | null;
}

interface Cell {
  readonly level: number | 'loc';
  readonly role: 'code' | 'name';
  /** The lower, the sooner it is the main name. */
  readonly rank: number;
}

/** True for the row of tags. */
export function isTagRow(cells: readonly string[]): boolean {
  const tags = cells.filter((cell) => /^#[a-z]/i.test(cell));
  return tags.length > 0 && cells.every((cell) => cell === '' || cell.startsWith('#'));
}

/** @returns null when no level has a code and a name */
export function findPcodeColumns(head: readonly string[]): PcodeColumns | null {
  const tagged = isTagRow(head);
  const cells = head.map((cell) => (tagged ? readTag(cell) : readHead(cell)));
  const levels = ([0, 1, 2, 3, 4, 'loc'] as const).flatMap((level): LevelColumns[] => {
    const own = cells.flatMap((cell, at) => (cell?.level === level ? [{ ...cell, at }] : []));
    const names = own.filter((cell) => cell.role === 'name').sort((a, b) => a.rank - b.rank);
    const code = own.find((cell) => cell.role === 'code')?.at ?? null;
    return own.length > 0 ? [{ level, code, names: names.map((cell) => cell.at) }] : [];
  });
  if (!levels.some(({ code, names, level }) => code !== null && names.length > 0 && level !== 0)) return null;
  const plain = head.map((cell) => cell.toLowerCase().replace(/[^a-z#+]/g, ''));
  const at = (pattern: RegExp): number | null => {
    const found = plain.findIndex((cell) => pattern.test(cell));
    return found < 0 ? null : found;
  };
  return {
    levels,
    lat: at(tagged ? /^#geo.*\+lat/ : /^(?:lat|latitude|centerlat|latdd|ycoord|y|pointy)$/),
    lon: at(tagged ? /^#geo.*\+lon/ : /^(?:lon|long|lng|longitude|centerlon|londd|longdd|xcoord|x|pointx)$/),
    country: at(tagged ? /^#country\+code/ : /^(?:iso|isoa|countrycode|iso2|iso3)$/),
  };
}

function readTag(tag: string): Cell | null {
  const [head = '', ...attributes] = tag.toLowerCase().replace(/\s/g, '').split('+');
  const level = /^#adm([0-4])$/.exec(head)?.[1];
  const of = level !== undefined ? Number(level) : head === '#loc' ? 'loc' : head === '#country' ? 0 : null;
  if (of === null) return null;
  if (attributes.includes('code')) return { level: of, role: 'code', rank: 0 };
  if (!attributes.includes('name')) return null;
  return { level: of, role: 'name', rank: rankOf(attributes.filter((each) => each !== 'name')) };
}

function readHead(head: string): Cell | null {
  const plain = head.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [, number, rest = ''] = /^adm(?:in)?([0-4])(.*)$/.exec(plain) ?? [];
  if (number === undefined) return null;
  const level = Number(number);
  if (/^p?code$/.test(rest)) return { level, role: 'code', rank: 0 };
  const name =
    /^(?:name|ref|refname|altname|alt|altname\d|alt\d)?(?:en|fr|es|pt|ar|ru|uk|ps|fa|so|my|mm|sw|local|alt\d?)?$/;
  return name.test(rest) ? { level, role: 'name', rank: rankOf([rest.replace(/^name/, '')]) } : null;
}

/** English before a name without a language, that before another language in Latin script, those before the rest. */
function rankOf(attributes: readonly string[]): number {
  const word = attributes.join('');
  if (/^en/.test(word)) return 0;
  if (word === '') return 1;
  if (/alt|ref/.test(word)) return 4;
  return /fr|es|pt|so/.test(word) ? 2 : 3;
}
