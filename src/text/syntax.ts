/**
 * Who is subject, object and agent of a verb, over base noun phrases and verb groups. It stands in for a dependency
 * tree: all that extractors ask of grammar goes through here, so that a trained grammar can replace it in one place.
 * Every index is into `ReadDocument.tokens`; every token range is half-open.
 */
import type { NounPhrase, ReadDocument, Token, VerbGroup } from './document.ts';

/** A phrase with the preposition before it. */
export interface PrepositionalPhrase {
  /** Lower-cased: 'in', 'against'. */
  readonly preposition: string;
  readonly phrase: NounPhrase;
}

export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

export interface Syntax {
  /** The phrase that covers a token, if any. */
  phraseAt(token: number): NounPhrase | null;
  /** The verb group that covers a token, if any. */
  verbAt(token: number): VerbGroup | null;
  /** The verb groups and phrases of a sentence, in text order. */
  verbsOf(sentence: number): readonly VerbGroup[];
  phrasesOf(sentence: number): readonly NounPhrase[];
  /** A phrase and all that is coordinated with it, in text order. */
  conjunctsOf(phrase: NounPhrase): readonly NounPhrase[];
  /** Active or passive, also where the tags cannot show it ('7 were killed and 12 injured', 'a shell hit the market'). */
  voiceOf(verb: VerbGroup): VerbGroup['voice'];
  /** The preposition that governs a phrase; null for 'more than 12 people' and for the subject in 'after he fell'. */
  prepositionOf(phrase: NounPhrase): string | null;
  /** The surface subject: who acts in the active, who suffers in the passive; found through relatives and control. */
  subjectOf(verb: VerbGroup): NounPhrase | null;
  /** The direct object of an active verb; `after` skips the particle of a phrasal verb ('carried out | strikes'). */
  objectOf(verb: VerbGroup, after?: number): NounPhrase | null;
  /** The phrase after 'by' of a passive. */
  agentOf(verb: VerbGroup): NounPhrase | null;
  /** The prepositional phrases after the verb in its clause, and those that open the clause. 'of' is a noun's. */
  prepositionsOf(verb: VerbGroup): readonly PrepositionalPhrase[];
  /** The prepositional phrases that follow a noun directly, one after the other ('attack by X on Y in Z'). */
  prepositionsOfNoun(token: number): readonly PrepositionalPhrase[];
  /** The tokens that belong to the clause of a verb. */
  clauseOf(verb: VerbGroup): TokenRange;
  /** The verb whose clause covers a token; for a noun, the verb that it is an argument of. */
  governorOf(token: number): VerbGroup | null;
  /** The verb on which a verb without tense of its own depends ('tried to seize', 'bombed it, killing'); else null. */
  controllerOf(verb: VerbGroup): VerbGroup | null;
  /** The word that subordinates a verb's clause ('if', 'after', 'that', 'who'), or null for a main clause. */
  subordinatorOf(verb: VerbGroup): Token | null;
}

const RELATIVES = new Set(['who', 'which', 'that', 'whom', 'where', 'whose']);
const SUBORDINATORS = new Set([
  'that',
  'when',
  'while',
  'because',
  'if',
  'unless',
  'although',
  'though',
  'whether',
  'whereas',
  'after',
  'before',
  'since',
  'until',
  'once',
  'as',
  'who',
  'which',
  'whom',
  'where',
  'whose',
  'why',
  'how',
  'what',
  'lest',
  'so',
]);
/** Subordinators that are also prepositions: they open a clause only if a finite verb follows before the next break. */
const ALSO_PREPOSITION = new Set(['after', 'before', 'since', 'until', 'as', 'so']);
const PARTICLES = new Set(['out', 'up', 'down', 'off', 'away', 'back', 'over']);
const TIME_HEADS = new Set([
  'day',
  'days',
  'week',
  'weeks',
  'month',
  'months',
  'year',
  'years',
  'hour',
  'hours',
  'minute',
  'minutes',
  'morning',
  'evening',
  'night',
  'afternoon',
  'noon',
  'midnight',
  'dawn',
  'dusk',
  'weekend',
  'yesterday',
  'today',
  'tomorrow',
  'tonight',
  'decade',
  'decades',
  'time',
  'once',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'jan',
  'feb',
  'jan.',
  'feb.',
  'aug',
  'aug.',
  'sept',
  'sept.',
  'oct',
  'oct.',
  'nov',
  'nov.',
  'dec',
  'dec.',
]);
/** Words before a number that look like prepositions: 'more than 12', 'up to 50', 'at least 3'. */
const QUALIFIERS = new Set([
  'than',
  'to',
  'about',
  'over',
  'around',
  'under',
  'at',
  'least',
  'most',
  'as',
  'between',
]);
const STRONG = new Set([';', ':', '–', '—', '(', ')']);
const QUOTES = new Set(['"', '“', '”', "''", '``', '«', '»']);

