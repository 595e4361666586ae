/** Cues that are verbs: 'said that', 'called on … to', 'was accused of', 'appears to be'. */
import type { VerbCue, VerbFrame } from '../../reference/lexicon/attribution.ts';
import type { VerbGroup } from '../../text/document.ts';
import { findComplement } from './complement.ts';
import { contentFrom, skipAdverbs } from './content.ts';
import { cueSpan, stanceOf } from './cues.ts';
import { describedUnit, readParenthetical } from './parenthetical.ts';
import { type Draft, isQuoteMark, type Reading, type Source, sentenceBounds, spanOf } from './reading.ts';
import { sourceOf, subjectOf } from './sources.ts';

/** The attribution that a verb group makes, or null. */
export function readVerb(r: Reading, verb: VerbGroup): Draft | null {
  const cues = r.lexicon.verbs.get(r.tokens[verb.head]?.lemma ?? '');
  return cues ? readVerbAs(r, verb, cues) : null;
}

/** The attribution that a verb group makes by one of the given cues, or null. */
export function readVerbAs(r: Reading, verb: VerbGroup, cues: readonly VerbCue[]): Draft | null {
  // '… was cut, Omar Tal, a guard, told the agency' reads like '… was cut, told': another's auxiliary makes no passive.
  if (verb.voice === 'passive')
    return (describedUnit(r, verb) && readParenthetical(r, verb, cues)) ?? readPassive(r, verb, cues);
  const raising = cues.find((cue) => cue.frames.has('raising'));
  if (raising) return readRaising(r, verb, raising);
  const aside = readParenthetical(r, verb, cues);
  if (aside) return aside;
  const complement = findComplement(r, verb, cues);
  if (!complement) return null;
  const source = subjectOf(r, verb) ?? inverted(r, verb);
  if (source) r.spoken.set(verb.index, source);
  const content = complement.content;
  return {
    source: source?.span ?? null,
    speaker: source?.phrase ?? null,
    cue: cueSpan(r, verb, complement.cueEnd),
    at: verb.head,
    content,
    stance: stanceOf(complement.cue, verb),
    direct: complement.direct,
    pattern: `${complement.cue.id}/${complement.frame}`,
    verb,
  };
}

/** 'Said one officer: …' */
function inverted(r: Reading, verb: VerbGroup): Source | null {
  const phrase = r.syntax.phraseAt(verb.endToken);
  if (!phrase || verb.firstToken !== sentenceBounds(r, verb.head).first) return null;
  return phrase.firstToken === verb.endToken ? sourceOf(r, phrase) : null;
}

function readPassive(r: Reading, verb: VerbGroup, cues: readonly VerbCue[]): Draft | null {
  const subject = r.syntax.subjectOf(verb);
  const agent = r.syntax.agentOf(verb);
  const source = sourceOf(r, agent);
  const has = (frame: VerbFrame): VerbCue | undefined => cues.find((cue) => cue.frames.has(frame));
  const base = {
    at: verb.head,
    verb,
    source: source?.span ?? null,
    speaker: source?.phrase ?? null,
    direct: false,
  };
  const { end } = sentenceBounds(r, verb.head);
  const behindAgent = agent ? agent.endToken : verb.endToken;
  const at = skipAdverbs(r, behindAgent);

  const quoted = has('quoted');
  if (quoted) return readQuotedAs(r, verb, quoted);
  const clause = has('clause') ?? has('that');
  if (clause && (r.norm(at) === 'that' || (subject && isIt(r, subject.head) && r.norm(at) === 'that'))) {
    const content = contentFrom(r, { from: at + 1, verb, width: 'clause' });
    if (!content) return null;
    return {
      ...base,
      cue: cueSpan(r, verb),
      content: [content],
      stance: stanceOf(clause, verb),
      pattern: `${clause.id}/passive-that`,
    };
  }
  if (!subject) return null;
  const told = sourceOf(r, subject)?.span ?? null;
  const passive = has('passive');
  const infinitive = r.syntax.verbAt(at);
  if (passive && infinitive?.form === 'infinitive' && infinitive.firstToken === at) {
    const content = contentFrom(r, { from: at, verb, width: 'narrow' });
    if (!content || !told) return null;
    return {
      ...base,
      cue: cueSpan(r, verb),
      content: [told, content],
      stance: stanceOf(passive, verb),
      pattern: `${passive.id}/passive`,
    };
  }
  const link = cues.find((cue) => cue.frames.has('link') && cue.links.has(r.norm(at)));
  if (link && at < end && told) {
    const content = contentFrom(r, { from: link.links.has('as') ? at + 1 : at, verb, width: 'narrow' });
    if (!content) return null;
    return {
      ...base,
      cue: cueSpan(r, verb),
      content: [told, content],
      stance: stanceOf(link, verb),
      pattern: `${link.id}/passive`,
    };
  }
  const object = has('object');
  if (object && source && told) {
    const rest = agent ? contentFrom(r, { from: agent.endToken, verb, width: 'narrow' }) : null;
    const reason = rest && /^(?:for|over|as|on)$/.test(r.norm(agent?.endToken ?? -1)) ? [rest] : [];
    return {
      ...base,
      cue: cueSpan(r, verb),
      content: [told, ...reason],
      stance: stanceOf(object, verb),
      pattern: `${object.id}/passive-by`,
    };
  }
  return null;
}

