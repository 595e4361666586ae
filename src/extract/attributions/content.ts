/** How far the content of an attribution reaches to the right of its cue. */
import type { Span } from '../../contract/coded-document.ts';
import type { VerbGroup } from '../../text/document.ts';
import { isQuoteMark, type Reading, sentenceBounds, spanOf } from './reading.ts';

export interface Scope {
  /** First token of the content. */
  readonly from: number;
  /** The verb of the cue; null for nominal cues and phrases. */
  readonly verb: VerbGroup | null;
  /** 'clause': a finite clause; 'narrow': a noun phrase or infinitive, which ends at the next adjunct clause. */
  readonly width: 'clause' | 'narrow';
}

/**
 * The content that begins at a token: to the end of the sentence, or to where the reporter, or another speaker, takes
 * over again. A quotation is never cut, even where it runs over several sentences.
 */
export function contentFrom(r: Reading, scope: Scope): Span | null {
  const end = contentEnd(r, scope);
  return spanOf(r, scope.from, end);
}

function contentEnd(r: Reading, scope: Scope): number {
  const { end } = sentenceBounds(r, scope.from);
  const own = r.quotationAt(scope.from - 1) ?? null;
  const relative = scope.verb !== null && isRelative(r, scope.verb);
  for (let at = scope.from; at < end; at++) {
    const quotation = r.quotationAt(at);
    if (quotation && quotation !== own && quotation.firstToken === at) {
      if (quotation.endToken >= end) return quotation.endToken;
      at = quotation.endToken - 1;
      continue;
    }
    // Words quoted together with their cue end with their quotation.
    if (own && at >= own.endToken - 1 && isQuoteMark(r, at)) return at;
    if (stopsAt(r, scope, at, relative)) return at;
  }
  return end;
}

function isRelative(r: Reading, verb: VerbGroup): boolean {
  const opener = r.syntax.subordinatorOf(verb);
  return opener !== null && /^(?:who|which|whose)$/.test(opener.norm) && opener.index < verb.firstToken;
}

/** 'While advisers have suggested X, the minister …': the main clause is the reporter's. */
function isSubordinate(r: Reading, verb: VerbGroup): boolean {
  // 'Referring to the truce, the group claimed …'
  const { first } = sentenceBounds(r, verb.head);
  if (verb.form === 'gerund' && verb.firstToken <= first + 1) return true;
  const opener = r.syntax.subordinatorOf(verb);
  return opener !== null && SUBORDINATES.has(opener.norm);
}

const SUBORDINATES = new Set([
  'while',
  'although',
  'though',
  'after',
  'since',
  'when',
  'if',
  'because',
  'whereas',
  'as',
  'before',
  'until',
  'once',
]);

function stopsAt(r: Reading, scope: Scope, at: number, relative: boolean): boolean {
  const norm = r.norm(at);
  const comma = norm === ',';
  if (norm === ';') return true;
  if ((norm === '—' || norm === '--' || norm === '–') && cueFollows(r, at + 1)) return true;
  // '— a move that others decried': the reporter's own remark.
  if (/^(?:—|--|–)$/.test(norm) && /^(?:a|an|something)$/.test(r.norm(at + 1))) return true;
  const conjunction = r.tokens[at]?.upos === 'CCONJ';
  if (!comma && !conjunction)
    return norm === 'according' || (scope.width === 'narrow' && opensAdjunct(r, at, scope));
  if (comma && relative && !continuesList(r, at)) return true;
  if (comma && scope.verb && isSubordinate(r, scope.verb) && clauseFollows(r, at + 1)) return true;
  let next = at + 1;
  const joined = conjunction ? norm : r.tokens[next]?.upos === 'CCONJ' ? r.norm(next) : null;
  if (comma && joined) next++;
  if (comma && /^(?:according|citing|quoting|saying|adding)$/.test(r.norm(next))) return true;
  if (comma && cueFollows(r, next)) return true;
  if (joined && sharesCue(r, scope, next)) return true;
  if (joined === 'but' && comma) return true;
  if (scope.width === 'narrow' && comma) {
    const verb = r.syntax.verbAt(skipAdverbs(r, next));
    if (verb && verb.form !== 'infinitive') return true;
    if (opensAdjunct(r, next, scope)) return true;
    if (joined && clauseFollows(r, next)) return true;
  }
  return comma && /^(?:although|though|whereas)$/.test(r.norm(next));
}

const ADJUNCT_OPENERS = new Set([
  'while',
  'when',
  'because',
  'although',
  'though',
  'as',
  'after',
  'before',
  'since',
  'who',
  'which',
]);

/** An adjunct clause behind a noun phrase or infinitive: 'denied the report, as jets circled'. */
function opensAdjunct(r: Reading, at: number, scope: Scope): boolean {
  if (at === scope.from || !ADJUNCT_OPENERS.has(r.norm(at))) return false;
  if (r.norm(at) === 'who' || r.norm(at) === 'which') return false;
  return clauseFollows(r, at + 1);
}

/** A subject with a finite verb of its own begins here. */
function clauseFollows(r: Reading, from: number): boolean {
  const at = skipAdverbs(r, from);
  const phrase = r.syntax.phraseAt(at);
  if (!phrase || phrase.firstToken !== at) return false;
  const verb = r.syntax.verbAt(skipAdverbs(r, phrase.endToken));
  return verb?.form === 'finite';
}

/** 'and | called for …': a coordinated cue shares the speaker and ends the content of the first. */
function sharesCue(r: Reading, scope: Scope, from: number): boolean {
  const verb = r.syntax.verbAt(skipAdverbs(r, from));
  if (!verb || !scope.verb || verb.form !== scope.verb.form) return false;
  if (verb.form === 'infinitive') return false;
  if (!r.lexicon.verbs.has(r.tokens[verb.head]?.lemma ?? '')) return false;
  if (verb.tense !== scope.verb.tense) return false;
  // A cue inside the content is nearer: 'said X asked for talks and called for calm' leaves both to X.
  return !r.doc.verbs.some(
    (other) =>
      other.firstToken >= scope.from &&
      other.endToken <= from &&
      other.form === 'finite' &&
      other.tense === verb.tense &&
      r.lexicon.verbs.has(r.tokens[other.head]?.lemma ?? ''),
  );
}

/** ', X said', ', said X', ', adding that': a new cue takes over. */
function cueFollows(r: Reading, from: number): boolean {
  const at = skipAdverbs(r, from);
  const direct = r.syntax.verbAt(at);
  if (direct) {
    if (!r.lexicon.verbs.has(r.tokens[direct.head]?.lemma ?? '') || direct.firstToken > at) return false;
    return (
      direct.form === 'gerund' || (direct.form === 'finite' && direct.endToken - direct.firstToken === 1)
    );
  }
  const phrase = r.syntax.phraseAt(at);
  if (!phrase || phrase.firstToken !== at) return false;
  const verb = r.syntax.verbAt(skipAdverbs(r, phrase.endToken));
  if (
    verb?.form !== 'finite' ||
    !r.lexicon.verbs.get(r.tokens[verb.head]?.lemma ?? '')?.some((c) => c.frames.has('clause'))
  )
    return false;
  const after = r.norm(verb.endToken);
  return after === ',' || after === '.' || r.isTime(verb.endToken) || r.norm(verb.endToken) === 'in';
}

/** ', the army and': the comma of a list. */
function continuesList(r: Reading, comma: number): boolean {
  return r.syntax.phraseAt(comma + 1)?.conjunctOf != null;
}

export function skipAdverbs(r: Reading, from: number): number {
  let at = from;
  while (r.tokens[at]?.upos === 'ADV') at++;
  return at;
}
