/** Cues behind or inside what they attribute: '“…,” said X', 'the bridge, X said, was closed', 'as X put it'. */
import type { Span } from '../../contract/coded-document.ts';
import type { VerbCue } from '../../reference/lexicon/attribution.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { contentFrom, skipAdverbs } from './content.ts';
import { cueSpan, stanceOf } from './cues.ts';
import type { Quotation } from './quotations.ts';
import {
  type Draft,
  extentOf,
  isQuoteMark,
  isSubjectOfFinite,
  type Reading,
  type Source,
  sentenceBounds,
  skipAdjuncts,
  spanOf,
} from './reading.ts';
import { sourceOf, subjectOf } from './sources.ts';

/** The parts of 'X said' or 'said X': speaker, and the tokens that both take up together. */
interface Unit {
  readonly source: Source | null;
  readonly first: number;
  readonly end: number;
}

/** The frames of verbs that can follow what they report, the likeliest first. */
const SPEAKING = ['clause', 'quote', 'wh', 'that'] as const;

/** Reads a verb as a cue that stands behind or inside its content; null when its content stands to its right. */
export function readParenthetical(r: Reading, verb: VerbGroup, cues: readonly VerbCue[]): Draft | null {
  if (verb.form !== 'finite') return null;
  const cue = SPEAKING.flatMap((frame) => cues.find((each) => each.frames.has(frame)) ?? [])[0];
  if (!cue) return null;
  const unit = describedUnit(r, verb) ?? invertedUnit(r, verb) ?? plainUnit(r, verb);
  if (!unit) return null;
  const { first: begin } = sentenceBounds(r, verb.head);
  // 'you know', 'I think' between commas are fillers, not attributions.
  if (/^(?:i|you)$/.test(r.norm(unit.source?.firstToken ?? -1)) && cue.stance === 'believes') return null;
  const base = {
    source: unit.source?.span ?? null,
    speaker: unit.source?.phrase ?? null,
    cue: cueSpan(r, verb, particleBehind(r, verb, cue)),
    at: verb.head,
    stance: stanceOf(cue, verb),
    verb,
  };
  if (unit.source) r.spoken.set(verb.index, unit.source);
  const before = unit.first - 1;
  const spoken = closingAt(r, before) ?? sentenceBefore(r, unit, begin);
  if (spoken) {
    const left = leftOfQuotation(r, spoken);
    const right = quotationBehind(r, unit.end);
    return {
      ...base,
      content: [left, ...right],
      direct: left.start === spoken.start,
      pattern: `${cue.id}/quote`,
    };
  }
  if (!cues.some((each) => each.frames.has('clause') || each.frames.has('that'))) return null;
  const asPhrase = r.norm(before) === 'as' || r.norm(before) === 'like';
  const edge = asPhrase ? before - 1 : before;
  if (asPhrase ? edge >= begin && r.norm(edge) !== ',' : !/^[,–—]$/.test(r.norm(edge))) return null;
  const takesObject = cues.some((each) => each.frames.has('object'));
  if (!isComplementEmpty(r, verb, unit, cue, takesObject)) return null;
  return besideClause(r, base, { unit, edge, begin, id: cue.id });
}

/** How many words about the speaker may stand between name and verb. */
const ABOUT = 24;

/** '“…,” Omar Tal, a guard at the bridge, told the agency': what stands between commas is about the speaker. */
export function describedUnit(r: Reading, verb: VerbGroup): Unit | null {
  const comma = verb.firstToken - 1;
  if (r.norm(comma) !== ',' || verb.endToken - verb.firstToken > 1) return null;
  const { first } = sentenceBounds(r, verb.head);
  for (let at = comma - 3; at > Math.max(first, comma - ABOUT); at--) {
    const phrase = r.syntax.phraseAt(at);
    if (phrase?.firstToken !== at || !isName(r, phrase)) continue;
    if (r.norm(phrase.endToken) !== ',' || phrase.endToken >= comma) continue;
    if (!closingAt(r, at - 1) && r.norm(at - 1) !== ',') continue;
    if (tellsOn(r, phrase.endToken + 1, comma)) return null;
    const source = sourceOf(r, phrase, phrase.endToken);
    return source && { source, first: at, end: verb.endToken };
  }
  return null;
}

function isName(r: Reading, phrase: NounPhrase): boolean {
  return r.tokens.slice(phrase.firstToken, phrase.endToken).some((each) => each.upos === 'PROPN');
}

/** A finite clause that is not about a noun: 'the road was cut, Omar Tal fled, the army said'. */
function tellsOn(r: Reading, from: number, to: number): boolean {
  if (/^(?:who|which|whose)$/.test(r.norm(from))) return false;
  return r.doc.verbs.some((each) => each.form === 'finite' && each.head >= from && each.head < to);
}