const cache = new WeakMap<ReadDocument, Syntax>();

/** The syntax of a document; built once for each. */
export function syntaxOf(doc: ReadDocument): Syntax {
  const known = cache.get(doc);
  if (known) return known;
  const made = buildSyntax(doc);
  cache.set(doc, made);
  return made;
}

function bySentence<T extends { readonly sentence: number }>(
  items: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const found = new Map<number, T[]>();
  for (const item of items) {
    const list = found.get(item.sentence);
    if (list) list.push(item);
    else found.set(item.sentence, [item]);
  }
  return found;
}

function buildSyntax(doc: ReadDocument): Syntax {
  const { tokens, phrases, verbs, sentences } = doc;
  const phraseOf = new Int32Array(tokens.length).fill(-1);
  // A possessor is a phrase of its own, before or inside the phrase that it owns: the later, inner one wins its tokens.
  for (const p of phrases) for (let t = p.firstToken; t < p.endToken; t++) phraseOf[t] = p.index;
  const verbOf = new Int32Array(tokens.length).fill(-1);
  for (const v of verbs) for (let t = v.firstToken; t < v.endToken; t++) verbOf[t] = v.index;
  const phrasesOf = bySentence(phrases);
  const verbsOf = bySentence(verbs);
  const conjuncts = new Map<number, readonly NounPhrase[]>();
  const subjects = new Map<number, NounPhrase | null>();
  const clauses = new Map<number, TokenRange>();
  const voices = new Map<number, VerbGroup['voice']>();

  const token = (i: number): Token | undefined => tokens[i];
  const norm = (i: number): string => tokens[i]?.norm ?? '';
  const phraseAt = (i: number): NounPhrase | null => phrases[phraseOf[i] ?? -1] ?? null;
  const verbAt = (i: number): VerbGroup | null => verbs[verbOf[i] ?? -1] ?? null;
  const bounds = (sentence: number): TokenRange => {
    const s = sentences[sentence];
    return { start: s?.firstToken ?? 0, end: s?.endToken ?? 0 };
  };
  const isTime = (p: NounPhrase): boolean => {
    const head = norm(p.head);
    return TIME_HEADS.has(head) && !(head === 'may' && token(p.head)?.upos !== 'PROPN');
  };
  const isComma = (i: number): boolean => norm(i) === ',';
  const isWord = (i: number): boolean => token(i)?.upos !== 'PUNCT';
  /** An argument position: no preposition, not a point in time, not a possessor of the next phrase. */
  const isBare = (p: NounPhrase): boolean =>
    prepositionOf(p) === null &&
    !isTime(p) &&
    phrases[p.index + 1]?.possessor !== p.index &&
    !insidePreposition(p);

  function prepositionOf(p: NounPhrase): string | null {
    if (p.preposition === null) return null;
    const word = norm(p.preposition);
    if (token(p.firstToken)?.upos === 'NUM' && QUALIFIERS.has(word)) {
      // 'to 12 people' may be a recipient; 'up to 12 people' is not.
      if (word !== 'to' && word !== 'at' && word !== 'as') return qualifiedPreposition(p.preposition - 1);
      return word === 'to' && norm(p.preposition - 1) === 'up'
        ? qualifiedPreposition(p.preposition - 2)
        : word;
    }
    return opensClause(p.preposition) ? null : word;
  }

  /** The preposition before 'more than 12 people', if there is one: 'by more than 12 people'. */
  function qualifiedPreposition(before: number): string | null {
    let at = before;
    while (['more', 'less', 'fewer', 'at', 'as', 'many', 'than', 'well', 'just'].includes(norm(at))) at--;
    return token(at)?.upos === 'ADP' ? norm(at) : null;
  }

  /** 'in A and B': B shares the preposition of the phrase that it is coordinated with. */
  function insidePreposition(p: NounPhrase): boolean {
    let at: NounPhrase | undefined = p;
    for (let hops = 0; at && hops < 12; hops++) {
      if (prepositionOf(at) !== null) return true;
      at = at.conjunctOf === null ? undefined : phrases[at.conjunctOf];
    }
    return false;
  }

  function conjunctsOf(phrase: NounPhrase): readonly NounPhrase[] {
    const known = conjuncts.get(phrase.index);
    if (known) return known;
    const made = findConjuncts(phrase);
    for (const each of made) conjuncts.set(each.index, made);
    return made;
  }

  function findConjuncts(phrase: NounPhrase): readonly NounPhrase[] {
    const found = new Set([phrase.index]);
    let first = phrase;
    while (first.conjunctOf !== null) {
      const next = phrases[first.conjunctOf];
      if (!next || found.has(next.index)) break;
      found.add(next.index);
      first = next;
    }
    for (let i = first.index + 1; i < phrases.length; i++) {
      const p = phrases[i];
      if (!p || p.sentence !== phrase.sentence) break;
      if (p.conjunctOf !== null && found.has(p.conjunctOf)) found.add(p.index);
    }
    return [...found].sort((a, b) => a - b).flatMap((i) => phrases[i] ?? []);
  }

  /** The nearest verb group of the sentence before or after a verb. */
  const previousVerb = (v: VerbGroup): VerbGroup | null => {
    const p = verbs[v.index - 1];
    return p && p.sentence === v.sentence ? p : null;
  };
  const nextVerb = (v: VerbGroup): VerbGroup | null => {
    const n = verbs[v.index + 1];
    return n && n.sentence === v.sentence ? n : null;
  };

  function opensClause(i: number): boolean {
    const word = norm(i);
    if (!SUBORDINATORS.has(word)) return false;
    const covering = phraseAt(i);
    // 'that' as a determiner ('that city') is inside a phrase of several words; 'that jets' cannot be one.
    if (covering && covering.endToken - covering.firstToken > 1 && !isComplementizer(i, covering))
      return false;
    if (!ALSO_PREPOSITION.has(word)) return true;
    const next = verbsOf.get(tokens[i]?.sentence ?? -1)?.find((v) => v.firstToken > i);
    if (next?.form !== 'finite') return next?.form === 'gerund' && next.firstToken === i + 1;
    for (let t = i + 1; t < next.firstToken; t++) if (isComma(t) || STRONG.has(norm(t))) return false;
    return next.firstToken > i + 1;
  }

  function isComplementizer(i: number, p: NounPhrase): boolean {
    const head = token(p.head);
    const plural = head?.upos === 'NOUN' && head.norm.endsWith('s') && head.norm !== head.lemma;
    return norm(i) === 'that' && p.firstToken === i && (plural || head?.upos === 'PROPN');
  }

  function subordinatorOf(verb: VerbGroup): Token | null {
    const from = previousVerb(verb)?.endToken ?? bounds(verb.sentence).start;
    for (let i = verb.firstToken - 1; i >= from; i--) {
      if (opensClause(i)) return tokens[i] ?? null;
      if (STRONG.has(norm(i))) return null;
    }
    return null;
  }

  /** Skips back over adverbs and quotation marks. */
  function skipBack(i: number, from: number): number {
    let at = i;
    while (at >= from && (token(at)?.upos === 'ADV' || QUOTES.has(norm(at))) && !opensClause(at)) at--;
    return at;
  }

  function lastBareBefore(end: number, from: number): NounPhrase | null {
    for (let i = end - 1; i >= from; i--) {
      const p = phraseAt(i);
      if (!p) {
        if (STRONG.has(norm(i)) && norm(i) !== ')' && norm(i) !== '(') return null;
        continue;
      }
      if (isBare(p)) return firstConjunct(p, from);
      i = Math.min(i, p.firstToken);
    }
    return null;
  }

  const firstConjunct = (p: NounPhrase, from: number): NounPhrase =>
    conjunctsOf(p).find((c) => c.firstToken >= from && c.firstToken <= p.firstToken) ?? p;

  function subjectOf(verb: VerbGroup): NounPhrase | null {
    const known = subjects.get(verb.index);
    if (known !== undefined) return known;
    subjects.set(verb.index, null); // A chain of control that comes back to itself has no subject.
    const found = findSubject(verb);
    subjects.set(verb.index, found);
    return found;
  }

  function findSubject(verb: VerbGroup): NounPhrase | null {
    const from = bounds(verb.sentence).start;
    const previous = previousVerb(verb);
    const before = skipBack(verb.firstToken - 1, from);
    if (verb.form === 'infinitive') return controlled(verb, previous);
    if (verb.form === 'gerund' || (verb.form === 'participle' && voiceOf(verb) === 'passive'))
      return ofParticiple(verb, previous, before, from);
    if (RELATIVES.has(norm(before)) && !phraseIsDeterminer(before)) return antecedent(before, from, previous);
    if (norm(before) === 'and' || norm(before) === 'or' || norm(before) === 'but' || norm(before) === 'then')
      return sharedSubject(verb, previous);
    if (isComma(before) || norm(before) === ')') {
      const outer = beforeParenthesis(before, from);
      if (outer) return outer;
      if (previous && previous.form === 'finite') return subjectOf(previous);
    }
    const near = lastBareBefore(verb.firstToken, previous?.endToken ?? from);
    if (near) {
      // 'Gunmen who seized the bridge killed …': the bridge is the object of the relative clause.
      const relative = previous && near === objectOf(previous) ? subordinatorOf(previous) : null;
      const outer = relative && RELATIVES.has(relative.norm) ? antecedent(relative.index, from, null) : null;
      return outer ?? near;
    }
    if (!previous) return null;
    // 'the group that holds the bridge attacked': the verb of the relative clause lies between.
    const relative = subordinatorOf(previous);
    if (relative && RELATIVES.has(relative.norm)) return antecedent(relative.index, from, null);
    if (previous.form === 'participle' || previous.form === 'gerund')
      return lastBareBefore(previous.firstToken, previousVerb(previous)?.endToken ?? from);
    return sharedSubject(verb, previous);
  }

  /** 'that' in 'that city'. */
  function phraseIsDeterminer(i: number): boolean {
    const p = phraseAt(i);
    return p !== null && p.endToken - p.firstToken > 1 && !isComplementizer(i, p);
  }

  function antecedent(relative: number, from: number, previous: VerbGroup | null): NounPhrase | null {
    for (let i = relative - 1; i >= from; i--) {
      const p = phraseAt(i);
      if (p && !isTime(p))
        return p.conjunctOf === null || p.preposition !== null ? p : firstConjunct(p, from);
      if (p) i = p.firstToken;
      else if (verbOf[i] !== -1) break;
    }
    return previous ? subjectOf(previous) : null;
  }

  function sharedSubject(verb: VerbGroup, previous: VerbGroup | null): NounPhrase | null {
    if (!previous) return null;
    // 'Seven were killed and 12 wounded': a phrase of its own after the conjunction would have been found before.
    let at: VerbGroup | null = previous;
    while (at && at.form !== 'finite' && verb.form === 'finite') at = previousVerb(at);
    return subjectOf(at ?? previous);
  }

  /** 'X, a group in Y, bombed': the phrase before the matching comma or bracket. */
  function beforeParenthesis(close: number, from: number): NounPhrase | null {
    const open = norm(close) === ')' ? '(' : ',';
    let depth = 0;
    for (let i = close - 1; i >= from; i--) {
      if (norm(i) === ')' && open === ',') depth++;
      if (norm(i) === '(' && open === ',') depth--;
      if (norm(i) !== open || depth > 0) continue;
      const phrase = lastBareBefore(i, from);
      const spoken = phrase && lastVerbBefore(i, phrase.endToken);
      return spoken ? null : phrase;
    }
    return null;
  }

  function lastVerbBefore(end: number, from: number): VerbGroup | null {
    for (let i = end - 1; i >= from; i--) {
      const v = verbAt(i);
      if (v) return v;
    }
    return null;
  }

  function controlled(verb: VerbGroup, previous: VerbGroup | null): NounPhrase | null {
    if (!previous) return null;
    const between = lastBareBefore(verb.firstToken, previous.endToken);
    if (between && !followsComma(between, previous.endToken)) return between;
    // 'called on all factions to fight': the one called on does it.
    for (let i = verb.firstToken - 1; i >= previous.endToken; i--) {
      const p = phraseAt(i);
      if (
        p &&
        (norm(p.preposition ?? -1) === 'on' ||
          norm(p.preposition ?? -1) === 'for' ||
          norm(p.preposition ?? -1) === 'upon')
      )
        return p;
    }
    return subjectOf(previous);
  }

  function followsComma(p: NounPhrase, from: number): boolean {
    for (let i = p.firstToken - 1; i >= from; i--) if (isComma(i)) return true;
    return false;
  }

  function ofParticiple(
    verb: VerbGroup,
    previous: VerbGroup | null,
    before: number,
    from: number,
  ): NounPhrase | null {
    const adjacent = phraseAt(before);
    if (adjacent && !isTime(adjacent)) return adjacent;
    const word = norm(before);
    if (word === 'of' || word === 'for' || word === 'from') {
      const object =
        previous && (objectOf(previous) ?? (voiceOf(previous) === 'passive' ? subjectOf(previous) : null));
      return object ?? (previous ? subjectOf(previous) : null);
    }
    if (previous) {
      if (word === 'and' && previous.form !== verb.form && previous.form !== 'finite')
        return subjectOf(previous);
      const main = mainVerbBefore(previous);
      return subjectOf(main ?? previous);
    }
    // 'Speaking in the capital, the minister …': the phrase after the comma.
    for (let i = verb.endToken; i < bounds(verb.sentence).end; i++) {
      if (isComma(i)) {
        const p = phraseAt(i + 1);
        return p && isBare(p) ? p : null;
      }
    }
    return lastBareBefore(verb.firstToken, from);
  }

  function mainVerbBefore(verb: VerbGroup): VerbGroup | null {
    let at: VerbGroup | null = verb;
    while (at && at.form !== 'finite') at = previousVerb(at);
    return at;
  }

  function objectOf(verb: VerbGroup, after?: number): NounPhrase | null {
    if (voiceOf(verb) === 'passive') return null;
    return findObject(verb, after);
  }

  function voiceOf(verb: VerbGroup): VerbGroup['voice'] {
    const known = voices.get(verb.index);
    if (known) return known;
    const found = findVoice(verb);
    voices.set(verb.index, found);
    return found;
  }

  function findVoice(verb: VerbGroup): VerbGroup['voice'] {
    const bare = verb.endToken - verb.firstToken === 1;
    // A past participle without 'by' that has a direct object is a finite verb: 'a shell hit a market'.
    if (verb.form === 'participle' && norm(verb.endToken) !== 'by') {
      // 'when a grenade exploded': after its own subordinator and subject it is the verb of the clause.
      const word = subordinatorOf(verb)?.norm ?? '';
      const clausal = word !== '' && !RELATIVES.has(word) && phraseAt(verb.firstToken - 1) !== null;
      return clausal || findObject(verb) ? 'active' : 'passive';
    }
    if (verb.voice === 'passive' || !bare || verb.tense !== 'past') return verb.voice;
    const previous = previousVerb(verb);
    if (!previous || voiceOf(previous) !== 'passive' || findObject(verb)) return verb.voice;
    for (let i = previous.endToken; i < verb.firstToken; i++) {
      if (token(i)?.upos === 'CCONJ') return 'passive';
      if (opensClause(i) || STRONG.has(norm(i))) break;
    }
    return verb.voice;
  }

  function findObject(verb: VerbGroup, after?: number): NounPhrase | null {
    const stop = Math.min(bounds(verb.sentence).end, nextVerb(verb)?.firstToken ?? Number.POSITIVE_INFINITY);
    let start = Math.max(verb.endToken, after ?? 0);
    if (after === undefined && PARTICLES.has(norm(start)) && token(start)?.upos !== 'NOUN') start++;
    for (let i = start; i < stop; i++) {
      const p = phraseAt(i);
      if (p) {
        const governed = prepositionOf(p) !== null;
        // A particle is not the preposition of the object: 'set up checkpoints'.
        const free = !governed || (p.preposition !== null && p.preposition < start);
        if (p.firstToken >= start && free && !isTime(p) && phrases[p.index + 1]?.possessor !== p.index) {
          return ownSubjectOfNext(p, verb) ? null : p;
        }
        if (!free) return null;
        i = Math.max(i, p.endToken - 1);
        continue;
      }
      const upos = token(i)?.upos;
      const dated = upos === 'ADP' ? phraseAt(i + 1) : null;
      // 'captured on Thursday a key town'
      if (dated && isTime(dated)) {
        i = dated.endToken - 1;
        continue;
      }
      if (QUALIFIERS.has(norm(i)) && beginsFigure(i)) continue;
      if (upos === 'ADP' && !(PARTICLES.has(norm(i)) && i === start)) return null;
      if (upos === 'PUNCT' && !QUOTES.has(norm(i))) return null;
      if (upos === 'CCONJ' || opensClause(i)) return null;
    }
    return null;
  }

  /** 'at least 12', 'up to 50 people', 'more than a dozen'. */
  function beginsFigure(i: number): boolean {
    for (let t = i + 1; t <= i + 3; t++) {
      if (token(t)?.upos === 'NUM') return true;
      const qualifier = QUALIFIERS.has(norm(t)) || ['more', 'many'].includes(norm(t));
      if (!qualifier) return ['a', 'dozens', 'hundreds', 'scores', 'thousands'].includes(norm(t));
    }
    return false;
  }

  /** 'said government jets had bombed': the phrase after 'said' is the subject of the next finite verb. */
  function ownSubjectOfNext(p: NounPhrase, verb: VerbGroup): boolean {
    const next = nextVerb(verb);
    if (next?.form !== 'finite') return false;
    const last = conjunctsOf(p).at(-1) ?? p;
    for (let i = last.endToken; i < next.firstToken; i++) {
      const inner = phraseAt(i);
      if (inner && prepositionOf(inner) !== null) continue;
      const upos = token(i)?.upos;
      if (upos !== 'ADV' && upos !== 'ADP') return false;
    }
    return true;
  }

  function agentOf(verb: VerbGroup): NounPhrase | null {
    if (voiceOf(verb) !== 'passive') return null;
    const range = clauseOf(verb);
    for (let i = verb.endToken; i < range.end; i++) {
      const p = phraseAt(i);
      if (
        p?.preposition != null &&
        norm(p.preposition) === 'by' &&
        p.preposition >= verb.endToken &&
        !isTime(p)
      )
        return p;
    }
    return null;
  }

  function prepositionsOf(verb: VerbGroup): readonly PrepositionalPhrase[] {
    const range = clauseOf(verb);
    const found: PrepositionalPhrase[] = [];
    for (const p of phrasesOf.get(verb.sentence) ?? []) {
      if (p.preposition === null) continue;
      if (p.preposition < range.start || p.firstToken >= range.end) continue;
      const preposition = prepositionOf(p);
      if (preposition === null || preposition === 'of') continue;
      if (p.firstToken > verb.head || p.preposition === firstWord(range))
        found.push({ preposition, phrase: p });
    }
    return found;
  }

  function firstWord(range: TokenRange): number {
    let i = range.start;
    while (i < range.end && (!isWord(i) || token(i)?.upos === 'CCONJ')) i++;
    return i;
  }

  function prepositionsOfNoun(at: number): readonly PrepositionalPhrase[] {
    const found: PrepositionalPhrase[] = [];
    let end = phraseAt(at)?.endToken ?? at + 1;
    const limit = bounds(tokens[at]?.sentence ?? -1).end;
    for (let i = end; i < limit; i++) {
      const p = phraseAt(i);
      if (p) {
        const chained = p.conjunctOf !== null && p.firstToken <= end + 3;
        const preposition = prepositionOf(p);
        if (preposition !== null && (p.preposition ?? -1) >= end - 1) {
          found.push({ preposition, phrase: p });
        } else if (!(isTime(p) || chained || phrases[p.index + 1]?.possessor === p.index)) break;
        end = p.endToken;
        i = p.endToken - 1;
        continue;
      }
      const upos = token(i)?.upos;
      if (verbOf[i] !== -1 || STRONG.has(norm(i))) break;
      if (upos === 'PUNCT' && !QUOTES.has(norm(i)) && !isComma(i)) break;
      if (isComma(i) && phraseAt(i + 1)?.conjunctOf == null) break;
      if (opensClause(i)) break;
      if (upos === 'CCONJ' && phraseAt(i + 1)?.conjunctOf == null) break;
    }
    return found;
  }

  /** Where the clause of the later of two neighbouring verbs begins. */
  function boundaryBetween(left: VerbGroup, right: VerbGroup): number {
    let soft = -1;
    for (let i = left.endToken; i < right.firstToken; i++) {
      if (opensClause(i) || STRONG.has(norm(i))) return i;
      const coordinated = phraseAt(i + 1)?.conjunctOf != null;
      if ((isComma(i) || token(i)?.upos === 'CCONJ') && !coordinated)
        soft = soft === -1 || isComma(soft) ? i : soft;
    }
    if (soft !== -1) return soft;
    if (right.form !== 'finite') {
      const before = norm(right.firstToken - 1);
      return token(right.firstToken - 1)?.upos === 'ADP' && before !== 'to'
        ? right.firstToken - 1
        : right.firstToken;
    }
    const subject = lastBareBefore(right.firstToken, left.endToken);
    return subject ? subject.firstToken : right.firstToken;
  }

  function clauseOf(verb: VerbGroup): TokenRange {
    const known = clauses.get(verb.index);
    if (known) return known;
    const whole = bounds(verb.sentence);
    const previous = previousVerb(verb);
    const next = nextVerb(verb);
    const range = {
      start: previous ? boundaryBetween(previous, verb) : whole.start,
      end: next ? boundaryBetween(verb, next) : whole.end,
    };
    clauses.set(verb.index, range);
    return range;
  }

  function governorOf(at: number): VerbGroup | null {
    const own = verbAt(at);
    if (own) return own;
    const sentence = tokens[at]?.sentence;
    return verbsOf.get(sentence ?? -1)?.find((v) => at >= clauseOf(v).start && at < clauseOf(v).end) ?? null;
  }

  function controllerOf(verb: VerbGroup): VerbGroup | null {
    if (verb.form === 'finite') return null;
    return previousVerb(verb);
  }

  return {
    verbsOf: (sentence) => verbsOf.get(sentence) ?? [],
    phrasesOf: (sentence) => phrasesOf.get(sentence) ?? [],
    phraseAt,
    verbAt,
    conjunctsOf,
    voiceOf,
    prepositionOf,
    subjectOf,
    objectOf,
    agentOf,
    prepositionsOf,
    prepositionsOfNoun,
    clauseOf,
    governorOf,
    controllerOf,
    subordinatorOf,
  };
}
