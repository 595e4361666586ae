/**
 * 'The capital' and 'the country' where they say where something is: 'a blast in the capital', '20 km south of the capital',
 * 'the north of the country'. Which country is meant is that of the place named last before them, a people's only where no
 * place is named.
 */
import type { GazetteerPlace } from '../../reference/gazetteer/types.ts';
import type { Sentence } from '../../text/document.ts';
import { foldName } from '../../text/name-key.ts';
import { readBearing } from './described.ts';
import { isLocated } from './place-signs.ts';
import { type Found, isCapital, makeFound, normAt, type Scan } from './scan.ts';

/**
 * @param earlier mentions of the sentences before, in text order
 * @param found names and demonyms of this sentence, in text order
 */
export function findNominals(
  scan: Scan,
  sentence: Sentence,
  earlier: readonly Found[],
  found: readonly Found[],
): Found[] {
  const nominals: Found[] = [];
  for (let at = sentence.firstToken + 1; at < sentence.endToken; at++) {
    const word = normAt(scan, at, sentence);
    if ((word !== 'capital' && word !== 'country') || normAt(scan, at - 1, sentence) !== 'the') continue;
    if (!standsAlone(scan, sentence, at)) continue;
    const before = [...earlier, ...found.filter((each) => each.end <= at)];
    const country = spokenOf(before);
    const place =
      country &&
      (word === 'country'
        ? isMeantAsPlace(scan, sentence, at) && country
        : scan.gazetteer.capitalOf(country.country ?? ''));
    const shown = word === 'country' || isLocated(scan, sentence, { first: at });
    if (!place || !shown) continue;
    nominals.push(makeFound(at - 1, at + 1, place.name, [{ place, match: 'name' }], 'nominal'));
  }
  return nominals;
}

/** Neither 'the capital Damascus', 'the capital, Damascus' and 'the capital of Karsa' nor 'the capital gains'. */
function standsAlone(scan: Scan, sentence: Sentence, at: number): boolean {
  const comma = normAt(scan, at + 1, sentence) === ',' ? 1 : 0;
  const next = scan.tokens[at + 1 + comma];
  if (!next || at + 1 + comma >= sentence.endToken) return true;
  if (next.norm === 'of' || (isCapital(next) && next.upos === 'PROPN')) return false;
  return comma === 1 || (next.upos !== 'NOUN' && next.upos !== 'PROPN');
}

/** 'the north of the country', "the country's east", 'elsewhere in the country' is too wide to be told. */
function isMeantAsPlace(scan: Scan, sentence: Sentence, at: number): boolean {
  if (/^['’]s$/.test(normAt(scan, at + 1, sentence))) return readBearing(scan, sentence, at + 2) !== null;
  if (normAt(scan, at - 2, sentence) !== 'of') return false;
  const last = at - 3;
  const noun = scan.words.partNouns.has(normAt(scan, last, sentence)) ? 1 : 0;
  return readBearing(scan, sentence, last - noun) !== null;
}

/** The country of the last place before that can be no other's; a people's only when there is no place. */
function spokenOf(before: readonly Found[]): GazetteerPlace | null {
  const countryOf = (each: Found): GazetteerPlace | null => {
    const best = each.hits[0]?.place;
    return best?.level === 'country' && foldName(best.name) !== '' ? best : null;
  };
  const last = (role: (each: Found) => boolean): GazetteerPlace | null =>
    before
      .filter(role)
      .map(countryOf)
      .findLast((each) => each !== null) ?? null;
  return last((each) => each.role === 'location') ?? last((each) => each.role !== 'part-of-name');
}
