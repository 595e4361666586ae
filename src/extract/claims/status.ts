/** Whether what a trigger names happened: from tense, mood, negation and what governs it. Prefers the weaker reading. */
import type { Status } from '../../contract/coded-document.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import type { ClaimContext } from './context.ts';
import { isDefinite, isKnown } from './known.ts';
import type { Site } from './site.ts';

/** The status by grammar alone; null where the words only describe ('this is an attack on us all'). */
export function statusBySite(context: ClaimContext, site: Site): Status | null {
  const { doc } = context;
  const sentence = doc.sentences[site.sentence];
  if (sentence && doc.tokens[sentence.endToken - 1]?.text === '?') return 'hypothetical';
  if (site.kind === 'noun') return nounStatus(context, site);
  return site.verb ? verbStatus(context, site.verb, 0) : 'hypothetical';
}

/** The status that a verb group has of itself and by what governs it. */
export function verbStatus(context: ClaimContext, verb: VerbGroup, depth: number): Status {
  if (depth > 5) return 'hypothetical';
  if (verb.negated || hasNegativeArgument(context, verb)) return 'negated';
  const modal = modalStatus(context, verb);
  if (modal) return modal;
  if (isConditional(context, verb)) return 'hypothetical';
  if (verb.form === 'infinitive') return infinitiveStatus(context, verb, depth);
  if (verb.form === 'gerund') return gerundStatus(context, verb, depth);
  if (verb.form === 'participle') return 'occurred';
  if (verb.tense === 'future') return 'planned';
  const governed = complementStatus(context, verb);
  if (governed) return governed;
  return verb.tense === 'present' && (isProgressive(context, verb) || isHabit(context, verb))
    ? 'ongoing'
    : 'occurred';
}