/** Verbs that cannot do without the one spoken to. */
const TELLING = new Set(['tell', 'inform', 'assure', 'notify', 'remind']);

/** 'said Omar Tal', right behind a quotation mark or a comma. */
function invertedUnit(r: Reading, verb: VerbGroup): Unit | null {
  const mark = closingAt(r, verb.firstToken - 1);
  const comma = r.norm(verb.firstToken - 1) === ',';
  if (!mark && !comma) return null;
  if (comma && verb.endToken - verb.firstToken !== 1) return null;
  const phrase = r.syntax.phraseAt(verb.endToken);
  // 'a judge told Northern Wire': the one behind the verb is spoken to.
  if (TELLING.has(r.tokens[verb.head]?.lemma ?? '')) return null;
  if (!phrase || phrase.firstToken !== verb.endToken || r.isTime(phrase.head)) {
    return mark ? { source: subjectOf(r, verb), first: verb.firstToken, end: verb.endToken } : null;
  }
  if (comma && (r.tokens[phrase.head]?.upos === 'PRON' || isSubjectOfFinite(r, phrase))) return null;
  // 'Karami, who denounced the raid, repeated his demand': the verb has its subject before it.
  if (comma && (r.syntax.subjectOf(verb)?.head ?? verb.head) < verb.firstToken && ownsObject(r, phrase))
    return null;
  const owner =
    r.doc.phrases[phrase.index + 1]?.possessor === phrase.index ? r.doc.phrases[phrase.index + 1] : phrase;
  const source = sourceOf(r, owner ?? phrase);
  if (!source) return null;
  const { end } = sentenceBounds(r, verb.head);
  return {
    source,
    first: verb.firstToken,
    end: extentOf(r, owner ?? phrase, end, /^(?:of|for|from|at|with|in)$/),
  };
}

/** 'his demand' is no speaker. */
function ownsObject(r: Reading, phrase: NounPhrase): boolean {
  return /^(?:his|her|its|their|my|our|your)$/.test(r.norm(phrase.firstToken));
}

function plainUnit(r: Reading, verb: VerbGroup): Unit | null {
  const source = betweenCommas(r, verb) ?? subjectOf(r, verb);
  if (!source || source.span.end > verb.start) return null;
  // A possessor or conjunct may begin before the phrase itself.
  let first = source.firstToken;
  while (first > 0 && (r.tokens[first - 1]?.start ?? -1) >= source.span.start) first--;
  return { source, first, end: verb.endToken };
}

/** Behind the cue with its particle: 'as X [pointed out]', but 'as X [put] it'. */
function particleBehind(r: Reading, verb: VerbGroup, cue: VerbCue): number {
  const next = r.norm(verb.endToken);
  return cue.particles.has(next) && next !== 'it' ? verb.endToken + 1 : verb.endToken;
}

/** 'The estimates, he added, were …': the subject of the clause around it stands near too. */
function betweenCommas(r: Reading, verb: VerbGroup): Source | null {
  const phrase = r.syntax.phraseAt(verb.firstToken - 1);
  if (phrase?.endToken !== verb.firstToken || r.norm(verb.endToken) !== ',') return null;
  return r.norm(phrase.firstToken - 1) === ',' ? sourceOf(r, phrase, verb.firstToken) : null;
}

/** '“The road is cut.” Omar Tal said.': the full stop inside the marks did not end what the reporter wrote. */
function sentenceBefore(r: Reading, unit: Unit, begin: number): Quotation | null {
  const quotation = r.quotationAt(begin - 1);
  if (unit.first !== begin || quotation?.endToken !== begin || quotation.kind !== 'speech') return null;
  const { end } = sentenceBounds(r, begin);
  const at = skipAdjuncts(r, unit.end, end);
  return at >= end || r.norm(at) === '.' ? quotation : null;
}

/** The quotation whose closing mark this token is, unless a full stop inside it ends its sentence. */
function closingAt(r: Reading, at: number): Quotation | null {
  let mark = at;
  if (r.norm(mark) === ',' || /^[–—]$/.test(r.norm(mark))) mark--;
  const quotation = r.quotationAt(mark);
  if (!quotation || quotation.endToken !== mark + 1 || !quotation.closed || !isQuoteMark(r, mark))
    return null;
  if (quotation.kind === 'name') return null;
  let last = mark - 1;
  while (last > quotation.firstToken && isQuoteMark(r, last)) last--;
  if (/^\.+$/.test(r.norm(last))) return null;
  const comma = mark !== at || /^[,?!–—…-]$/.test(r.norm(last)) || r.norm(last) === '--';
  return comma || quotation.kind === 'speech' ? quotation : null;
}

