/** Where a trigger stands: its clause and the phrases in the positions that frames speak of. */
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import type { PrepositionalPhrase, TokenRange } from '../../text/syntax.ts';
import { treeOf } from '../../text/tree.ts';
import { classesOf } from './classes.ts';
import type { ClaimContext } from './context.ts';
import { agentOf, doerOfGerund, suffers } from './doers.ts';

export interface Site {
  readonly kind: 'verb' | 'noun' | 'phrase';
  /** Token range of the trigger words. */
  readonly start: number;
  readonly end: number;
  /** Past the last word of the expression, where that stands apart from its verb ('took three men hostage'). */
  readonly reach: number;
  readonly sentence: number;
  /** The trigger's own verb group, or the one whose argument the event noun is. */
  readonly verb: VerbGroup | null;
  /** The event noun's phrase, or the phrase that counts it ('a series of attacks'). */
  readonly phrase: NounPhrase | null;
  readonly position: 'subject' | 'object' | 'other' | null;
  /** Whether the verb only carries the event noun ('carried out an attack'). */
  readonly light: boolean;
  /** Whether the event noun's verb says that it takes place ('clashes broke out'). */
  readonly occurs: boolean;
  readonly clause: TokenRange;
  /** Who acts, whatever the voice. */
  readonly subject: NounPhrase | null;
  /** What is acted on, whatever the voice. */
  readonly object: NounPhrase | null;
  readonly prepositions: readonly PrepositionalPhrase[];
}

/** The site of a verb trigger; `end` is past its particle or noun ('opened fire'); `gapped`: its object may stand between. */
export function verbSite(context: ClaimContext, verb: VerbGroup, end: number, gapped = false): Site {
  const { syntax } = context;
  const multiword = end > verb.endToken;
  const passive = suffers(context, verb) || (multiword && isBareResult(context, verb, end));
  const clause = syntax.clauseOf(verb);
  const prepositions = syntax
    .prepositionsOf(verb)
    // A preposition that belongs to the trigger ('fire on', 'take control of') makes its phrase the object.
    .filter(
      (p) =>
        !(
          multiword &&
          (p.phrase.preposition ?? -1) >= verb.endToken &&
          (p.phrase.preposition ?? -1) < end &&
          p.phrase.firstToken < end
        ),
    );
  const between = gapped ? betweenOf(context, verb.head + 1, end) : null;
  // 'shot dead a teacher': where 'dead' is read as a verb, the clause ends before it.
  const stop = clause.end > end ? clause.end : (context.doc.sentences[verb.sentence]?.endToken ?? end);
  const absorbed = multiword ? (between ?? phraseFrom(context, end, stop)) : null;
  const object = passive ? sufferer(context, verb) : (absorbed ?? (multiword ? null : syntax.objectOf(verb)));
  return {
    kind: 'verb',
    start: verb.head,
    end: between ? verb.head + 1 : Math.max(end, verb.head + 1),
    reach: Math.max(end, verb.head + 1),
    sentence: verb.sentence,
    verb,
    phrase: null,
    position: null,
    light: false,
    occurs: false,
    clause,
    subject: passive ? agentOf(context, verb) : (doerOfGerund(context, verb) ?? actionSubject(context, verb)),
    object: multiword && passive && absorbed ? absorbed : object,
    prepositions,
  };
}

/** Who suffers by a passive. 'leaving two dead and [12] injured': a bare number is who, and no party around it. */
function sufferer({ doc, syntax }: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const before = verb.firstToken - 1;
  const counted = doc.tokens[before]?.upos === 'NUM' && doc.tokens[before]?.sentence === verb.sentence;
  if (verb.form !== 'finite' && counted) return syntax.phraseAt(before);
  return syntax.subjectOf(verb);
}

/** 'Two men shot dead in Merwan': a result without an object is told of the subject. */
function isBareResult(context: ClaimContext, verb: VerbGroup, end: number): boolean {
  const { doc, syntax } = context;
  if (doc.tokens[end - 1]?.norm !== 'dead' || end - verb.head !== 2) return false;
  return syntax.objectOf(verb) === null && phraseFrom(context, end, end + 1) === null;
}

/** Prepositions after which a gerund is an action of its own: 'killed in firing by the army' does not say the dead fired. */
const ACTION = new Set(['in', 'during', 'by', 'after', 'following', 'into', 'over', 'from']);

/**
 * The gerund that names an action after a preposition: 'died | in police | firing', 'a probe | into | firing'.
 * @returns the preposition's token, or null for other verbs
 */
export function actionPreposition(context: ClaimContext, verb: VerbGroup): number | null {
  const { doc, syntax } = context;
  if (verb.form !== 'gerund') return null;
  const doer = doerBefore(context, verb);
  const at = (doer ? doer.firstToken : verb.firstToken) - 1;
  const before = doc.tokens[at];
  if (!before || before.sentence !== verb.sentence || !ACTION.has(before.norm)) return null;
  const controller = syntax.controllerOf(verb);
  return doer || (controller && syntax.voiceOf(controller) === 'passive') ? at : null;
}