function isIt(r: Reading, at: number): boolean {
  return r.norm(at) === 'it';
}

/** 'was quoted by the agency as saying that …': the subject speaks, the agency passes it on. */
function readQuotedAs(r: Reading, verb: VerbGroup, cue: VerbCue): Draft | null {
  const { end } = sentenceBounds(r, verb.head);
  for (let at = verb.endToken; at + 1 < end; at++) {
    if (r.norm(at) !== 'as') continue;
    const saying = r.syntax.verbAt(at + 1);
    if (saying?.form !== 'gerund') continue;
    const from = r.norm(saying.endToken) === 'that' ? saying.endToken + 1 : saying.endToken;
    const content = contentFrom(r, { from, verb: saying, width: 'clause' });
    const source = sourceOf(r, r.syntax.subjectOf(verb));
    if (!content) return null;
    return {
      source: source?.span ?? null,
      speaker: source?.phrase ?? null,
      cue: { start: verb.start, end: saying.end },
      at: verb.head,
      content: [content],
      stance: cue.stance,
      direct: isQuoteMark(r, from),
      pattern: `${cue.id}/quoted`,
      verb,
    };
  }
  return null;
}

/** 'The group appears to be led by deserters': nobody is named; subject and complement are what appears. */
function readRaising(r: Reading, verb: VerbGroup, cue: VerbCue): Draft | null {
  const { end } = sentenceBounds(r, verb.head);
  const at = skipAdverbs(r, verb.endToken);
  const subject = r.syntax.subjectOf(verb);
  const base = { source: null, speaker: null, cue: cueSpan(r, verb), at: verb.head, direct: false, verb };
  const stance = stanceOf(cue, verb);
  if (r.norm(at) === 'that' && at < end) {
    const content = contentFrom(r, { from: at + 1, verb, width: 'clause' });
    return content && { ...base, content: [content], stance, pattern: `${cue.id}/that` };
  }
  const infinitive = r.syntax.verbAt(at);
  const adjective = r.tokens[at]?.upos === 'ADJ' || r.norm(at) === 'like' || r.norm(at) === 'as';
  if (!(infinitive?.form === 'infinitive' && infinitive.firstToken === at) && !adjective) return null;
  const rest = contentFrom(r, { from: at, verb, width: 'narrow' });
  const first = subject && !isIt(r, subject.head) ? sourceOf(r, subject) : null;
  const whole = subject && isIt(r, subject.head) ? spanOf(r, subject.firstToken, subject.endToken) : null;
  const opening = first?.span ?? whole;
  if (!rest || !opening || opening.end > rest.start) return null;
  return { ...base, content: [opening, rest], stance, pattern: `${cue.id}/raising` };
}