/** The quotation, with the reporter's own words before it where it only ends their sentence. */
function leftOfQuotation(r: Reading, quotation: Quotation): Span {
  const { first } = sentenceBounds(r, quotation.firstToken);
  const whole = { start: quotation.start, end: quotation.end };
  const lead = spanOf(r, first, quotation.firstToken);
  if (!lead || r.quotationAt(first) === quotation) return whole;
  const before = r.norm(quotation.firstToken - 1);
  const opensOwn = /^[\p{Lu}\d[]/u.test(r.tokens[quotation.firstToken + 1]?.text ?? '');
  if (opensOwn && (quotation.kind === 'speech' || /^[,:]$/.test(before))) return whole;
  return { start: lead.start, end: quotation.end };
}

/** What is quoted behind 'X said,' in the same sentence, up to another cue. */
function quotationBehind(r: Reading, from: number): Span[] {
  const { end } = sentenceBounds(r, from - 1);
  for (let at = from; at < end; at++) {
    const quotation = r.quotationAt(at);
    if (quotation && quotation.firstToken === at) {
      return quotation.kind === 'name' ? [] : [{ start: quotation.start, end: quotation.end }];
    }
    const verb = r.syntax.verbAt(at);
    if (verb && verb.form !== 'infinitive' && verb.firstToken === at) return [];
  }
  return [];
}

/** Nothing that could be said stands right of the cue: only adjuncts, the one spoken to, and an end or comma. */
function isComplementEmpty(
  r: Reading,
  verb: VerbGroup,
  unit: Unit,
  cue: VerbCue,
  takesObject: boolean,
): boolean {
  const { end } = sentenceBounds(r, verb.head);
  let at = skipAdjuncts(r, unit.end, end);
  const phrase = r.syntax.phraseAt(at);
  const told = phrase && (!takesObject || r.tokens[phrase.head]?.deprel === 'iobj');
  if (cue.addressee && told && phrase.firstToken === at && !isSubjectOfFinite(r, phrase)) {
    at = skipAdjuncts(r, extentOf(r, phrase, end, /^of$/), end);
  }
  if (cue.particles.size > 0 && cue.particles.has(r.norm(at))) at++;
  // 'as the governor put it'
  if (r.norm(at) === 'it') at = skipAdverbs(r, at + 1);
  // 'said a teacher who asked not to be named'
  if (unit.first === verb.firstToken && /^(?:who|which|whose)$/.test(r.norm(at))) return true;
  return at >= end || /^[,.;–—)]$/.test(r.norm(at));
}

type Base = Omit<Draft, 'content' | 'direct' | 'pattern'>;

function besideClause(
  r: Reading,
  base: Base,
  place: { readonly unit: Unit; readonly edge: number; readonly begin: number; readonly id: string },
): Draft | null {
  const { unit, edge, begin, id } = place;
  const { end } = sentenceBounds(r, base.at);
  const left = edge > begin ? spanOf(r, begin, edge) : null;
  let at = skipAdjuncts(r, unit.end, end);
  // ', a spokesman for the Front,' behind 'said Omar Tal'
  while (at < end && r.norm(at) !== ',' && !/^[.;–—]$/.test(r.norm(at))) at++;
  const right =
    at + 1 < end && r.norm(at) === ',' && !opensAside(r, at + 1) && r.norm(at + 1) !== 'but'
      ? contentFrom(r, { from: at + 1, verb: base.verb, width: 'clause' })
      : null;
  const content = [left, right].filter((each): each is Span => each !== null);
  // 'Nine killed in Wadi Suran, hospital says', 'Nine dead, say residents': headlines leave out the verb.
  const headline = r.tokens[end - 1]?.upos !== 'PUNCT';
  const verbless = r.doc.sentences[base.verb?.sentence ?? -1]?.kind === 'headline';
  const finite = (span: Span): boolean =>
    (verbless && span === left) ||
    r.doc.verbs.some(
      (v) =>
        (v.form === 'finite' || (headline && v.form === 'participle')) &&
        v.start >= span.start &&
        v.end <= span.end,
    );
  if (content.length === 0 || !content.some(finite)) return null;
  // 'Still, the governor said, “…”': what stands before is no part of what was said.
  const opening = r.quotationAt(at + 1);
  if (opening?.firstToken === at + 1 && !(left && finite(left))) return null;
  return { ...base, content, direct: false, pattern: `${id}/parenthetical` };
}

/** ', a spokesman …', ', adding that', ', who': not the rest of what was said. */
function opensAside(r: Reading, at: number): boolean {
  if (/^(?:who|which|whose|according|citing|quoting)$/.test(r.norm(at))) return true;
  const verb = r.syntax.verbAt(at);
  if (verb?.form === 'gerund') return true;
  const phrase = r.syntax.phraseAt(at);
  return (
    phrase !== null &&
    phrase.firstToken === at &&
    /^(?:a|an|the)$/.test(r.norm(at)) &&
    !isSubjectOfFinite(r, phrase)
  );
}
