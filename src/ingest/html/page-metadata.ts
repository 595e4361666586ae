/** What a page says about itself: title, site, language and day of publication, from JSON-LD, meta tags and `time`. */
import { isIsoDate } from '../json-lines.ts';

export interface PageMetadata {
  readonly title: string | null;
  readonly source: string | null;
  /** ISO 8601 date or date-time, as the page gives it. */
  readonly publishedAt: string | null;
  /** BCP 47. */
  readonly language: string | null;
}

/**
 * Reads the metadata of a page. JSON-LD comes first, because sites write it for machines; then meta tags.
 * @param document the parsed page
 * @returns null for what the page does not say; a date that is not ISO 8601 is left to the reading of the text
 */
export function readPageMetadata(document: Document): PageMetadata {
  const linked = findArticleData(document);
  const meta = (...names: string[]) => readMeta(document, names);
  const dates = [
    text(linked?.datePublished),
    meta('article:published_time', 'og:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date'),
    meta(
      'dc.date.issued',
      'dcterms.created',
      'dcterms.date',
      'dc.date',
      'pubdate',
      'publish-date',
      'publishdate',
      'date',
    ),
    document.querySelector('[itemprop="datePublished"]')?.getAttribute('datetime') ?? null,
    document.querySelector('time[pubdate]')?.getAttribute('datetime') ?? null,
    document
      .querySelector('article time[datetime], header time[datetime], main time[datetime]')
      ?.getAttribute('datetime') ?? null,
  ];
  return {
    title:
      text(linked?.headline) ??
      meta('og:title', 'twitter:title', 'dc.title') ??
      clean(document.querySelector('title')?.textContent),
    source:
      meta('og:site_name', 'application-name') ?? text(nameOf(linked?.publisher)) ?? meta('dc.publisher'),
    publishedAt: dates.map(tidyDate).find((date) => date !== null) ?? null,
    language: readLanguage([
      document.documentElement?.getAttribute('lang'),
      text(linked?.inLanguage),
      meta('og:locale', 'content-language', 'dc.language'),
    ]),
  };
}

function readMeta(document: Document, names: readonly string[]): string | null {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      element.getAttribute('http-equiv');
    const content = clean(element.getAttribute('content'));
    if (name && content !== null && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), content);
  }
  return names.map((name) => found.get(name) ?? null).find((value) => value !== null) ?? null;
}

type LinkedData = Record<string, unknown>;

/** The first JSON-LD object that is an article or a report, at the top, in a list or in `@graph`. */
function findArticleData(document: Document): LinkedData | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    if (source.length > 500_000) continue;
    try {
      const found = listObjects(JSON.parse(source)).find((each) =>
        /Article|BlogPosting|Report/.test(JSON.stringify(each['@type']) ?? ''),
      );
      if (found) return found;
    } catch {
      // A page with broken JSON-LD still has its meta tags.
    }
  }
  return null;
}

function listObjects(value: unknown): LinkedData[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter(isObject).flatMap((each) => {
    const graph = each['@graph'];
    return Array.isArray(graph) ? [each, ...graph.filter(isObject)] : [each];
  });
}

function isObject(value: unknown): value is LinkedData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): unknown {
  const first = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first.name : first;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? clean(value) : null;
}

function clean(value: string | null | undefined): string | null {
  const plain = value?.replace(/\s+/g, ' ').trim() ?? '';
  return plain === '' ? null : plain.slice(0, 1000);
}

function tidyDate(value: string | null): string | null {
  const date = value?.trim().replace(/\s+([+-]\d{2}:?\d{2}|Z)$/, '$1') ?? '';
  return isIsoDate(date) ? date : null;
}

function readLanguage(values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?\b/i.exec(value?.trim() ?? '');
    if (match?.[1])
      return [match[1].toLowerCase(), match[2], match[3]?.toUpperCase()].filter(Boolean).join('-');
  }
  return null;
}
