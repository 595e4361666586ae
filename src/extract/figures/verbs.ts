/** The verb groups that tolls hang on, with those that the tagger took for nouns or adjectives put right. */
import type { FigureLexicon } from '../../reference/lexicon/figures.ts';
import type { ReadDocument, Sentence, Token, VerbGroup } from '../../text/document.ts';
import { treeOf } from '../../text/tree.ts';

const BE = new Set(['was', 'were', 'is', 'are', 'been', 'being', 'be', 'got']);
const GET = new Set(['get', 'gets', 'got', 'gotten', 'getting']);
const JOINTS = new Set([
  ',',
  'and',
  'or',
  'then',
  'later',
  'by',
  'while',
  'after',
  'reportedly',
  'also',
  'subsequently',
  'allegedly',
]);

interface Form {
  readonly lemma: string;
  readonly gerund: boolean;
}

const formTables = new WeakMap<FigureLexicon, ReadonlyMap<string, Form>>();

/** 'killing', 'killed' … of every toll verb, by regular spelling. */
function formsOf(lexicon: FigureLexicon): ReadonlyMap<string, Form> {
  const known = formTables.get(lexicon);
  if (known) return known;
  const forms = new Map<string, Form>();
  for (const lemma of [
    ...lexicon.objectVerbs.keys(),
    ...lexicon.subjectVerbs.keys(),
    ...lexicon.harmVerbs.keys(),
    ...lexicon.verbPhrases.keys(),
  ]) {
    const stem = lemma.replace(/e$/, '');
    const doubled = /[^aeiou][aeiou][bdgklmnpt]$/.test(lemma) ? `${lemma}${lemma.at(-1)}` : stem;
    for (const base of new Set([stem, doubled])) {
      forms.set(`${base}ing`, { lemma, gerund: true });
      forms.set(`${base}ed`, { lemma, gerund: false });
    }
  }
  for (const lemma of [...lexicon.subjectVerbs.keys()]) forms.set(lemma, { lemma, gerund: false });
  for (const lemma of [...lexicon.objectVerbs.keys(), ...lexicon.harmVerbs.keys()])
    forms.set(`${lemma}s`, { lemma, gerund: false });
  for (const [form, lemma] of lexicon.irregular) forms.set(form, { lemma, gerund: false });
  formTables.set(lexicon, forms);
  return forms;
}

export interface TollVerb extends VerbGroup {
  /** Lemma of the main verb, as the toll words know it. */
  readonly lemma: string;
}

/**
 * @param verbs the reader's verb groups of the sentence
 * @returns them with their lemmas, and the missed ones, in text order
 */
export function readTollVerbs(
  doc: ReadDocument,
  sentence: Sentence,
  verbs: readonly VerbGroup[],
  lexicon: FigureLexicon,
): TollVerb[] {
  const forms = formsOf(lexicon);
  const found: TollVerb[] = verbs.map((verb) => {
    const head = doc.tokens[verb.head];
    // An object of its own makes a bare participle active, whatever the group says.
    const object =
      verb.endToken - verb.firstToken === 1 && treeOf(doc).dependentsOf(verb.head, 'obj').length > 0;
    const got = doc.tokens.slice(verb.firstToken, verb.head).some((token) => GET.has(token.norm));
    const lemma = (head && forms.get(head.norm)?.lemma) ?? head?.lemma ?? '';
    // 'got injured': a passive by another auxiliary.
    return { ...verb, lemma, voice: got ? 'passive' : object ? 'active' : verb.voice };
  });
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const token = doc.tokens[index];
    const form = token ? forms.get(token.norm) : undefined;
    if (!token || !form || verbs.some((verb) => verb.head === index)) continue;
    const missed = missedVerb(doc, sentence, token, form, found);
    if (!missed) continue;
    const auxiliary = found.findIndex(
      (verb) => verb.endToken === index && missed.firstToken === verb.firstToken,
    );
    if (auxiliary >= 0) found.splice(auxiliary, 1);
    found.push(missed);
  }
  return found.toSorted((a, b) => a.firstToken - b.firstToken);
}

function missedVerb(
  doc: ReadDocument,
  sentence: Sentence,
  token: Token,
  form: Form,
  verbs: readonly TollVerb[],
): TollVerb | null {
  const previous = token.index > sentence.firstToken ? doc.tokens[token.index - 1] : undefined;
  // 'seized and fatally shot'
  const adverb = previous?.norm.endsWith('ly') === true && token.index - 2 >= sentence.firstToken;
  const before = adverb ? doc.tokens[token.index - 2] : previous;
  const next = token.index + 1 < sentence.endToken ? doc.tokens[token.index + 1] : undefined;
  const base = {
    index: -1,
    head: token.index,
    endToken: token.index + 1,
    end: token.end,
    sentence: sentence.index,
    negated: false,
    modal: null,
    lemma: form.lemma,
  };
  if (form.gerund) {
    if (
      !before ||
      !JOINTS.has(before.norm) ||
      !next ||
      next.norm === 'of' ||
      next.upos === 'PUNCT' ||
      next.upos === 'AUX' ||
      next.upos === 'VERB'
    )
      return null;
    return {
      ...base,
      firstToken: token.index,
      start: token.start,
      voice: 'active',
      form: 'gerund',
      tense: 'none',
    };
  }
  // '4,000 flee as rebels close in', 'Blast injures two guards': the present of headlines, taken for a noun.
  if (token.norm === form.lemma || token.norm === `${form.lemma}s`) {
    const acts =
      token.norm === form.lemma
        ? before?.upos === 'NUM'
        : treeOf(doc).dependentsOf(token.index, 'obj').length > 0;
    return acts && token.upos !== 'VERB'
      ? {
          ...base,
          firstToken: token.index,
          start: token.start,
          voice: 'active',
          form: 'finite',
          tense: 'present',
        }
      : null;
  }
  const auxiliary = verbs.find(
    (verb) => verb.endToken === token.index && BE.has(doc.tokens[verb.head]?.norm ?? ''),
  );
  if (auxiliary)
    return {
      ...base,
      firstToken: auxiliary.firstToken,
      start: auxiliary.start,
      negated: auxiliary.negated,
      modal: auxiliary.modal,
      voice: 'passive',
      form: 'finite',
      tense: auxiliary.tense === 'none' ? 'past' : auxiliary.tense,
    };
  // 'Gunmen abducted three nurses', read as one noun phrase.
  const object = next?.upos === 'NUM' || next?.upos === 'DET' || next?.upos === 'PRON';
  if (token.upos === 'NOUN' && object && (before?.upos === 'NOUN' || before?.upos === 'PROPN'))
    return {
      ...base,
      firstToken: token.index,
      start: token.start,
      voice: 'active',
      form: 'finite',
      tense: 'past',
    };
  if (!before || !JOINTS.has(before.norm)) return null;
  const after =
    next?.upos === 'PUNCT' ||
    next?.upos === 'ADP' ||
    next?.upos === 'CCONJ' ||
    next?.upos === 'SCONJ' ||
    next?.upos === 'ADV' ||
    next === undefined;
  const passive = verbs.some(
    (verb) => verb.voice === 'passive' && verb.endToken <= token.index && token.index - verb.endToken < 8,
  );
  return after && passive
    ? { ...base, firstToken: token.index, start: token.start, voice: 'active', form: 'finite', tense: 'past' }
    : null;
}