/** 'in | the police | firing': the armed phrase right before, which the reader took for the preposition's. */
function doerBefore(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const phrase = context.syntax.phraseAt(verb.firstToken - 1);
  if (!phrase || phrase.head !== verb.firstToken - 1 || context.syntax.prepositionOf(phrase) === null)
    return null;
  return classesOf(context, phrase).has('armed') ? phrase : null;
}

function actionSubject(context: ClaimContext, verb: VerbGroup): NounPhrase | null {
  const subject = context.syntax.subjectOf(verb);
  return actionPreposition(context, verb) === null ? subject : doerBefore(context, verb);
}

/** 'rendered | the hospital | out of service': a whole phrase between the verb and the rest of the expression. */
function betweenOf(context: ClaimContext, from: number, end: number): NounPhrase | null {
  for (let t = from; t < end; t++) {
    const phrase = context.syntax.phraseAt(t);
    if (!phrase) continue;
    return phrase.endToken < end && context.syntax.prepositionOf(phrase) === null ? phrase : null;
  }
  return null;
}

/** The phrase that directly follows a multiword trigger: its object, unless a preposition of its own governs it. */
function phraseFrom(context: ClaimContext, from: number, stop: number): NounPhrase | null {
  const { syntax, doc } = context;
  for (let t = from; t < stop && t < from + 4; t++) {
    const phrase = syntax.phraseAt(t);
    if (!phrase) {
      if (doc.tokens[t]?.upos === 'ADV' || /^[“"'‘]$/.test(doc.tokens[t]?.text ?? '')) continue;
      // 'at least 12 people'
      const word = doc.tokens[t]?.norm ?? '';
      if (
        ['at', 'least', 'more', 'than', 'up', 'to', 'about', 'over'].includes(word) &&
        numberNear(context, t)
      )
        continue;
      return null;
    }
    if (phrase.firstToken < from) return null;
    const own = phrase.preposition !== null && phrase.preposition >= from;
    return own && syntax.prepositionOf(phrase) !== null ? null : phrase;
  }
  return null;
}

function numberNear(context: ClaimContext, at: number): boolean {
  for (let t = at; t < at + 4; t++) if (context.doc.tokens[t]?.upos === 'NUM') return true;
  return false;
}

/** The site of a noun trigger. */
export function nounSite(context: ClaimContext, start: number, end: number): Site | null {
  const { syntax, doc, words } = context;
  const own = syntax.phraseAt(end - 1);
  if (!own) return null;
  const phrase = climb(context, own);
  const verb = governing(context, phrase);
  const position = verb ? positionOf(context, phrase, verb) : null;
  const lemma = verb ? (doc.tokens[verb.head]?.lemma ?? '') : '';
  const passive = verb ? syntax.voiceOf(verb) === 'passive' : false;
  const carries = position === (passive ? 'subject' : 'object') || (position === 'object' && !passive);
  const light = verb !== null && words.light.has(lemma) && (carries || isComplement(context, phrase, verb));
  const occurs = verb !== null && words.occur.has(lemma) && position === 'subject';
  const sentence = doc.sentences[own.sentence];
  const clause = verb
    ? syntax.clauseOf(verb)
    : { start: sentence?.firstToken ?? 0, end: sentence?.endToken ?? 0 };
  const nounPreps = sharedPrepositions(context, own);
  const verbPreps =
    verb && (light || occurs || position === 'object')
      ? syntax
          .prepositionsOf(verb)
          .filter((p) => p.phrase !== phrase && !nounPreps.some((n) => n.phrase === p.phrase))
      : [];
  const misread = argumentsOf(context, own);
  const subject =
    misread.subject ??
    (light && verb ? (passive ? syntax.agentOf(verb) : syntax.subjectOf(verb)) : carrierOf(context, own));
  return {
    kind: 'noun',
    start,
    end,
    reach: end,
    sentence: own.sentence,
    verb,
    phrase: own,
    position,
    light,
    occurs,
    clause,
    subject: subject === own || subject === phrase ? null : subject,
    // 'the explosion targeted a bakery', and not 'the attack left nine dead'
    object:
      misread.object ?? (verb && occurs && position === 'subject' && !passive ? syntax.objectOf(verb) : null),
    prepositions: [...nounPreps, ...verbPreps],
  };
}

/** 'an attack reportedly carried out [by fighters of the Front]': the agent of a light verb behind the event noun. */
function carrierOf(context: ClaimContext, own: NounPhrase): NounPhrase | null {
  const { syntax, doc, words } = context;
  let at = own.endToken;
  while (doc.tokens[at]?.upos === 'ADV') at++;
  const verb = syntax.verbAt(at);
  if (verb?.form !== 'participle' || !words.light.has(doc.tokens[verb.head]?.lemma ?? '')) return null;
  return syntax.agentOf(verb);
}

/**
 * 'Soldiers [shot] and killed a teacher': a verb that the reader took for a noun still has its subject in the tree, and its
 * object, or that of the verb that it is joined to.
 */
function argumentsOf(
  context: ClaimContext,
  own: NounPhrase,
): { readonly subject: NounPhrase | null; readonly object: NounPhrase | null } {
  const { syntax } = context;
  const tree = treeOf(context.doc);
  const phrase = (token: number | undefined): NounPhrase | null => {
    const found = token === undefined ? null : syntax.phraseAt(token);
    return found === own ? null : found;
  };
  const subject = tree.dependentsOf(own.head, 'nsubj')[0];
  if (subject === undefined || tree.dependentsOf(own.head, 'cop').length > 0)
    return { subject: null, object: null };
  const joined = tree.dependentsOf(own.head, 'conj').flatMap((t) => syntax.verbAt(t) ?? [])[0];
  const object = phrase(tree.dependentsOf(own.head, 'obj')[0]);
  return { subject: phrase(subject), object: object ?? (joined ? syntax.objectOf(joined) : null) };
}

/** 'the killing and maiming | of women': what follows the last of coordinated nouns is of each. */
function sharedPrepositions(context: ClaimContext, own: NounPhrase): readonly PrepositionalPhrase[] {
  const { syntax } = context;
  const direct = syntax.prepositionsOfNoun(own.head);
  if (direct.length > 0) return direct;
  const last = syntax.conjunctsOf(own).at(-1);
  return last && last.firstToken > own.endToken ? syntax.prepositionsOfNoun(last.head) : direct;
}

/** 'join the battle', 'engage in fighting', 'take part in clashes': the noun completes the light verb by a preposition. */
function isComplement(context: ClaimContext, phrase: NounPhrase, verb: VerbGroup): boolean {
  const preposition = context.syntax.prepositionOf(phrase);
  return (
    preposition !== null &&
    ['in', 'out', 'to', 'into'].includes(preposition) &&
    phrase.firstToken - verb.endToken <= 2 &&
    phrase.firstToken >= verb.endToken
  );
}

/** 'a series of attacks' → 'a series'. */
function climb(context: ClaimContext, phrase: NounPhrase): NounPhrase {
  let at = phrase;
  for (let hops = 0; hops < 4; hops++) {
    if (context.syntax.prepositionOf(at) !== 'of') return at;
    const before = context.doc.phrases[at.index - 1];
    if (!before || before.endToken !== at.preposition) return at;
    const head = context.doc.tokens[before.head];
    if (!head || !(context.words.containers.has(head.lemma) || context.words.containers.has(head.norm)))
      return at;
    at = before;
  }
  return at;
}

function governing(context: ClaimContext, phrase: NounPhrase): VerbGroup | null {
  const { syntax } = context;
  let before: VerbGroup | null = null;
  const first = syntax.conjunctsOf(phrase)[0] ?? phrase;
  for (const verb of syntax.verbsOf(phrase.sentence)) {
    if (syntax.subjectOf(verb) === first || syntax.subjectOf(verb) === phrase) {
      if (verb.firstToken > phrase.firstToken && verb.form !== 'gerund')
        return before && isCarriedBy(context, first, before, verb) ? before : verb;
    }
    if (verb.firstToken < phrase.firstToken) before = verb;
  }
  const clause = syntax.governorOf(phrase.head);
  return before && clause && before.index !== clause.index && clause.firstToken > phrase.head
    ? clause
    : (before ?? clause);
}

/** 'launched an offensive [that broke the siege]': the verb that carries the event goes before one that tells more of it. */
function isCarriedBy(
  context: ClaimContext,
  phrase: NounPhrase,
  carrier: VerbGroup,
  relative: VerbGroup,
): boolean {
  const { doc, syntax, words } = context;
  const clause = doc.tokens[relative.head];
  return (
    clause?.deprel === 'acl:relcl' &&
    syntax.objectOf(carrier) === phrase &&
    words.light.has(doc.tokens[carrier.head]?.lemma ?? '')
  );
}

function positionOf(context: ClaimContext, phrase: NounPhrase, verb: VerbGroup): Site['position'] {
  const { syntax } = context;
  const first = syntax.conjunctsOf(phrase)[0] ?? phrase;
  const subject = syntax.subjectOf(verb);
  if (subject !== null && (subject === phrase || subject === first) && verb.firstToken > phrase.firstToken)
    return 'subject';
  const object = syntax.objectOf(verb);
  if (object !== null && (object === phrase || object === first)) return 'object';
  return 'other';
}

/**
 * The site of a fixed phrase: the positions are those of the verb around it. A phrase that names its doer ('police
 * firing') has that doer alone.
 */
export function phraseSite(context: ClaimContext, start: number, end: number): Site | null {
  const verb = context.syntax.governorOf(start);
  if (!verb) return null;
  const site = { ...verbSite(context, verb, verb.endToken), kind: 'phrase', start, end, reach: end } as const;
  const doer = context.syntax.phraseAt(start);
  if (!doer || context.doc.tokens[start]?.upos !== 'NOUN') return site;
  // Read as one phrase it is an event noun, and its doer a modifier.
  if (doer.head === end - 1) return nounSite(context, end - 1, end);
  const own = site.prepositions.filter((p) => p.phrase.firstToken > end);
  return { ...site, subject: doer, object: null, prepositions: own };
}
