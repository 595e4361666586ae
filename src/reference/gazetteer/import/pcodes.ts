/**
 * P-code tables of OCHA: administrative areas, and sometimes towns, with the codes that humanitarian reports use. An area
 * that the gazetteer has already gets its code as a further name; another lies where the table says, or amid what lies
 * in it, or else, as widely as that reaches, in the area above it.
 */
import { DataError } from '../../load-yaml.ts';
import { distanceKm } from '../geometry.ts';
import { levelOf } from '../levels.ts';
import type { GazetteerPlace } from '../types.ts';
import { parsePoint } from './geonames-dump.ts';
import { type AreaRef, type ImportedPlace, reachOf } from './imported-place.ts';
import type { KnownPlaces } from './known-places.ts';
import type { PcodeColumns } from './pcode-columns.ts';
import type { CsvRecord } from './read-csv.ts';

interface Area {
  readonly code: string;
  readonly level: number | 'loc';
  readonly names: Set<string>;
  readonly parent: string | null;
  readonly country: string;
  /** Of its own row, or of the rows below it. */
  readonly points: { lat: number; lon: number }[];
  own: { lat: number; lon: number } | null;
}

/** Collects the areas of a table row by row, and makes places of them at the end. */
export class PcodeTable {
  readonly #file: string;
  readonly #columns: PcodeColumns;
  readonly #known: KnownPlaces;
  readonly #areas = new Map<string, Area>();
  readonly #made = new Map<string, ImportedPlace | null>();

  constructor(file: string, columns: PcodeColumns, known: KnownPlaces) {
    this.#file = file;
    this.#columns = columns;
    this.#known = known;
  }

  /** @throws DataError naming file and line, and what would be right */
  add({ cells, line }: CsvRecord): void {
    const { levels, lat, lon } = this.#columns;
    const cell = (at: number | null): string => (at === null ? '' : (cells[at] ?? '').replace(/\s+/g, ' '));
    const latText = cell(lat);
    const lonText = cell(lon);
    const point = latText === '' && lonText === '' ? null : parsePoint(this.#file, line, latText, lonText);
    const country = this.#countryOf(cells, line);
    let parent: string | null = null;
    let deepest: Area | null = null;
    for (const { level, code, names } of levels) {
      const own = cell(code);
      const spelled = names.map(cell).filter((name) => name !== '');
      if (level === 0 || (own === '' && spelled.length === 0)) continue;
      if (own === '' || spelled.length === 0)
        throw new DataError(
          this.#file,
          line,
          own === '' ? `"${spelled[0]}" has no P-code` : `the P-code ${own} has no name`,
        );
      if (!/^[A-Z0-9_.-]{2,40}$/i.test(own))
        throw new DataError(
          this.#file,
          line,
          `"${own.slice(0, 30)}" is no P-code; letters and digits would be right`,
        );
      let area = this.#areas.get(own);
      if (!area) {
        area = { code: own, level, names: new Set(), parent, country, points: [], own: null };
        this.#areas.set(own, area);
      } else if (area.level !== level)
        throw new DataError(this.#file, line, `the P-code ${own} stands for areas of two levels`);
      for (const name of spelled) area.names.add(name);
      if (point) area.points.push(point);
      parent = own;
      deepest = area;
    }
    if (!deepest) throw new DataError(this.#file, line, 'a row without any P-code');
    deepest.own = point ?? deepest.own;
  }

  #countryOf(cells: readonly string[], line: number): string {
    const { country, levels } = this.#columns;
    const top = levels.find(({ level }) => level === 0);
    const deepest = levels
      .map(({ code }) => (code === null ? '' : (cells[code] ?? '')))
      .filter((code) => code !== '');
    const prefix = /^[A-Z]{2,3}/.exec(deepest[0] ?? '')?.[0] ?? '';
    const tries = [
      country === null ? '' : (cells[country] ?? ''),
      top?.code == null ? '' : (cells[top.code] ?? ''),
      ...(top?.names ?? []).map((at) => cells[at] ?? ''),
      prefix,
      prefix.slice(0, 2),
    ];
    for (const text of tries) {
      const found = text === '' ? null : this.#known.country(text);
      if (found) return found;
    }
    throw new DataError(
      this.#file,
      line,
      'no country: a column of ISO codes (#country+code, ADM0_PCODE), or P-codes that begin with one, would be right',
    );
  }

  /**
   * The places, those of upper levels first.
   * @param left is told of each area that nothing gives a point
   */
  *places(left: (code: string) => void): Generator<ImportedPlace> {
    const order = [...this.#areas.values()].sort((a, b) => rank(a) - rank(b));
    for (const area of order) {
      const place = this.#make(area);
      if (place) yield place;
      else left(area.code);
    }
  }

  #make(area: Area): ImportedPlace | null {
    const done = this.#made.get(area.code);
    if (done !== undefined) return done;
    const parentArea = area.parent === null ? undefined : this.#areas.get(area.parent);
    const parent = parentArea ? this.#make(parentArea) : null;
    const feature = area.level === 'loc' ? 'PPL' : `ADM${area.level}`;
    const point = area.own ?? middleOf(area.points);
    const known = this.#findKnown(area, feature, point, parent);
    const lies =
      point ?? known.at ?? (parent && { lat: parent.lat, lon: parent.lon, radiusKm: parent.radiusKm });
    const place = lies && this.#placeOf(area, feature, known, lies, parent);
    this.#made.set(area.code, place);
    return place;
  }

  #placeOf(
    area: Area,
    feature: string,
    known: Known,
    lies: { readonly lat: number; readonly lon: number; readonly radiusKm?: number | null },
    parent: ImportedPlace | null,
  ): ImportedPlace {
    const [name = area.code, ...others] = area.names;
    const { same } = known;
    const areas = same ? this.#known.areasOf(same) : { admin1: null, admin2: null };
    const level = levelOf(feature);
    const code = level === 'admin1' || feature === 'ADM2' ? this.#codeOf(same, level, area.code) : area.code;
    return {
      id: `pcode:${area.code}`,
      name,
      lat: lies.lat,
      lon: lies.lon,
      radiusKm: same?.radiusKm ?? Math.max(lies.radiusKm ?? 0, reachOf(feature, 0)),
      population: same?.population ?? 0,
      feature,
      level,
      country: area.country,
      admin1: areas.admin1 ?? (parent && areaRef(parent, 'ADM1')),
      admin2: areas.admin2 ?? (parent && areaRef(parent, 'ADM2')),
      code,
      same: same && { id: same.id, name: same.name },
      source: '',
      alternates: [...others, area.code],
    };
  }

  #codeOf(same: GazetteerPlace | null, level: string, pcode: string): string {
    return (level === 'admin1' ? same?.admin1Code : same?.admin2Code) ?? pcode;
  }

