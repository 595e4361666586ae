/** Whether what a trigger names happened: from tense, mood, negation and what governs it. Prefers the weaker reading. */
import type { Status } from '../../contract/coded-document.ts';
import type { VerbGroup } from '../../text/document.ts';
import type { ClaimContext } from './context.ts';

/** The status that a verb group has of itself and by what governs it. */
export function verbStatus(context: ClaimContext, verb: VerbGroup, depth: number): Status {
  if (depth > 5) return 'hypothetical';
  if (verb.negated || hasNegativeArgument(context, verb)) return 'negated';
  const modal = modalStatus(context, verb);
  if (modal) return modal;
  if (isConditional(context, verb)) return 'hypothetical';
  if (verb.form === 'infinitive') return infinitiveStatus(context, verb, depth);
  if (context.doc.tokens[verb.firstToken]?.norm === 'being') return beingStatus(context, verb, depth);
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

export function lemmaOf(context: ClaimContext, verb: VerbGroup): string {
  return context.doc.tokens[verb.head]?.lemma ?? '';
}

const NEGATIVE = new Set(['no', 'none', 'nobody', 'neither', 'nothing', 'zero']);

function hasNegativeArgument(context: ClaimContext, verb: VerbGroup): boolean {
  const { syntax, doc } = context;
  if (isInvertedDenial(context, verb)) return true;
  return [syntax.subjectOf(verb), syntax.objectOf(verb)].some(
    (p) =>
      p !== null &&
      NEGATIVE.has(doc.tokens[p.firstToken]?.norm ?? '') &&
      doc.tokens[p.firstToken + 1]?.norm !== 'longer',
  );
}

/** 'At no time did we attack the town': what opens the clause and turns subject and auxiliary around. */
function isInvertedDenial(context: ClaimContext, verb: VerbGroup): boolean {
  const { doc, syntax } = context;
  const subject = syntax.subjectOf(verb);
  const auxiliary = doc.tokens[(subject?.firstToken ?? 0) - 1];
  if (!auxiliary || auxiliary.sentence !== verb.sentence || auxiliary.upos !== 'AUX') return false;
  const [adverb, no] = [
    doc.tokens[auxiliary.index - 1]?.norm ?? '',
    doc.tokens[auxiliary.index - 2]?.norm ?? '',
  ];
  return no === 'no' || /^(?:never|nowhere|nor|neither)$/.test(adverb);
}

function modalStatus(context: ClaimContext, verb: VerbGroup): Status | null {
  if (verb.modal === null) return null;
  const found = context.words.modals.get(verb.modal);
  if (found) return found;
  return verb.tense === 'future' ? 'planned' : null;
}

/** 'if rebels attack'; 'when' with a present tense is no report either. */
export function isConditional(context: ClaimContext, verb: VerbGroup): boolean {
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

/** 'after being tortured', 'escaped being kidnapped', 'kept him from being seen': what stands before the passive gerund decides. */
function beingStatus(context: ClaimContext, verb: VerbGroup, depth: number): Status {
  const { doc, words, syntax } = context;
  const before = doc.tokens[verb.firstToken - 1];
  if (!before || before.sentence !== verb.sentence) return gerundStatus(context, verb, depth);
  const ruled = words.gerundPrepositions.get(before.norm);
  if (ruled) return ruled;
  if (/^(?:after|since|following|while|despite|before)$/.test(before.norm)) return 'occurred';
  const governor = syntax.verbsOf(verb.sentence).findLast((v) => v.endToken <= verb.firstToken);
  if (!governor || (before.norm !== 'from' && governor.endToken !== verb.firstToken))
    return gerundStatus(context, verb, depth);
  const given = words.verbs.get(lemmaOf(context, governor));
  const own = verbStatus(context, governor, depth + 1);
  if (given === undefined && before.norm === 'from') return 'hypothetical';
  if (given === undefined || given === 'occurred') return own;
  // 'will keep it from being shelled' says of no shelling that it did not take place.
  return own === 'occurred' || (own !== 'negated' && given !== 'negated') ? given : 'hypothetical';
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
