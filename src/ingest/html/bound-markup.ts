/** Makes a page safe to parse: bounded nesting and size, so that no page can exhaust time or memory. */

/** Deeper than browsers keep (Chromium and Firefox stop at 512), so nothing that a reader saw is lost. */
const DEEPEST = 512;
/** Past this length, in UTF-16 units, scripts, styles and embedded images are cut out before the page is parsed. */
const TRIM_FROM = 1_000_000;
/** What may remain, in UTF-16 units: it takes about a second and 250 MB to parse. */
export const LONGEST_MARKUP = 8_000_000;

const VOID = new Set(
  words('area base basefont br col embed frame hr img input keygen link meta param source track wbr'),
);
/** Replaced by a line break when taken out, so that the text on both sides stays apart. */
const BLOCKS = new Set(
  words(
    'p div section article main header footer aside nav ul ol li dl dt dd table tr blockquote pre form figure center fieldset details',
  ),
);
/** Which open elements a start tag closes, as the HTML standard's optional end tags have it. */
const IMPLIED_END: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[...BLOCKS]
    .filter((name) => !/^(li|dt|dd|tr)$/.test(name))
    .map((name) => [name, new Set(['p'])] as const),
  ['li', new Set(['li'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['tr', new Set(['tr', 'th', 'td'])],
  ['td', new Set(['th', 'td'])],
  ['th', new Set(['th', 'td'])],
  ['option', new Set(['option'])],
]);
/** What ends an address in an attribute or a style: white space, quotes, brackets. */
const ADDRESS_END = new Set([...' \t\r\n"\'()<>'].map((char) => char.charCodeAt(0)));
const LONG_ADDRESS = 200;
const RAW = new Set(words('script style textarea title xmp noframes'));

export interface BoundedMarkup {
  readonly html: string;
  /** Nesting was deeper than 512: tags beyond that were taken out, their text kept. */
  readonly flattened: boolean;
}

/**
 * @param html a page as decoded
 * @returns the page to parse; `html` may still be longer than `LONGEST_MARKUP`, which the caller refuses
 */
export function boundMarkup(html: string): BoundedMarkup {
  const trimmed = html.length > TRIM_FROM ? trimMarkup(html) : html;
  if (trimmed.length > LONGEST_MARKUP) return { html: trimmed, flattened: false };
  const flat = flattenMarkup(trimmed);
  return { html: ensureBody(flat ?? trimmed), flattened: flat !== null };
}

function trimMarkup(html: string): string {
  const kept: string[] = [];
  let from = 0;
  const opening = /<(script|style|svg)\b/gi;
  for (let open = opening.exec(html); open; open = opening.exec(html)) {
    const end = html.indexOf('>', opening.lastIndex);
    if (end < 0) break;
    opening.lastIndex = end + 1;
    if (/ld\+json/i.test(html.slice(open.index, end))) continue;
    const close = findClosing(html, open[1] ?? '', end);
    if (close < 0) break;
    kept.push(html.slice(from, open.index));
    from = close;
    opening.lastIndex = close;
  }
  kept.push(html.slice(from));
  return dropEmbedded(kept.join(''));
}

/** Cuts out long `data:` addresses. A loop, because a pattern over millions of characters overflows the stack. */
function dropEmbedded(html: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = html.indexOf('data:'); at >= 0; at = html.indexOf('data:', at + 5)) {
    let end = at + 5;
    while (end < html.length && !ADDRESS_END.has(html.charCodeAt(end))) end++;
    if (end - at >= LONG_ADDRESS) {
      kept.push(html.slice(from, at));
      from = end;
    }
    at = Math.max(at, end - 5);
  }
  kept.push(html.slice(from));
  return kept.join('');
}

/** Takes out the tags that lie too deep; null when none does. One pass, linear in the length. */
function flattenMarkup(html: string): string | null {
  const kept: string[] = [];
  let from = 0;
  const open: string[] = [];
  const dropped = new Map<string, number>();
  // Finding the end of the tag by `indexOf` keeps the time linear where a pattern would go back and forth.
  const tag = /<!--|<(\/?)([a-z][a-z0-9:-]{0,40})/gi;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const end = html.indexOf(match[0] === '<!--' ? '-->' : '>', tag.lastIndex);
    if (end < 0) break;
    tag.lastIndex = end + (match[0] === '<!--' ? 3 : 1);
    const name = (match[2] ?? '').toLowerCase();
    const closes = match[1] === '/';
    if (RAW.has(name) && !closes) {
      const close = findClosing(html, name, end);
      if (close < 0) break;
      tag.lastIndex = close;
      continue;
    }
    if (match[0] === '<!--' || VOID.has(name)) continue;
    const drop = closes ? closeElement(name, open, dropped) : openElement(name, open, dropped);
    if (!drop) continue;
    // One break stands for a run of tags: a hundred thousand would again take the parser long.
    if (match.index > from || kept.length === 0)
      kept.push(html.slice(from, match.index), BLOCKS.has(name) ? '<br><br>' : ' ');
    from = tag.lastIndex;
  }
  return kept.length > 0 ? kept.join('') + html.slice(from) : null;
}

/** @returns true when the tag lies too deep and is to be taken out */
function openElement(name: string, open: string[], dropped: Map<string, number>): boolean {
  const ends = IMPLIED_END.get(name);
  while (ends?.has(open.at(-1) ?? '')) open.pop();
  if (open.length < DEEPEST) {
    open.push(name);
    return false;
  }
  dropped.set(name, (dropped.get(name) ?? 0) + 1);
  return true;
}

/** @returns true when it closes an element whose start tag was taken out */
function closeElement(name: string, open: string[], dropped: Map<string, number>): boolean {
  const waiting = dropped.get(name) ?? 0;
  if (waiting > 0) {
    dropped.set(name, waiting - 1);
    return true;
  }
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
  return false;
}

/** Offset behind the end tag of an element that holds no markup; -1 when it is never closed. */
function findClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  if (!closing.test(html)) return -1;
  const end = html.indexOf('>', closing.lastIndex);
  return end < 0 ? -1 : end + 1;
}

/** The parser takes the first element for the root, so a fragment needs its `html` and `body` spelt out. */
function ensureBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return /<html[\s>]/i.test(html) ? html : `<html>${html}</html>`;
  const head = /<\/head\s*>/i.exec(html);
  if (!head) return `<html><body>${html.replace(/<\/?html[^>]*>/gi, '')}</body></html>`;
  const cut = head.index + head[0].length;
  return `${html.slice(0, cut)}<body>${html.slice(cut)}`;
}

function words(list: string): string[] {
  return list.split(' ');
}
