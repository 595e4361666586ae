/** Numbers, days and plurals as newspapers write them in English. */

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** In the order of the calendar. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 3 → 'three', 12 → '12', 45000 → '45,000'. */
export function writeCount(count: number): string {
  return SMALL[count] ?? count.toLocaleString('en-GB');
}

/**
 * '2021-03-11' → '11 March 2021'; without its year where that is the year given; '2021-03' and '2021' as far as they go.
 * @param year whose days need no year; null: all do
 */
export function writeDay(day: string | null, year: string | null): string {
  const [own = '', month, date] = day?.split('-') ?? [];
  if (month === undefined) return own;
  const words = [date === undefined ? '' : `${Number(date)}`, MONTHS[Number(month) - 1] ?? month];
  return [...words, own === year ? '' : own].filter(Boolean).join(' ');
}

const IRREGULAR: Readonly<Record<string, string>> = {
  person: 'people',
  people: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  staff: 'staff',
  police: 'police',
  personnel: 'personnel',
  aircraft: 'aircraft',
  infrastructure: 'infrastructure',
  crew: 'crew',
  idp: 'IDPs',
  mp: 'MPs',
};

/** 'aid worker' → 'aid workers', 'woman or child' → 'women or children', 'member of one family' → 'members of one family'. */
export function pluralize(noun: string): string {
  if (noun.includes(' or ')) return noun.split(' or ').map(pluralize).join(' or ');
  const [, head = noun, rest = ''] = /^(.*?)( of .*)$/.exec(noun) ?? [];
  const at = head.lastIndexOf(' ') + 1;
  return `${head.slice(0, at)}${pluralOf(head.slice(at))}${rest}`;
}

function pluralOf(word: string): string {
  const known = IRREGULAR[word];
  if (known !== undefined) return known;
  if (/man$/.test(word) && !/(?:human|german)$/.test(word)) return word.replace(/an$/, 'en');
  if (/child$/.test(word)) return `${word}ren`;
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  if (/(?:s|x|z|ch|sh)$/.test(word)) return /[^s]s$/.test(word) ? word : `${word}es`;
  return `${word}s`;
}
