/** The status of a trigger by grammar: a verb's own, or what stands around an event noun. */
import type { Status } from '../../contract/coded-document.ts';
import type { NounPhrase, VerbGroup } from '../../text/document.ts';
import type { ClaimContext } from './context.ts';
import { isDefinite, isKnown } from './known.ts';
import type { Site } from './site.ts';
import { isConditional, lemmaOf, verbStatus } from './status.ts';

/** The status by grammar alone; null where the words only describe ('this is an attack on us all'). */
export function statusBySite(context: ClaimContext, site: Site): Status | null {
  const { doc } = context;
  const sentence = doc.sentences[site.sentence];
  if (sentence && doc.tokens[sentence.endToken - 1]?.text === '?') return 'hypothetical';
  if (site.kind === 'noun') return nounStatus(context, site);
  return site.verb ? verbStatus(context, site.verb, 0) : 'hypothetical';
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
  // 'regards the ruling as an attack on judges'
  const opener = doc.tokens[phrase.firstToken]?.norm ?? '';
  if (syntax.prepositionOf(phrase) === 'as' && /^(?:an?|another)$/.test(opener)) return null;
  // 'must cease all shelling', 'called on it to halt its raids': not the raids are called for, but their end.
  if (
    after &&
    words.ending.has(lemma) &&
    own !== 'occurred' &&
    own !== 'negated' &&
    isComplement(context, phrase, verb)
  )
    return isDefinite(context, phrase) ? 'occurred' : 'hypothetical';
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
