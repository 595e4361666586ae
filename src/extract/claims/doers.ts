/** Who acts and who suffers, where voice or agent can only be told from the verbs around. */
import { loadReaderWords } from '../../reference/lexicon/reader.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';
import { matchesAt } from '../../text/words.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';

/**
 * Whether the subject suffers. Beside the reader's passives: 'a nurse was killed and a driver injured', 'a driver
 * kidnapped and a car taken by gunmen', a verb that needs an object, has none, and is coordinated with a passive.
 */
export function suffers(context: ClaimContext, verb: VerbGroup): boolean {
  const { syntax, doc } = context;
  if (syntax.voiceOf(verb) === 'passive') return true;
  const token = doc.tokens[verb.head];
  if (!token || verb.form !== 'finite' || verb.endToken - verb.firstToken > 1) return false;
  if (token.norm === token.lemma || !loadReaderWords().needsObject.has(token.lemma)) return false;
  if (syntax.objectOf(verb) !== null) return false;
  // 'casualties (412 killed and 833 injured)': a bare number is who, and does nothing.
  const subject = syntax.subjectOf(verb);
  if (subject && doc.tokens[subject.head]?.upos === 'NUM') return true;
  return coordinated(context, verb).some((other) => syntax.voiceOf(other) === 'passive');
}

/** The agent of a passive: its own, that of the verbs it is coordinated with, or a party behind a 'by' further on. */
export function agentOf(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const { syntax } = context;
  const own = syntax.agentOf(verb);
  if (own) return isOfEarlier(context, own) ? null : own;
  for (const other of coordinated(context, verb)) {
    const shared = other.index > verb.index ? syntax.agentOf(other) : null;
    if (shared) return shared;
  }
  return lateAgent(context, verb);
}

/**
 * 'arrested in a raid, and taken to a jail [by soldiers]', 'forced to leave the school [by soldiers]', 'killed for leaving
 * the party [by a gunman]'.
 */
function lateAgent(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const { syntax, doc } = context;
  const end = doc.sentences[verb.sentence]?.endToken ?? 0;
  let inGerund = false;
  for (let at = verb.endToken; at < end; at++) {
    const between = syntax.verbAt(at);
    // Another passive takes the agent behind it, and so does a gerund right before 'by'.
    if (between && syntax.voiceOf(between) === 'passive') return null;
    if (between?.form === 'gerund') {
      if (doc.tokens[between.endToken]?.norm === 'by') return null;
      inGerund = true;
    } else if (between?.form === 'finite' && inGerund) return null;
    if (/^[;:]$/.test(doc.tokens[at]?.text ?? '')) return null;
    const phrase = syntax.phraseAt(at);
    if (!phrase || syntax.prepositionOf(phrase) !== 'by') continue;
    const classes = classesOf(context, phrase);
    const known = classes.has('armed') || (classes.has('actor') && !inGerund);
    return known ? unlessOfEvent(context, phrase) : null;
  }
  return null;
}

/** 'arrested after an attack by rebels': the rebels did what was before, and not the arrest. */
function isOfEarlier(context: ClaimContext, phrase: NounPhrase): boolean {
  const before = (phrase.preposition ?? phrase.firstToken) - 1;
  if (!isEventNoun(context, before)) return false;
  const event = context.syntax.phraseAt(before);
  return (
    event !== null &&
    /^(?:after|following|before|since|over)$/.test(context.syntax.prepositionOf(event) ?? '')
  );
}

/** 'killed in a raid by soldiers': those behind an event noun do that event. */
function unlessOfEvent(context: ClaimContext, phrase: NounPhrase): NounPhrase | null {
  const before = (phrase.preposition ?? phrase.firstToken) - 1;
  return isEventNoun(context, before) ? null : phrase;
}

/** Whether a token ends the noun of an event frame. */
function isEventNoun(context: ClaimContext, token: number): boolean {
  for (let from = Math.max(0, token - 2); from <= token; from++)
    if (matchesAt(context.stream, context.patterns.nouns, from, token + 1).some((m) => m.end === token + 1))
      return true;
  return false;
}

/** The other verbs of a coordination, also where the tree makes one the participle of its subject: 'and [a car hijacked]'. */
function coordinated(context: ClaimContext, verb: VerbGroup): readonly VerbGroup[] {
  const tree = treeOf(context.doc);
  const { tokens, verbs } = context.doc;
  const found = tree
    .conjunctsOf(verb.head)
    .flatMap((token) => context.syntax.verbAt(token) ?? [])
    .filter((other) => other !== verb);
  const next = verbs[verb.index + 1];
  const noun = next?.sentence === verb.sentence ? (tokens[next.head]?.head ?? -1) : -1;
  if (!next || tokens[next.head]?.deprel !== 'acl' || tokens[noun]?.deprel !== 'conj') return found;
  const first = tree.headOf(noun);
  const subject = context.syntax.subjectOf(verb)?.head;
  return first === verb.head || first === subject ? [...found, next] : found;
}

/**
 * Who acts in a gerund that stands for an event: 'shelling [by government forces] hit a school', 'fired at [rioters]
 * burning shops', 'critical of [the police] firing at the crowd'.
 * @returns the party behind 'by' right after it, for a gerund without subject and object; else the party right before it
 */
export function doerOfGerund(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  if (verb.form !== 'gerund') return null;
  return doerBehind(context, verb) ?? partyBefore(context, verb);
}

function doerBehind(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const { syntax } = context;
  if (context.doc.tokens[verb.endToken]?.norm !== 'by') return null;
  const phrase = syntax.phraseAt(verb.endToken + 1);
  return phrase && classesOf(context, phrase).has('actor') ? phrase : null;
}

/** Not 'attacked soldiers killing five': whom an outcome is told of is no doer of it. */
function partyBefore(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const { doc, syntax, patterns } = context;
  const phrase = syntax.phraseAt(verb.firstToken - 1);
  if (!phrase || phrase.endToken !== verb.firstToken || phrase.sentence !== verb.sentence) return null;
  const lemma = doc.tokens[verb.head]?.lemma ?? '';
  if (lemma === 'use' || (patterns.verbs.get(lemma) ?? []).some(({ frame }) => frame.toll)) return null;
  const governor = syntax.controllerOf(verb);
  const held =
    /^(?:on|at|against|of|for|by)$/.test(syntax.prepositionOf(phrase) ?? '') ||
    (governor !== null && syntax.objectOf(governor) === phrase);
  const classes = classesOf(context, phrase);
  return held && (classes.has('armed') || classes.has('crowd')) ? phrase : null;
}
