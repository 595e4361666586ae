/** 'I' and 'we' mean who speaks: the subject of the verb of saying beside the quotation, or that speaker's organisation. */
import type { Span } from '../../contract/coded-document.ts';
import type { ActorRegistry } from '../../reference/actors.ts';
import { loadAttributionLexicon } from '../../reference/lexicon/attribution.ts';
import type { ReadDocument, VerbGroup } from '../../text/document.ts';
import { syntaxOf } from '../../text/syntax.ts';
import type { Chain, ChainBook, Item } from './chains.ts';

export const SINGULAR_FIRST = new Set(['i', 'me', 'my', 'myself']);
export const PLURAL_FIRST = new Set(['we', 'us', 'our', 'ours', 'ourselves']);

/** Adds the pronouns of the first person to the chain of who speaks; without a speaker that is told they stay nobody's. */
export function linkFirstPersons(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  registry: ActorRegistry,
): void {
  const asking = items.filter((item) => item.form === 'pronoun' && isFirst(item));
  if (asking.length === 0) return;
  const speeches = listSpeeches(doc);
  for (const item of asking) {
    const speech = speeches.find((each) => each.start <= item.start && item.end <= each.end);
    const speaker = speech && speakerOf(book, items, speech.source);
    if (!speaker) continue;
    const chain = SINGULAR_FIRST.has(item.name)
      ? speaker.type === 'person'
        ? speaker
        : null
      : organisationOf(doc, book, items, registry, speaker);
    if (chain) book.add(item, chain);
  }
}

const isFirst = (item: Item): boolean => SINGULAR_FIRST.has(item.name) || PLURAL_FIRST.has(item.name);

/** A stretch that somebody says, and the words that name who does. */
interface Speech extends Span {
  readonly source: Span;
}

/** The quotations whose speaker is told beside them, and what follows a 'said:' that ends its paragraph. */
function listSpeeches(doc: ReadDocument): readonly Speech[] {
  const verbs = listSayings(doc);
  const speeches: Speech[] = [];
  let last: Speech | null = null;
  for (const quotation of listQuotations(doc)) {
    const beside = verbs.filter(({ verb }) => verb.end <= quotation.start || verb.start >= quotation.end);
    const gap = ({ verb }: Saying): number =>
      verb.end <= quotation.start ? quotation.start - verb.end : verb.start - quotation.end;
    const [nearest] = beside.filter((each) => gap(each) < REACH).sort((a, b) => gap(a) - gap(b));
    // A quotation that nobody is told to speak goes on with the one before it in the same paragraph.
    const source: Span | null =
      nearest?.source ?? (last && !/\n/.test(doc.text.slice(last.end, quotation.start)) ? last.source : null);
    if (!source) continue;
    last = { start: quotation.start, end: quotation.end, source };
    speeches.push(last);
  }
  const quoted = (at: number): boolean => speeches.some((each) => each.start <= at && at < each.end);
  verbs.forEach(({ verb, source }) => {
    const colon = /^[^.\n]{0,60}:\s*\n/.exec(doc.text.slice(verb.end, verb.end + 80));
    if (!colon) return;
    const start = verb.end + colon[0].length;
    const next = verbs.find((each) => each.verb.start > start && !quoted(each.verb.start));
    speeches.push({ start, end: next?.verb.start ?? doc.text.length, source });
  });
  return speeches;
}

/** How far from a quotation, in UTF-16 units, the verb of saying may stand. */
const REACH = 120;

interface Saying {
  readonly verb: VerbGroup;
  readonly source: Span;
}

function listSayings(doc: ReadDocument): readonly Saying[] {
  const { verbs } = loadAttributionLexicon();
  const syntax = syntaxOf(doc);
  return doc.verbs.flatMap((verb) => {
    if (!verbs.has(doc.tokens[verb.head]?.lemma ?? '') || !doc.sentences[verb.sentence]?.coded) return [];
    const subject = syntax.subjectOf(verb);
    const head = subject && doc.tokens[subject.head];
    return head ? [{ verb, source: { start: head.start, end: head.end } }] : [];
  });
}

/** What stands between quotation marks, paragraph by paragraph; one that its paragraph does not close ends with it. */
function listQuotations(doc: ReadDocument): readonly Span[] {
  const found: Span[] = [];
  for (const paragraph of doc.paragraphs) {
    let open = -1;
    for (let at = paragraph.start; at < paragraph.end; at += 1) {
      const char = doc.text[at];
      if (char === '“' || (char === '"' && open < 0)) open = at + 1;
      else if ((char === '”' || char === '"') && open >= 0) {
        found.push({ start: open, end: at });
        open = -1;
      }
    }
    if (open >= 0) found.push({ start: open, end: paragraph.end });
  }
  return found;
}

function speakerOf(book: ChainBook, items: readonly Item[], source: Span): Chain | null {
  const item = items.find(
    (each) =>
      each.start <= source.start && each.end >= source.end && /^(?:actor|person|media)$/.test(each.type),
  );
  const chain = item && book.chainOf(item);
  // 'a resident said' names nobody whose words others could be.
  return chain && (chain.type !== 'person' || chain.items.some((each) => each.form === 'name'))
    ? chain
    : null;
}

/** Words that tie a person to the organisation beside it: 'a spokesman for', 'commander of'. */
const TIES = /^,? (?:[^,.;:“”"]{0,60} )?(?:of|for|at|with|in|from) (?:the )?$/u;
const BEFORE = /^(?:['’]s)? (?:[^,.;:“”"]{0,40} )?$/u;

/** Whom 'we' means: the speaking organisation, or the one that the text or the registry gives the speaker. */
function organisationOf(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  registry: ActorRegistry,
  speaker: Chain,
): Chain | null {
  if (speaker.type !== 'person') return speaker;
  for (const name of speaker.items) {
    if (name.form !== 'name') continue;
    for (const other of items) {
      if (other.type !== 'actor' || other.form === 'pronoun' || other.sentence !== name.sentence) continue;
      const tied =
        other.start >= name.end
          ? TIES.test(doc.text.slice(name.end, other.start))
          : other.end <= name.start && BEFORE.test(doc.text.slice(other.end, name.start));
      const chain = tied ? book.chainOf(other) : undefined;
      if (chain && isSingularParty(chain)) return chain;
    }
  }
  const actor = speaker.actorId === null ? null : (registry.actors.get(speaker.actorId) ?? null);
  const home = actor?.affiliations.find((each) => each.kind === 'part-of');
  return (home && book.find(`id:${home.to}`)) ?? null;
}

function isSingularParty(chain: Chain): boolean {
  return chain.items.some((item) => item.form === 'name' || item.actorId !== null);
}