  /** What the gazetteer has of this name and level nearby; or else, for its point, the town that the area is named after. */
  #findKnown(area: Area, feature: string, point: Point | null, parent: ImportedPlace | null): Known {
    const level = levelOf(feature);
    let seat: GazetteerPlace | null = null;
    for (const name of area.names) {
      const found = this.#known
        .named(name, area.country)
        .filter((place) => fits(place, point, parent, level));
      const same = found.find((place) =>
        area.level === 'loc'
          ? place.level === 'settlement'
          : (place.featureCode === feature || (area.level === 2 && place.level === 'admin2')) &&
            (area.level === 1 || area.level === 2 || place.featureCode === feature),
      );
      if (same) return { same, at: same };
      seat ??= found.find((place) => place.level === 'settlement') ?? null;
    }
    return { same: null, at: seat && { lat: seat.lat, lon: seat.lon } };
  }
}

type Point = { readonly lat: number; readonly lon: number };
interface Known {
  readonly same: GazetteerPlace | null;
  readonly at: Point | null;
}

/** Kilometres that points of one area may lie apart in two sources. */
const APART: Readonly<Record<string, number>> = { admin1: 200, admin2: 60, settlement: 12 };

function fits(
  place: GazetteerPlace,
  point: Point | null,
  parent: ImportedPlace | null,
  level: string,
): boolean {
  if (point) return distanceKm(place.lat, place.lon, point.lat, point.lon) <= (APART[level] ?? 30);
  if (!parent) return true;
  const first = parent.feature === 'ADM1' ? parent.code : parent.admin1?.code;
  if (first && place.admin1Code !== null && /^[A-Z]{2}\./.test(first)) return place.admin1Code === first;
  return distanceKm(place.lat, place.lon, parent.lat, parent.lon) <= parent.radiusKm * 1.5 + 20;
}

function areaRef(parent: ImportedPlace, feature: 'ADM1' | 'ADM2'): AreaRef | null {
  if (parent.feature === feature) return { code: parent.code, name: parent.same?.name ?? parent.name };
  return feature === 'ADM1' ? parent.admin1 : parent.admin2;
}

function middleOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const sum = points.reduce((all, each) => ({ lat: all.lat + each.lat, lon: all.lon + each.lon }));
  return { lat: round(sum.lat / points.length), lon: round(sum.lon / points.length) };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function rank({ level }: Area): number {
  return level === 'loc' ? 9 : level;
}
