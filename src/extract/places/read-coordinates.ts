/**
 * Coordinates as reports write them: '33.1234, 36.4512', '33.12°N 36.45°E', '33°07′12″N 36°27′00″E', 'latitude 33.12, longitude
 * 36.45', '37SBU6040'. Latitude comes first.
 */
import { readMgrs } from '../../reference/gazetteer/mgrs.ts';

export interface Coordinates {
  /** Into the text that was read, half-open. */
  readonly start: number;
  readonly end: number;
  readonly lat: number;
  readonly lon: number;
  /** Half of the last place that is written, in kilometres of latitude. */
  readonly radiusKm: number;
}

const KM_PER_DEGREE = 111.2;
const LEAST_RADIUS_KM = 0.05;
/** Words before two bare numbers that make them coordinates. */
const SAID =
  /(?:co-?ordinates?|\bcoords?|\bgps|\bgeo-?locat\w*|\bgrid(?: reference)?|\blat\b\S*|\blocation)\W{0,4}(?:\w+\W+){0,3}$/i;

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,8})?`;
const MINUTES = String.raw`(?:\s?(\d{1,2}(?:\.\d{1,4})?)\s?(?:['’′´]|minutes?|min)(?![’'])(?:\s?(\d{1,2}(?:\.\d{1,4})?)\s?(?:["”″]|''|’’|seconds?|sec))?)?`;
const ANGLE = String.raw`(${NUMBER})\s?(°|º|degrees?|deg)?${MINUTES}`;
const JOINT = String.raw`\s{0,2}(?:[,;/]|and)?\s{1,2}|\s?[,;/]\s?|`;
/** 33.12°N 36.45°E; 33°07′12″ N, 36°27′00″ E; 33 degrees north and 36 degrees east */
const LETTERS_AFTER = new RegExp(
  String.raw`(?<![\w.])${ANGLE}\s?([NS])(?:orth|outh)?\b\.?(?:${JOINT})${ANGLE}\s?([EW])(?:ast|est)?\b`,
  'gi',
);
/** N33.12 E36.45 */
const LETTERS_BEFORE = new RegExp(
  String.raw`(?<!\w)([NS])\s?${ANGLE}(?:${JOINT})([EW])\s?${ANGLE}(?![\w°])`,
  'g',
);
/** latitude 33.12 and longitude 36.45; lat: 33.12, lon: 36.45 */
const NAMED =
  /\blat(?:itude)?\.?[:=\s]{1,3}(-?\d{1,2}(?:\.\d{1,8})?)°?,?\s(?:and\s)?lon(?:g|gitude)?\.?[:=\s]{1,3}(-?\d{1,3}(?:\.\d{1,8})?)/gi;
/** 33.1234, 36.4512 */
const BARE =
  /(?<![\w.,/-])(-?\d{1,2}\.\d{2,8})°?(?:\s?,\s?|\s?;\s?|\s)(-?\d{1,3}\.\d{2,8})°?(?![\w%]|[.,]\d)/g;
const GRID =
  /(?<![\w-])\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V]\s?(?:\d{2}\s?\d{2}|\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})(?![\w.]\w)/g;
/** Two bare numbers with this many decimals each are nothing else. */
const TELLING_DECIMALS = 4;

/** All coordinates in a text, in text order, none overlapping. */
export function readCoordinates(text: string): readonly Coordinates[] {
  const found = [
    ...[...text.matchAll(LETTERS_AFTER)].map((match) => lettersAfter(match)),
    ...[...text.matchAll(LETTERS_BEFORE)].map((match) => lettersBefore(match)),
    ...[...text.matchAll(NAMED)].map((match) => signed(match)),
    ...[...text.matchAll(BARE)].map((match) => (isTelling(text, match) ? signed(match) : null)),
    ...[...text.matchAll(GRID)].map((match) => gridAt(match)),
  ].filter((each) => each !== null);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((each, index) => found.slice(0, index).every((before) => before.end <= each.start));
}

type Match = RegExpMatchArray;
type Part = string | undefined;

function lettersAfter(match: Match): Coordinates | null {
  const [, lat, latSign, latMinutes, latSeconds, south, lon, lonSign, lonMinutes, lonSeconds, west] = match;
  // 'sections 5 N, 6 E': whole numbers without a sign are no coordinates.
  if (!latSign && !lonSign && !`${lat}${lon}`.includes('.')) return null;
  return make(match, angle(lat, latMinutes, latSeconds, south), angle(lon, lonMinutes, lonSeconds, west));
}

function lettersBefore(match: Match): Coordinates | null {
  const [, south, lat, latSign, latMinutes, latSeconds, west, lon, lonSign, lonMinutes, lonSeconds] = match;
  if (!latSign && !lonSign && !`${lat}${lon}`.includes('.')) return null;
  return make(match, angle(lat, latMinutes, latSeconds, south), angle(lon, lonMinutes, lonSeconds, west));
}

function signed(match: Match): Coordinates | null {
  const [, lat = '', lon = ''] = match;
  return make(
    match,
    { degrees: Number(lat), step: stepOf(lat) },
    { degrees: Number(lon), step: stepOf(lon) },
  );
}

function gridAt(match: Match): Coordinates | null {
  const point = readMgrs(match[0]);
  const start = match.index ?? 0;
  return point && { ...rounded(point), radiusKm: point.radiusKm, start, end: start + match[0].length };
}

interface Angle {
  readonly degrees: number;
  /** What one in the last written place is, in degrees. */
  readonly step: number;
}

function angle(degrees: Part, minutes: Part, seconds: Part, side: Part): Angle {
  const value = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const step = seconds ? stepOf(seconds) / 3600 : minutes ? stepOf(minutes) / 60 : stepOf(degrees ?? '');
  return { degrees: /^[sw]/i.test(side ?? '') ? -value : value, step };
}

function stepOf(number: string): number {
  return 10 ** -(number.split('.')[1]?.length ?? 0);
}

function isTelling(text: string, match: Match): boolean {
  const decimals = Math.min(...[match[1], match[2]].map((each) => each?.split('.')[1]?.length ?? 0));
  const before = text.slice(Math.max(0, (match.index ?? 0) - 40), match.index);
  return decimals >= TELLING_DECIMALS || followsName(text, match) || SAID.test(before);
}

/** 'Tel Amar (33.12, 36.45)', 'Tel Amar camp (33.12, 36.45)' */
function followsName(text: string, match: Match): boolean {
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 40), start);
  return text[start + match[0].length] === ')' && /\p{Lu}[\p{L}'’-]+(?: \p{Ll}+)? \($/u.test(before);
}

function make(match: Match, lat: Angle, lon: Angle): Coordinates | null {
  if (Math.abs(lat.degrees) > 90 || Math.abs(lon.degrees) > 180) return null;
  const start = match.index ?? 0;
  const radiusKm = Math.max(LEAST_RADIUS_KM, (Math.max(lat.step, lon.step) / 2) * KM_PER_DEGREE);
  return {
    ...rounded({ lat: lat.degrees, lon: lon.degrees }),
    radiusKm: Number(radiusKm.toFixed(2)),
    start,
    end: start + match[0].length,
  };
}

/** To about a metre. */
function rounded(point: { readonly lat: number; readonly lon: number }): { lat: number; lon: number } {
  return { lat: Number(point.lat.toFixed(5)), lon: Number(point.lon.toFixed(5)) };
}
