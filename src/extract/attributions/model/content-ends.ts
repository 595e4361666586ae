/** Where what was said ends: a model chooses among the places where the reporter may take over again. */
import type { Span } from '../../../contract/coded-document.ts';
import { hashFeature } from '../../../reference/linear-model.ts';
import type { Tree } from '../../../text/tree.ts';
import { firstTokenFrom } from '../quotations.ts';
import { type Draft, isQuoteMark, type Reading, sentenceBounds, spanOf } from '../reading.ts';

/** The last span of a draft's content, and the places where it may end. */
export interface EndChoice {
  readonly from: number;
  /** End by the rules: behind its last token. */
  readonly ruled: number;
  /** Token indices behind the last token, ascending. */
  readonly ends: readonly number[];
}

const OPENERS = /^(?:SCONJ|CCONJ)$/;

/** The draft with the likeliest end of its content. */
export function chooseEnd(r: Reading, tree: Tree, draft: Draft): Draft {
  const choice = endChoice(r, tree, draft);
  if (!choice || choice.ends.length < 2) return draft;
  let best = choice.ruled;
  let top = -Infinity;
  for (const end of choice.ends) {
    const score = r.lexicon.endModel.score(endFeatures(r, tree, draft, choice, end));
    if (score > top) {
      top = score;
      best = end;
    }
  }
  return best === choice.ruled ? draft : withEnd(r, draft, choice, best);
}

/** Null where there is nothing to choose: no cue before the content, or a quotation of its own. */
export function endChoice(r: Reading, tree: Tree, draft: Draft): EndChoice | null {
  const span = draft.content.at(-1);
  if (!span || !draft.cue || draft.direct || span.start < draft.cue.end) return null;
  const from = firstTokenFrom(r.tokens, span.start);
  const ruled = firstTokenFrom(r.tokens, span.end);
  const { end } = sentenceBounds(r, from);
  if (ruled > end || ruled <= from) return null;
  const own = new Set(tree.dependentsOf(draft.at).map((each) => tree.rangeOf(each).start));
  const ends = new Set<number>([ruled, trim(r, from, end)]);
  for (let at = from + 1; at < end; at++) {
    const token = r.tokens[at];
    if (!token) continue;
    const mark = token.upos === 'PUNCT' && !isQuoteMark(r, at) && !/^[-'’]$/.test(token.text);
    const opens = OPENERS.test(token.upos) || /^(?:who|which|that|where|when|as|while)$/.test(token.norm);
    const time = r.isTime(at) && !r.isTime(at - 1);
    const phrase = token.upos === 'ADP';
    if (mark || opens || time || phrase || own.has(at)) ends.add(trim(r, from, at));
  }
  ends.delete(from);
  // 'the claim that nine were killed is a lie': the rules know where the clause of a noun stops.
  const latest = draft.verb === null ? ruled : end;
  return { from, ruled, ends: [...ends].filter((each) => each <= latest).sort((a, b) => a - b) };
}

/** Behind the last word before a token. */
function trim(r: Reading, from: number, at: number): number {
  let end = at;
  while (
    end > from + 1 &&
    r.tokens[end - 1]?.upos === 'PUNCT' &&
    !isQuoteMark(r, end - 1) &&
    !/^[)\]]$/.test(r.tokens[end - 1]?.text ?? '')
  )
    end--;
  return end;
}

