/**
 * Letters that a country's own spelling reads in another way than the usual transliterations: Somali x and c, Turkish ş and
 * c, Burmese aspirates, Ukrainian h for Russian g. A name is filed under both readings, so that either spelling finds it.
 */
import { nameWords } from '../../text/name-key.ts';

type Reading = (word: string) => string;

const somali: Reading = (word) => word.replace(/x/g, 'h').replace(/c(?!h)/g, '');
const burmese: Reading = (word) => word.replace(/h([ptkslmn])/g, '$1').replace(/([ptk])h/g, '$1');
const slavic: Reading = (word) => word.replace(/(?<![kszctg])h/g, 'g');
const dari: Reading = (word) => word.replace(/^w/, 'v');
const hebrew: Reading = (word) => word.replace(/tz/g, 'ts').replace(/v/g, 'b').replace(/ch/g, 'h');
const french: Reading = (word) =>
  word
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/qu(?=[aei])/g, 'k')
    .replace(/(?<=...[lnrt])e$/, '');

const READINGS: ReadonlyMap<string, Reading> = new Map([
  ...each(['SO', 'DJ', 'ET', 'KE'], somali),
  ...each(['MM'], burmese),
  ...each(['UA', 'RU', 'BY'], slavic),
  ...each(['AF', 'IR', 'PK', 'TJ'], dari),
  ...each(['IL', 'PS'], hebrew),
  ...each(
    [
      'ML',
      'BF',
      'NE',
      'TD',
      'CF',
      'CD',
      'CG',
      'CM',
      'SN',
      'GN',
      'CI',
      'MR',
      'TG',
      'BJ',
      'DZ',
      'TN',
      'MA',
      'HT',
    ],
    french,
  ),
]);
/** Where c is read j and ş is read sh. In Syria and Iraq ş is also the emphatic s of romanised Arabic. */
const TURKISH = new Set(['TR', 'AZ']);

function each(countries: readonly string[], reading: Reading): [string, Reading][] {
  return countries.map((country) => [country, reading]);
}

/**
 * The words of a name in other readings of its letters.
 * @param words `nameWords` of the name
 * @param country ISO2, or null
 * @returns empty when there is no other reading
 */
export function respell(
  name: string,
  words: readonly string[],
  country: string | null,
): readonly (readonly string[])[] {
  if (/[şŞçÇğĞ]/.test(name) || (country !== null && TURKISH.has(country))) {
    const read = readTurkish(name, country);
    return read ? [read] : [];
  }
  const reading = country === null ? undefined : READINGS.get(country);
  if (!reading) return [];
  const changed = words.map(reading);
  const other = changed.some((word, index) => word !== words[index]) ? [changed] : [];
  // Somali 'ceel', a well, is 'El' in English, and read as the Arabic article there.
  return reading === somali && /^c?eel/.test(words[0] ?? '')
    ? [...other, changed.map((word, index) => (index === 0 ? word.replace(/^eel/, '') : word))]
    : other;
}

/**
 * Countries whose names are transliterated from another script or language, so that their vowels waver from one spelling
 * to the next. Elsewhere a name has one spelling, and another vowel is another name.
 */
const WAVERING = new Set(
  (
    'SY IQ JO LB PS IL EG LY TN DZ MA EH MR SD SS YE SA OM AE QA BH KW IR AF PK IN BD NP LK TJ TM UZ KG KZ AZ AM GE ' +
    'ET ER SO DJ KE MM TH LA KH CN MN UA RU BY BG MK RS ME GR CY ML NE TD BF NG SN'
  ).split(' '),
);

/** @param country ISO2; null when nothing is known */
export function hasFirmVowels(country: string | null): boolean {
  return country !== null && !WAVERING.has(country);
}

/** Kurdish writes ş, ç and c as Turkish does. */
function readTurkish(name: string, country: string | null): readonly string[] | null {
  const plain = name.normalize('NFC').toLowerCase();
  const local = country !== null && TURKISH.has(country);
  const turkish = local || /[êîûçğ]/.test(plain) ? plain.replace(/c/g, 'j') : plain;
  const read = turkish.replace(/ş/g, 'sh').replace(/ç/g, 'ch').replace(/ğ/g, 'g');
  return read === plain ? null : nameWords(read);
}