/** 'guards who torture prisoners': the simple present of a whole sentence tells what is done, not one deed; a heading does. */
function isHabit(context: ClaimContext, verb: VerbGroup): boolean {
  const { doc } = context;
  const sentence = doc.sentences[verb.sentence];
  if (!sentence || sentence.kind === 'headline') return false;
  if (!/^[.!"”’']$/.test(doc.tokens[sentence.endToken - 1]?.text ?? '')) return false;
  return !doc.tokens.slice(verb.firstToken, verb.head).some((t) => t.lemma === 'have');
}

function lemmaOf(context: ClaimContext, verb: VerbGroup): string {
  return context.doc.tokens[verb.head]?.lemma ?? '';
}

const NEGATIVE = new Set(['no', 'none', 'nobody', 'neither', 'nothing', 'zero']);

function hasNegativeArgument(context: ClaimContext, verb: VerbGroup): boolean {
  const { syntax, doc } = context;
  return [syntax.subjectOf(verb), syntax.objectOf(verb)].some(
    (p) =>
      p !== null &&
      NEGATIVE.has(doc.tokens[p.firstToken]?.norm ?? '') &&
      doc.tokens[p.firstToken + 1]?.norm !== 'longer',
  );
}

function modalStatus(context: ClaimContext, verb: VerbGroup): Status | null {
  if (verb.modal === null) return null;
  const found = context.words.modals.get(verb.modal);
  if (found) return found;
  return verb.tense === 'future' ? 'planned' : null;
}

/** 'if rebels attack'; 'when' with a present tense is no report either. */
function isConditional(context: ClaimContext, verb: VerbGroup): boolean {
  const word = context.syntax.subordinatorOf(verb)?.norm ?? null;
  if (word === null) return openedByCondition(context, verb);
  if (context.words.conditionals.has(word)) return true;
  return (
    word === 'when' && verb.form === 'finite' && verb.tense === 'present' && !isProgressive(context, verb)
  );
}

/** 'Should the army attack, …', 'If the army attacks, …' where the tagger hides the conjunction. */
function openedByCondition(context: ClaimContext, verb: VerbGroup): boolean {
  const clause = context.syntax.clauseOf(verb);
  const first = context.doc.tokens[clause.start];
  return first !== undefined && context.words.conditionals.has(first.norm) && first.norm !== 'should';
}

function isProgressive(context: ClaimContext, verb: VerbGroup): boolean {
  const { doc } = context;
  const head = doc.tokens[verb.head];
  if (!head?.norm.endsWith('ing')) return false;
  for (let t = verb.firstToken; t < verb.head; t++) if (doc.tokens[t]?.lemma === 'be') return true;
  return false;
}

function infinitiveStatus(context: ClaimContext, verb: VerbGroup, depth: number): Status {
  const { doc, words, syntax } = context;
  const before = doc.tokens[verb.firstToken - 1];
  const perfect = doc.tokens.slice(verb.firstToken, verb.head).some((t) => t.norm === 'have');
  if (before) {
    const byAdjective = words.infinitiveAdjectives.get(before.norm);
    // 'were able to arrest' tells of an arrest, 'are able to' and 'were not able to' do not.
    if (byAdjective === 'occurred') return impliedByCopula(context, verb, depth);
    if (byAdjective) return byAdjective;
    const phrase = syntax.phraseAt(before.index);
    const byNoun = phrase ? (words.nouns.get(before.lemma) ?? words.nouns.get(before.norm)) : undefined;
    if (byNoun) return byNoun;
  }
  const controller = syntax.controllerOf(verb);
  if (!controller) return 'hypothetical';
  const lemma = lemmaOf(context, controller);
  if (lemma === 'use' && controller.endToken === verb.firstToken) return 'occurred';
  const given = words.verbs.get(lemma);
  const own = verbStatus(context, controller, depth + 1);
  if (perfect && (given === undefined || given === 'occurred' || given === 'hypothetical'))
    return own === 'occurred' ? 'occurred' : own;
  if (given === undefined) return 'hypothetical';
  if (given === 'occurred') return lemma === 'be' ? 'planned' : own;
  if (own === 'negated')
    return given === 'negated' ? 'hypothetical' : given === 'called-for' ? 'hypothetical' : 'negated';
  return given;
}

function impliedByCopula(context: ClaimContext, verb: VerbGroup, depth: number): Status {
  const copula = context.syntax
    .verbsOf(verb.sentence)
    .findLast((v) => v.firstToken < verb.firstToken && lemmaOf(context, v) === 'be');
  if (!copula) return 'hypothetical';
  const own = verbStatus(context, copula, depth + 1);
  return own === 'ongoing' || (own === 'occurred' && copula.tense !== 'past') ? 'hypothetical' : own;
}

function gerundStatus(context: ClaimContext, verb: VerbGroup, depth: number): Status {
  const { doc, words, syntax } = context;
  const before = doc.tokens[verb.firstToken - 1];
  const controller = syntax.controllerOf(verb);
  const head = doc.tokens[verb.head];
  const joined = head?.deprel === 'conj' && head.head < verb.head ? syntax.verbAt(head.head) : null;
  // 'raided the depot, shooting and wounding a guard': what a gerund is joined to says whether it happened.
  if (!controller && joined && joined !== verb) return verbStatus(context, joined, depth + 1);
  if (!before || before.sentence !== verb.sentence || !controller) {
    // 'Attacking civilians is a crime' says nothing of one attack; 'Attacking at dawn, rebels took …' does.
    for (let t = verb.endToken; t < (doc.sentences[verb.sentence]?.endToken ?? 0); t++) {
      if (doc.tokens[t]?.norm === ',') return 'occurred';
      const main = syntax.verbAt(t);
      // 'Shelling killed six': the gerund is the subject of what happened.
      if (main) return subjectStatus(context, main, depth);
    }
    return doc.sentences[verb.sentence]?.kind === 'headline' ? 'occurred' : 'hypothetical';
  }
  const lemma = lemmaOf(context, controller);
  const given = words.verbs.get(lemma);
  const noun = words.nouns.get(doc.tokens[before.index - 1]?.lemma ?? '');
  if (before.upos === 'ADP' || before.upos === 'SCONJ') {
    if (before.norm === 'of' && noun) return noun;
    // 'instead of cracking down'
    const outer =
      before.norm === 'of'
        ? words.gerundPrepositions.get(doc.tokens[before.index - 1]?.norm ?? '')
        : undefined;
    if (outer) return outer;
    if (
      given &&
      given !== 'occurred' &&
      ['from', 'of', 'on', 'to', 'for', 'about', 'against', 'with'].includes(before.norm)
    )
      return given;
    const byPreposition = words.gerundPrepositions.get(before.norm);
    if (byPreposition && !isBlame(context, lemma)) return byPreposition;
    const own = verbStatus(context, controller, depth + 1);
    return own === 'negated' ? 'hypothetical' : own === 'ongoing' ? 'occurred' : own;
  }
  if (before.index < controller.endToken + 1 && given && given !== 'occurred') return given;
  if (syntax.phraseAt(before.index)) return 'occurred';
  const own = verbStatus(context, controller, depth + 1);
  return own === 'ongoing' ? 'occurred' : own;
}

/** What a gerund is that is the subject: 'Shelling killed six' tells of one, 'is a crime', 'is prohibited' of none. */
function subjectStatus(context: ClaimContext, main: VerbGroup, depth: number): Status {
  const ruled = context.words.verbs.get(lemmaOf(context, main)) ?? 'occurred';
  if (lemmaOf(context, main) === 'be' || main.form !== 'finite') return 'hypothetical';
  if (main.voice === 'passive' && main.tense === 'present' && ruled !== 'occurred') return 'hypothetical';
  return verbStatus(context, main, depth + 1);
}

/** 'condemned for bombing', 'accused of shelling': said to have happened, by whoever says it. */
function isBlame(context: ClaimContext, lemma: string): boolean {
  return (context.patterns.verbs.get(lemma) ?? []).some(
    (t) => t.frame.type === 'ACCUSE' && t.rest.length === 0,
  );
}

/** 'feared that rebels would attack', 'demanded that the army withdraw', 'denied that it had shelled'. */
function complementStatus(context: ClaimContext, verb: VerbGroup): Status | null {
  const { doc, words, syntax } = context;
  const subordinator = syntax.subordinatorOf(verb);
  let governor = doc.verbs[verb.index - 1];
  // 'said that four were dead and that 30 were hurt': the second 'that' depends on what the first does.
  const again = subordinator ? doc.tokens[subordinator.index - 1]?.upos === 'CCONJ' : false;
  while (again && governor?.sentence === verb.sentence && lemmaOf(context, governor) === 'be')
    governor = doc.verbs[governor.index - 1];
  if (!governor || governor.sentence !== verb.sentence) return null;
  if (subordinator?.norm !== 'that' || subordinator.index < governor.endToken) return null;
  const given = words.verbs.get(lemmaOf(context, governor));
  if (given === undefined || given === 'occurred' || given === 'planned') return null;
  // A past tense in the complement of 'fear' or 'suspect' is a suspicion all the same; 'warned that it had seized' is told.
  if (given === 'called-for' || given === 'threatened') return verb.tense === 'past' ? null : given;
  if (given === 'negated') return null;
  return given;
}

function nounStatus(context: ClaimContext, site: Site): Status | null {
  const { doc, words, syntax } = context;
  const phrase = site.phrase;
  if (!phrase) return 'hypothetical';
  for (let t = phrase.firstToken; t < site.start; t++) {
    const token = doc.tokens[t];
    const found = token && (words.adjectives.get(token.norm) ?? words.adjectives.get(token.lemma));
    if (found && found !== 'ongoing') return found;
  }
  const ongoing = doc.tokens
    .slice(phrase.firstToken, site.start)
    .some((t) => words.adjectives.get(t.norm) === 'ongoing');
  const held = heldByNoun(context, phrase);
  if (held) return held;
  const verb = site.verb;
  if (!verb)
    return doc.sentences[site.sentence]?.kind === 'headline' || site.prepositions.length > 0
      ? 'occurred'
      : 'hypothetical';
  const lemma = lemmaOf(context, verb);
  const own = verbStatus(context, verb, 0);
  if (isShunned(context, phrase, verb)) return 'negated';
  if (site.light || site.occurs) {
    const goesOn = words.continuing.has(lemma) && verb.tense === 'present';
    return own === 'occurred' && (goesOn || (ongoing && verb.tense === 'present')) ? 'ongoing' : own;
  }
  const after = phrase.firstToken >= verb.endToken;
  if (lemma === 'be') {
    const there = doc.tokens[verb.firstToken - 1]?.norm === 'there';
    if (after && !there) return null;
    // 'There was no claim of responsibility for the attack': it is the claim that there was none of.
    if (there && syntax.prepositionOf(phrase) === null) return own;
  }
  const given = words.verbs.get(lemma);
  // 'failed to stop massacres', 'did not prevent the attack'
  if (after && given === 'negated' && own === 'negated') return 'occurred';
  if (
    after &&
    given &&
    given !== 'occurred' &&
    !words.infinitiveOnly.has(lemma) &&
    isComplement(context, phrase, verb) &&
    !isKnown(context, site)
  ) {
    return own === 'negated' ? 'hypothetical' : given;
  }
  // 'could lead to clashes': an indefinite event takes the mood of its clause; 'will answer the attack' tells of one.
  const weak = own !== 'occurred' && own !== 'ongoing';
  if (weak && after && !isDefinite(context, phrase))
    return own === 'negated' && syntax.prepositionOf(phrase) !== null ? 'hypothetical' : own;
  if (weak && isConditional(context, verb)) return 'hypothetical';
  return ongoing ? 'ongoing' : 'occurred';
}

/** 'stay out of the fighting', 'keep away from the war': whatever the mood, no part in it. */
function isShunned(context: ClaimContext, phrase: NounPhrase, verb: VerbGroup): boolean {
  const { doc, words } = context;
  if (!words.shunning.has(lemmaOf(context, verb)) || phrase.firstToken < verb.endToken) return false;
  const between = doc.tokens.slice(verb.endToken, phrase.firstToken).map((t) => t.norm);
  return (
    between.length <= 3 &&
    between.some((w) => words.apart.has(w)) &&
    ['of', 'from'].includes(between.at(-1) ?? '')
  );
}

/** Object, or after 'for', 'of', 'against', 'from', 'on', right behind the verb or its object. */
function isComplement(context: ClaimContext, phrase: NounPhrase, verb: VerbGroup): boolean {
  const { syntax } = context;
  const preposition = syntax.prepositionOf(phrase);
  if (preposition === null) return true;
  return (
    ['for', 'of', 'against', 'from', 'with', 'to'].includes(preposition) &&
    phrase.firstToken - verb.endToken < 8
  );
}

/** 'threat of an attack', 'plans for an offensive', 'a call for strikes', 'no end to the fighting'. */
function heldByNoun(context: ClaimContext, phrase: NounPhrase): Status | null {
  const { doc, words, syntax } = context;
  const preposition = syntax.prepositionOf(phrase);
  if (preposition !== 'of' && preposition !== 'for' && preposition !== 'to' && preposition !== 'against')
    return null;
  const holder = doc.tokens[(phrase.preposition ?? 0) - 1];
  // 'in case of an attack', 'in the event of an attack'
  if (
    holder &&
    /^(?:case|event)$/.test(holder.norm) &&
    /^(?:in|the)$/.test(doc.tokens[holder.index - 1]?.norm ?? '')
  )
    return isDefinite(context, phrase) ? null : 'hypothetical';
  if (!holder || !syntax.phraseAt(holder.index)) return null;
  if (isDefinite(context, phrase) && words.aboutNouns.has(holder.lemma)) return null;
  return words.nouns.get(holder.lemma) ?? words.nouns.get(holder.norm) ?? null;
}
