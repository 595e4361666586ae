/** Walks a parsed page once, without recursion, and gives its text as blocks with what the markup says of each. */
import type { PagePart, PageParts } from '../../reference/lexicon/page-parts.ts';

export type BlockKind = PagePart | 'headline';

export interface PageBlock {
  /** White space collapsed; a single line feed stands for a line break. */
  readonly text: string;
  /** What the markup says that it is; null: running text, which may be the article or not. */
  readonly kind: BlockKind | null;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** Index into `PageBlocks.frames` of the block element that it is in. */
  readonly frame: number;
}

/** A block element: where it lies. */
export interface Frame {
  readonly element: Element;
  readonly parent: number;
}

export interface PageBlocks {
  readonly blocks: readonly PageBlock[];
  readonly frames: readonly Frame[];
}

const SKIPPED = new Set(
  'HEAD SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT CANVAS SELECT TEXTAREA TITLE META LINK MATH AUDIO VIDEO'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT CAPTION TR UL'.split(
    ' ',
  ),
);
const BOILERPLATE_TAGS = new Set(['NAV', 'FOOTER', 'ASIDE', 'FORM', 'BUTTON', 'DIALOG', 'MENU']);
const BOILERPLATE_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'dialog',
  'alertdialog',
  'menu',
]);

/**
 * @param document the parsed page; not changed
 * @param parts how pages name their parts
 */
export function listPageBlocks(document: Document, parts: PageParts): PageBlocks {
  const root = document.documentElement;
  const headline = findHeadline(document);
  const main = listMainElements(document, headline);
  const frames: Frame[] = [];
  const blocks: PageBlock[] = [];
  const open: { readonly frame: number; readonly kind: BlockKind | null }[] = [];
  let buffer: string[] = [];
  let [linkDepth, linkChars, timeDepth, timeChars, preDepth] = [0, 0, 0, 0, 0];

  const flush = (): void => {
    const raw = buffer.join('');
    const top = open.at(-1);
    const solid = raw.replace(/\s+/g, '').length;
    if (top && solid > 0) {
      const kind = top.kind ?? (timeChars > solid * 0.6 ? 'byline' : null);
      const linked = Math.min(1, linkChars / solid);
      for (const text of splitText(raw)) blocks.push({ text, kind, linked, frame: top.frame });
    }
    buffer = [];
    linkChars = 0;
    timeChars = 0;
  };
  const enter = (element: Element, tag: string): void => {
    if (tag === 'A') linkDepth++;
    if (tag === 'TIME') timeDepth++;
    if (tag === 'PRE') preDepth++;
    if (!BLOCKS.has(tag)) return;
    flush();
    const outer = open.at(-1);
    const own =
      element === headline ? 'headline' : main.has(element) ? null : classifyElement(element, tag, parts);
    frames.push({ element, parent: outer?.frame ?? -1 });
    open.push({ frame: frames.length - 1, kind: nestKinds(outer?.kind ?? null, own) });
  };
  const leave = (tag: string): void => {
    if (tag === 'A') linkDepth--;
    if (tag === 'TIME') timeDepth--;
    if (tag === 'PRE') preDepth--;
    if (!BLOCKS.has(tag)) return;
    flush();
    open.pop();
  };
  const addText = (data: string): void => {
    const text = preDepth > 0 ? data.replace(/[^\S\n]+/g, ' ') : data.replace(/\s+/g, ' ');
    buffer.push(text.replace(/[\u00ad\u200b\ufeff]/g, ''));
    const solid = text.replace(/\s/g, '').length;
    if (linkDepth > 0) linkChars += solid;
    if (timeDepth > 0) timeChars += solid;
  };

  let node: Node | null = root;
  while (node) {
    let descend = false;
    if (node.nodeType === 3) addText((node as Text).data);
    else if (node.nodeType === 1) {
      const tag = node.nodeName.toUpperCase();
      if (tag === 'BR') buffer.push('\n');
      else if (tag === 'TD' || tag === 'TH') buffer.push(' ');
      if (!SKIPPED.has(tag) && !isHidden(node as Element)) {
        enter(node as Element, tag);
        descend = node.firstChild !== null;
        if (!descend) leave(tag);
      }
    }
    if (descend) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node?.nodeType === 1) leave(node.nodeName.toUpperCase());
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  return { blocks, frames };
}

/** The text between two blank lines is a block of its own, as readers see it. */
function splitText(raw: string): string[] {
  return raw
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .split(/\n{2,}/)
    .map((text) => text.replace(/[^\S\n]+/g, ' ').trim())
    .filter((text) => text !== '');
}

/** What is said of the outer element holds for the inner one, save that comments may stand in an aside or footer. */
function nestKinds(outer: BlockKind | null, own: BlockKind | null): BlockKind | null {
  if (outer === null || (outer === 'boilerplate' && own === 'comments')) return own;
  return (outer === 'byline' || outer === 'caption') && (own === 'comments' || own === 'boilerplate')
    ? own
    : outer;
}

function classifyElement(element: Element, tag: string, parts: PageParts): BlockKind | null {
  const role = element.getAttribute('role')?.toLowerCase() ?? '';
  const itemtype = element.getAttribute('itemtype') ?? '';
  const prop = element.getAttribute('itemprop') ?? '';
  const labels = [
    ...(element.getAttribute('class') ?? '').split(/\s+/),
    element.getAttribute('id') ?? '',
    prop,
  ];
  const named = labels.map((label) => parts.find(label)).filter((kind) => kind !== null);
  if (named.includes('comments') || /\/(User)?Comments?$/.test(itemtype)) return 'comments';
  if (BOILERPLATE_TAGS.has(tag) || BOILERPLATE_ROLES.has(role)) return 'boilerplate';
  if (tag === 'HEADER' && element.parentNode?.nodeName.toUpperCase() === 'BODY') return 'boilerplate';
  if (tag === 'FIGCAPTION') return 'caption';
  if (tag === 'ADDRESS') return 'byline';
  return named[0] ?? null;
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '');
}

/** The `h1` that is the page's title, not the name of the site: the one in the article, else the one like the title. */
function findHeadline(document: Document): Element | null {
  const all = [...document.querySelectorAll('h1')].filter((each) => (each.textContent ?? '').trim() !== '');
  if (all.length < 2) return all[0] ?? null;
  const title = (
    document.querySelector('meta[property="og:title"]')?.getAttribute('content') ??
    document.querySelector('title')?.textContent ??
    ''
  ).trim();
  const inside = all.find((each) => each.closest('article, main, [itemprop="articleBody"]') !== null);
  return inside ?? all.find((each) => title.startsWith((each.textContent ?? '').trim())) ?? all[0] ?? null;
}

/** Elements that hold the headline or are the article: their class may mention a sidebar, they are not one. */
function listMainElements(document: Document, headline: Element | null): ReadonlySet<Element> {
  const main = new Set<Element>();
  const articles = [...document.querySelectorAll('article')];
  const roots = [
    headline?.parentElement ?? null,
    document.querySelector('main'),
    document.querySelector('[itemprop="articleBody"]'),
  ];
  if (articles.length === 1) roots.push(articles[0] ?? null);
  for (const start of roots) {
    for (let element = start; element; element = element.parentElement) main.add(element);
  }
  return main;
}
