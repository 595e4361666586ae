/** Events that a text points at as known: 'this massacre', 'the murder of two priests'. */
import type { NounPhrase } from '../../text/document.ts';
import type { ClaimContext } from './context.ts';
import type { Site } from './site.ts';

/** 'the attack', 'its raids', 'this murder': an event that the reader is taken to know of. */
export function isDefinite(context: ClaimContext, phrase: NounPhrase): boolean {
  const first = context.doc.tokens[phrase.firstToken];
  return (
    phrase.possessor !== null ||
    /^(?:the|this|that|these|those|such|its|their|his|her)$/.test(first?.norm ?? '')
  );
}

/**
 * 'punish those behind this murder', 'investigate the killing of two priests': an event that is pointed at, that a verb of
 * reaction is about, or that something else is of, took place, whatever is called for.
 */
export function isKnown(context: ClaimContext, site: Site): boolean {
  const { doc, syntax, words } = context;
  const { phrase } = site;
  if (!phrase || !isDefinite(context, phrase)) return false;
  const opener = doc.tokens[phrase.firstToken]?.norm ?? '';
  if (/^(?:this|these|those|such)$/.test(opener)) return true;
  const before = doc.tokens[(phrase.preposition ?? phrase.firstToken) - 1];
  if (phrase.preposition === null)
    return (
      before !== undefined &&
      (words.reacting.has(before.lemma) || words.ending.has(before.lemma)) &&
      syntax.verbAt(before.index) !== null
    );
  // 'an inquiry into', 'those responsible for'; not 'a call for', 'plans of'
  if (!before || before.sentence !== site.sentence) return false;
  // 'the state of things created by the invasion'
  if (before.upos === 'VERB') return syntax.prepositionOf(phrase) === 'by';
  if (before.upos === 'ADJ') return before.norm === 'responsible' || before.norm === 'guilty';
  return (
    syntax.phraseAt(before.index) !== null &&
    before.upos === 'NOUN' &&
    !words.nouns.has(before.lemma) &&
    !words.tellings.has(before.norm)
  );
}
