/** The view of a document from which the features of all its candidate cues are read. */
import type { Entity } from '../../../contract/coded-document.ts';
import { type Tree, treeOf } from '../../../text/tree.ts';
import { firstTokenFrom } from '../quotations.ts';
import { type Draft, isQuoteMark, type Reading } from '../reading.ts';

export interface FeatureContext {
  readonly r: Reading;
  readonly tree: Tree;
  /** The draft that the rules made at a token. */
  readonly ruled: ReadonlyMap<number, Draft>;
  /** In how many contents of the rules' drafts a token stands. */
  readonly depth: Uint8Array;
  /** By the last token of an entity, the type of the shortest that ends there. */
  readonly entityAt: ReadonlyMap<number, Entity['type']>;
}

export function featureContext(
  r: Reading,
  drafts: readonly Draft[],
  entities: readonly Entity[],
): FeatureContext {
  const depth = new Uint8Array(r.tokens.length);
  for (const draft of drafts) {
    for (const span of draft.content) {
      const end = firstTokenFrom(r.tokens, span.end);
      for (let at = firstTokenFrom(r.tokens, span.start); at < end; at++)
        if (at !== draft.at) depth[at] = Math.min((depth[at] ?? 0) + 1, 2);
    }
  }
  const lastAt = new Map<number, number>();
  for (const token of r.tokens) lastAt.set(token.end, token.index);
  const entityAt = new Map<number, Entity['type']>();
  for (const entity of [...entities].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const at = lastAt.get(entity.end);
    if (at !== undefined) entityAt.set(at, entity.type);
  }
  return { r, tree: treeOf(r.doc), ruled: new Map(drafts.map((each) => [each.at, each])), depth, entityAt };
}

/** Whether a word can head a cue. */
export function isCandidate(c: FeatureContext, at: number): boolean {
  const token = c.r.tokens[at];
  if (!token || !c.r.doc.sentences[token.sentence]?.coded) return false;
  if (c.ruled.has(at) || token.upos === 'VERB') return true;
  if (token.upos === 'NOUN') return leadsOn(c, at);
  if (token.upos === 'ADJ')
    return (
      /^(?:xcomp|root|conj|ccomp|acl|advcl)$/.test(token.deprel) || c.tree.dependentsOf(at, 'cop').length > 0
    );
  return false;
}

/** A noun with something behind it: its own phrase or clause, a copula, a colon, a quotation. */
function leadsOn(c: FeatureContext, at: number): boolean {
  return (
    /^(?:of|to|for|about|that|on|over|from|against|with|in|by|is|was|:|,|")$/.test(c.r.norm(at + 1)) ||
    c.tree.dependentsOf(at).some((each) => each > at || c.r.tokens[each]?.deprel === 'cop')
  );
}

/** The head of who says it, -1 for nobody. */
export function subjectAt(c: FeatureContext, at: number): number {
  const verb = c.r.syntax.verbAt(at);
  if (verb) return c.r.syntax.subjectOf(verb)?.head ?? -1;
  return c.tree.dependentsOf(at, 'nsubj', 'nmod:poss')[0] ?? -1;
}

/** The quotation that begins behind a cue: 'near' right there or behind one mark; '-' for none. */
export function quoteBehind(r: Reading, from: number, end: number): string {
  for (let at = from; at < Math.min(end, from + 25); at++) {
    const quotation = r.quotationAt(at);
    if (quotation?.firstToken === at) return `${at - from < 2 ? 'near' : 'later'}.${quotation.kind}`;
  }
  return '-';
}

/** The quotation that ends before a cue. */
export function quoteBefore(r: Reading, from: number, first: number): string {
  for (let at = from - 1; at >= Math.max(first, from - 12); at--) {
    const quotation = r.quotationAt(at);
    if (quotation && isQuoteMark(r, at) && quotation.endToken === at + 1)
      return `${from - at < 3 ? 'near' : 'later'}.${quotation.kind}`;
  }
  return '-';
}
