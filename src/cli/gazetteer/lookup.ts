/** `onrecord gazetteer lookup`: what a name could mean, and how that is ranked. */
import { distanceKm } from '../../reference/gazetteer/geometry.ts';
import { importanceParts } from '../../reference/gazetteer/importance.ts';
import type { Gazetteer, GazetteerHit, GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { Candidate } from '../../resolve/places/score.ts';
import type { PlaceDraft } from '../../text/drafts/places.ts';
import { CommandError, EXIT_FAILED } from '../errors.ts';
import { listKnowledge } from '../open-workspace.ts';
import { resolveWorkspace } from '../workspace.ts';
import type { FolderOptions } from './import.ts';

export interface LookupCommandOptions extends FolderOptions {
  readonly near: readonly string[];
  readonly country?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** Prints the candidates of a name with the parts of their scores, and sets the exit status. */
export async function lookupName(name: string, options: LookupCommandOptions): Promise<void> {
  const { openGazetteer } = await import('../../reference/gazetteer.ts');
  const { rankPlaces } = await import('../../resolve/places.ts');
  const extra = options.places ? [options.places] : listKnowledge(resolveWorkspace(options.workspace)).places;
  const gazetteer = openGazetteer({ extra });
  const country = options.country === undefined ? null : findCountry(options.country, gazetteer);
  const hits = findHits(name, gazetteer).filter(({ place }) => country === null || place.country === country);
  const near = options.near.map((each) => draftOf(each, findHits(each, gazetteer)));
  for (const draft of near)
    if (draft.hits.length === 0) process.stderr.write(`onrecord: "${draft.name}" is not in the gazetteer\n`);
  const ranked = rankPlaces([draftOf(name, hits), ...near], 0, gazetteer);
  const anchors = near.map((_, at) => rankPlaces([draftOf(name, hits), ...near], at + 1, gazetteer)[0]);
  const places = anchors.flatMap((anchor) => (anchor ? [anchor.hit.place] : []));
  const shown = ranked.slice(0, options.limit);
  if (options.json) {
    const candidates = shown.map((candidate) => describe(candidate, places));
    process.stdout.write(
      `${JSON.stringify({ name, candidates, more: ranked.length - shown.length }, null, 2)}\n`,
    );
  } else for (const candidate of shown) process.stdout.write(formatCandidate(describe(candidate, places)));
  if (ranked.length === 0) {
    const where = country === null ? '' : ` of ${gazetteer.countryOf(country)?.name ?? country}`;
    if (!options.json) process.stdout.write(`"${name}" is not in the gazetteer${where}\n`);
    process.exitCode = EXIT_FAILED;
  } else if (!options.json && ranked.length > shown.length)
    process.stdout.write(`and ${ranked.length - shown.length} more (--limit)\n`);
}

/** Places of a name, of an id, or at a point. */
function findHits(text: string, gazetteer: Gazetteer): readonly GazetteerHit[] {
  const point = /^\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (point) return [{ place: placeAt(text, Number(point[1]), Number(point[2])), match: 'name' }];
  const place = /^[a-z]+:\S+$/.test(text) ? gazetteer.placeOf(text) : null;
  if (place) return [{ place, match: 'name' }];
  return gazetteer.lookupPlace(text, { fuzzy: true });
}

function placeAt(text: string, lat: number, lon: number): GazetteerPlace {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
    throw new CommandError(
      `${text}: a latitude from -90 to 90 and a longitude from -180 to 180 would be right`,
    );
  return {
    index: -1,
    id: `point:${lat},${lon}`,
    name: `${lat}, ${lon}`,
    lat,
    lon,
    radiusKm: 0,
    country: null,
    admin1: null,
    admin2: null,
    featureCode: 'AREA',
    level: 'site',
    population: 0,
    admin1Code: null,
    admin2Code: null,
    supplement: true,
  };
}

function findCountry(text: string, gazetteer: Gazetteer): string {
  const code = text.toUpperCase();
  if (gazetteer.countryOf(code)) return code;
  const hit = gazetteer.lookupPlace(text).find(({ place }) => place.level === 'country');
  const country = hit?.place.country ?? gazetteer.iso3(code);
  if (!country) throw new CommandError(`"${text}" is no country; SYR, SY or Syria would be right`);
  return country;
}

function draftOf(name: string, hits: readonly GazetteerHit[]): PlaceDraft {
  return {
    start: 0,
    end: name.length,
    name,
    role: 'location',
    cue: null,
    hits,
    within: [],
    relation: null,
    pattern: 'lookup',
  };
}

/** How a name was met, in the words of the documentation. */
const MATCHES: Readonly<Record<GazetteerHit['match'], string>> = {
  name: 'exact',
  alternate: 'spelling',
  similar: 'sound',
  'similar-alternate': 'sound of a spelling',
  fuzzy: 'fuzzy',
};

function describe({ hit, score, reasons, parts }: Candidate, near: readonly GazetteerPlace[]) {
  const { index: _, ...place } = hit.place;
  return {
    score: round(score),
    match: MATCHES[hit.match],
    parts: Object.fromEntries(Object.entries(parts).map(([part, worth]) => [part, round(worth)])),
    importance: Object.fromEntries(
      Object.entries(importanceParts(hit.place)).map(([part, worth]) => [part, round(worth)]),
    ),
    distances: near.map((anchor) => ({
      to: anchor.name,
      km: Math.round(distanceKm(place.lat, place.lon, anchor.lat, anchor.lon)),
    })),
    reasons,
    place,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Words for the parts of a score; what a text alone can say is not among them. */
const PARTS: Readonly<Record<string, string>> = {
  importance: 'importance',
  spelling: 'spelling',
  country: 'country',
  area: 'area',
  distance: 'distance',
  qualifier: 'containment',
  namesake: 'name of a country',
  bareDistrict: 'district by its bare name',
};

function formatCandidate({
  score,
  match,
  parts,
  importance,
  distances,
  reasons,
  place,
}: ReturnType<typeof describe>) {
  const where = [place.admin2, place.admin1, place.country].filter(
    (each) => each !== null && each !== place.name,
  );
  const people = place.population > 0 ? `, ${place.population.toLocaleString('en')} people` : '';
  const sum = Object.entries(parts).map(([part, worth]) => `${PARTS[part] ?? part} ${worth.toFixed(3)}`);
  const known = Object.entries(importance).filter(([, worth]) => worth !== 0);
  const apart = distances.map(({ to, km }) => `${km} km from ${to}`);
  const lines = [
    `${score.toFixed(3)}  ${place.name} (${where.join(', ') || 'no country'})`,
    `       ${place.featureCode} ${place.lat.toFixed(4)}, ${place.lon.toFixed(4)} ± ${place.radiusKm} km${people}; ${place.id}`,
    `       ${sum.join(' + ').replaceAll('+ -', '- ')}`,
    `       match: ${match}; importance: ${known.map(([part, worth]) => `${part} ${worth.toFixed(1)}`).join(', ')}`,
    [...apart, ...reasons.filter((reason) => !/^\d+ km from /.test(reason))].join('; '),
  ];
  return `${lines
    .map((line, at) => (at === 4 && line !== '' ? `       ${line}` : line))
    .filter((line) => line !== '')
    .join('\n')}\n`;
}