/** The features of one end, as hashes. */
export function endFeatures(r: Reading, tree: Tree, draft: Draft, choice: EndChoice, end: number): number[] {
  const { from, ruled } = choice;
  const bounds = sentenceBounds(r, from);
  const out: number[] = [];
  const frame = draft.pattern.split('/')[1] ?? '';
  const wide = /^(?:clause|that|wh|raising|quote|passive-that)$/.test(frame) ? 'wide' : 'narrow';
  const add = (name: string): void => {
    const start = hashFeature(name);
    out.push(start, hashFeature(frame, start), hashFeature(wide, start));
  };
  let next = end;
  const marks: string[] = [];
  while (next < bounds.end && r.tokens[next]?.upos === 'PUNCT' && !isQuoteMark(r, next))
    marks.push(r.norm(next++));
  const last = next >= bounds.end;
  const where = end === ruled ? 'at' : end < ruled ? 'before' : 'behind';
  add(`w:${where}`);
  add(`w:${where}:${marks.join('')}`);
  const token = r.tokens[next];
  const sameQuote = r.quotationAt(end - 1) !== null && r.quotationAt(end - 1) === r.quotationAt(next);
  add(`sq:${sameQuote}`);
  const own = r.quotationAt(from - 1) !== null && r.quotationAt(from - 1) === r.quotationAt(end - 1);
  add(`oq:${own}`);
  add(`qe:${isQuoteMark(r, end - 1)}:${isQuoteMark(r, next)}`);
  const M = marks.join('');
  if (last || !token) add('n:</s>');
  else {
    const head = tree.headOf(next);
    const top = topOf(tree, next, end);
    const over = tree.headOf(top);
    const place = (at: number): string =>
      at < 0 ? 'root' : at === draft.at ? 'cue' : at < from ? 'before' : at < end ? 'in' : 'after';
    add(`n:${M}:${token.norm}`);
    add(`nu:${M}:${token.upos}`);
    add(`nd:${M}:${token.deprel}:${place(head)}`);
    add(`td:${M}:${r.tokens[top]?.deprel}:${place(over)}`);
    add(`tn:${r.tokens[top]?.deprel}:${place(over)}:${token.norm}`);
    add(`tw:${where}:${r.tokens[top]?.deprel}:${place(over)}:${M}`);
    add(`ou:${r.tokens[over]?.upos ?? ''}:${r.tokens[top]?.deprel}:${M}`);
    if (place(over) === 'in')
      add(`od:${M}:${r.tokens[top]?.deprel}:${over === rootOf(tree, from, end) ? 'root' : 'deep'}`);
    add(`n2:${M}:${token.upos}:${r.tokens[next + 1]?.upos ?? ''}`);
    add(`tm:${r.isTime(next)}:${r.isTime(next + 1)}:${M}`);
    const verb = r.syntax.verbAt(next);
    add(
      `v:${M}:${verb?.form ?? '-'}:${verb && r.lexicon.verbs.has(r.tokens[verb.head]?.lemma ?? '') ? 'cue' : ''}`,
    );
    if (token.upos === 'CCONJ') {
      const joined = r.syntax.verbAt(next + 1);
      add(
        `cj:${M}:${joined?.form ?? r.tokens[next + 1]?.upos}:${joined && r.lexicon.verbs.has(r.tokens[joined.head]?.lemma ?? '')}`,
      );
      add(`cw:${M}:${place(over)}:${r.tokens[top]?.deprel}:${where}`);
    }
    out.push(hashFeature(`l:${r.tokens[draft.at]?.lemma}:${token.norm}`));
  }
  add(`pu:${r.tokens[end - 1]?.upos}:${last}`);
  const length = end - from;
  add(`len:${length < 2 ? length : length < 4 ? 3 : length < 8 ? 7 : length < 15 ? 14 : 'long'}`);
  let finite = false;
  for (let at = from; at < end; at++) if (r.syntax.verbAt(at)?.form === 'finite') finite = true;
  add(`fin:${finite}:${where}`);
  const nth = choice.ends.indexOf(end);
  add(`nth:${Math.min(nth, 4)}`);
  const commas = r.tokens.slice(from, end).filter((t) => t.text === ',').length;
  add(`cm:${Math.min(commas, 3)}:${M}`);
  let balance = 0;
  for (let at = from; at < end; at++) {
    if (/^[([]$/.test(r.tokens[at]?.text ?? '')) balance++;
    if (/^[)\]]$/.test(r.tokens[at]?.text ?? '')) balance--;
  }
  add(`par:${balance}`);
  return out;
}

/** The highest token above one, of those that stand at or behind a place. */
function topOf(tree: Tree, token: number, from: number): number {
  let at = token;
  while (tree.headOf(at) >= from) at = tree.headOf(at);
  return at;
}

function rootOf(tree: Tree, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const head = tree.headOf(at);
    if (head < from || head >= end) return at;
  }
  return -1;
}

/** The content with another end. */
export function withEnd(r: Reading, draft: Draft, choice: EndChoice, end: number): Draft {
  const span: Span | null = spanOf(r, choice.from, end);
  return span ? { ...draft, content: [...draft.content.slice(0, -1), span] } : draft;
}
