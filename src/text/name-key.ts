/**
 * Keys under which the spellings of one name meet: 'Daraa', 'Dar‘ā', 'Deraa'; "Hay'at Tahrir al-Sham", 'Hayat Tahrir
 * al Sham'. A key is for looking up candidates; equal keys do not prove equal names, context decides.
 */

/** Apostrophes, primes, ayn and hamza as they are written in transliterations. */
const APOSTROPHES = /['’‘`´ʼʻʿʾʹʽ′ˈ]/g;

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'l',
  м: 'm',
  н: 'n',
  њ: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  џ: 'j',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'u',
  я: 'a',
  ђ: 'j',
};

/** Also the Persian, Urdu, Kurdish and Pashto letters that occur in names. Ayn, hamza and signs are dropped. */
const ARABIC: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ء: '',
  ؤ: 'u',
  ئ: 'i',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: '',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ە: 'a',
  ة: 'a',
  و: 'u',
  ي: 'i',
  ی: 'i',
  ى: 'a',
  ے: 'i',
  ۆ: 'u',
  ێ: 'i',
  ں: 'n',
  ٹ: 't',
  ڈ: 'd',
  ړ: 'r',
  ښ: 'sh',
  ځ: 'dz',
  ـ: '',
};

/** Letters that Unicode decomposition leaves whole. */
const LATIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'a',
};

/** The Arabic article as it is written apart or with a hyphen, before any letter, or before a letter it takes on. */
const ARTICLES = new Set(['al', 'el', 'ul']);
const ASSIMILATED = new Set([
  'ad',
  'adh',
  'an',
  'ar',
  'as',
  'ash',
  'at',
  'ath',
  'az',
  'ed',
  'en',
  'er',
  'es',
  'esh',
  'et',
  'ez',
]);

/**
 * Folds a name for exact matching: lower case, no diacritics, no apostrophes, other scripts in Latin letters, one space
 * wherever something else stood. Articles and vowels stay.
 */
export function foldName(text: string): string {
  const simple = /^[a-z]+$/.test(text);
  return simple
    ? text
    : foldText(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
}

function foldText(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(APOSTROPHES, '');
  if (/^[\p{ASCII}]*$/u.test(plain)) return plain;
  // The Arabic article is joined to its word; a hyphen sets it off, as in transliterations.
  let out = '';
  for (const char of plain.replace(/(?<![\p{L}])ال(?!له)(?=\p{L}{2})/gu, 'al-')) {
    out += CYRILLIC[char] ?? ARABIC[char] ?? LATIN[char] ?? char;
  }
  return out;
}

/**
 * The key of a name over its transliterations: as `foldName`, without the article al-/el-, every run of vowels (y and w
 * inside a word with them) made one `a`, a final h dropped, doubled letters single, and the usual digraphs made one
 * letter (kh = h, gh = g, sh = ch = sch, th = t, dh = d, q = c = k, ph = f, dj = j). Words stay apart, by one space.
 * A name in Arabic script has no short vowels: compare it by `skeletonKey`.
 * @returns '' when nothing but articles or signs is in the text
 */
export function nameKey(text: string): string {
  const folded = foldText(text);
  const words = folded.match(/[a-z0-9]+/g) ?? [];
  const joints = folded.match(/[^a-z0-9]+/g) ?? [];
  const offset = /^[a-z0-9]/.test(folded) ? 0 : 1;
  const kept: string[] = [];
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (isArticle(word, next, joints[index + offset])) return;
    const key = wordKey(word);
    if (key !== '') kept.push(key);
  });
  return kept.length > 0 ? kept.join(' ') : words.map(wordKey).join(' ');
}

/** True when the word is the article of the one that follows: 'al Sham', 'ash-Shaykh', but not 'as' in 'as Sham fell'. */
function isArticle(word: string, next: string | undefined, joint: string | undefined): boolean {
  if (next === undefined) return false;
  if (ARTICLES.has(word)) return true;
  return joint === '-' && ASSIMILATED.has(word) && next.startsWith(word.slice(1));
}

/** `nameKey` of one folded word: letters a–z and digits only. */
export function wordKey(word: string): string {
  const letters = word
    .replace(/sch|tsh|tch|sh|ch/g, 'x')
    .replace(/dzh|dj/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/zh/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/[qc]/g, 'k')
    .replace(/(?<=.)[yw]/g, 'a')
    .replace(/[aeiou]+/g, 'a')
    .replace(/(.)\1+/g, '$1');
  return letters.length > 2 ? letters.replace(/ah$/, 'a') : letters;
}

/**
 * The consonants of a `nameKey`, for meeting names written without vowels (Arabic, Hebrew): 'درعا' and 'Daraa' are both
 * 'dr'. Short skeletons are shared by many names.
 */
export function skeletonKey(text: string): string {
  return nameKey(text)
    .split(' ')
    .map((word) => word.replace(/a/g, '').replace(/(.)\1+/g, '$1') || 'a')
    .join(' ');
}
