/** The data that the stages hand on: a document as it came in, and as it has been read. All of it plain and readonly. */
import type { SectionKind, Span } from '../contract/coded-document.ts';

/** A document as `ingest` gives it: one text, and what is known about it from outside. */
export interface InputDocument {
  readonly id: string;
  /** Exactly as given; every offset counts UTF-16 code units in it. */
  readonly text: string;
  readonly title: string | null;
  /** ISO 8601 date or date-time, as given with the document. */
  readonly publishedAt: string | null;
  /** Who published it, as given: 'Example Wire'. */
  readonly source: string | null;
  /** BCP 47, as given. */
  readonly language: string | null;
  /** What the format itself says about the parts of the text (HTML); null where it says nothing. */
  readonly parts: readonly (Span & { readonly kind: SectionKind })[] | null;
  readonly warnings: readonly string[];
}

/** Universal parts of speech (UD v2). */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token extends Span {
  /** Its place in `ReadDocument.tokens`. */
  readonly index: number;
  readonly text: string;
  /** Lower-cased, typographic apostrophes and hyphens made plain: what the lexicons are matched against. */
  readonly norm: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Index of its head in `ReadDocument.tokens`; -1 for the root of its sentence, and where there is no grammar. */
  readonly head: number;
  /** Its relation to the head: UD v2, with the subtypes that tell who does what to whom ('nsubj:pass', 'obl:agent'). */
  readonly deprel: string;
  /** Index into `sentences`. */
  readonly sentence: number;
}

/** What a name names, as the reader sees it from its words and their company. */
export type NameKind = 'person' | 'actor' | 'place' | 'facility' | 'nationality' | 'other';

/** A name in the text. Half-open token range. */
export interface NameSpan extends Span {
  readonly firstToken: number;
  readonly endToken: number;
  readonly sentence: number;
  readonly kind: NameKind;
}

export interface Paragraph extends Span {
  readonly index: number;
  readonly kind: SectionKind;
}

export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly kind: SectionKind;
  /** Half-open range into `tokens`. */
  readonly firstToken: number;
  readonly endToken: number;
  /** False in comments and boilerplate: nothing there becomes a figure, claim or event. */
  readonly coded: boolean;
}

/** A base noun phrase: determiner, modifiers, head. Half-open token ranges; a possessor is a phrase of its own. */
export interface NounPhrase extends Span {
  readonly index: number;
  readonly firstToken: number;
  readonly endToken: number;
  /** Token index of its head noun, pronoun or last part of the name. */
  readonly head: number;
  readonly sentence: number;
  /** Token index of the preposition right before it ('in', 'by', 'of'), if there is one. */
  readonly preposition: number | null;
  /** Index of the phrase that it is coordinated with and follows ('Syrian and Russian warplanes', 'A, B and C'). */
  readonly conjunctOf: number | null;
  /** Index of the phrase that owns it ("the group's leader"). */
  readonly possessor: number | null;
}

/** Auxiliaries and their main verb: 'had not been bombed', 'to fight', 'killing'. Half-open token range. */
export interface VerbGroup extends Span {
  readonly index: number;
  readonly firstToken: number;
  readonly endToken: number;
  /** Token index of the main verb. */
  readonly head: number;
  readonly sentence: number;
  readonly voice: 'active' | 'passive';
  readonly form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  readonly tense: 'past' | 'present' | 'future' | 'none';
  readonly negated: boolean;
  /** Lemma of the modal auxiliary ('could', 'will', 'must'), if there is one. */
  readonly modal: string | null;
}

/** A document after `text` and `read`. */
export interface ReadDocument extends InputDocument {
  readonly language: string;
  /** False: a language that the reader does not read; there are no sentences to code. */
  readonly readable: boolean;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly phrases: readonly NounPhrase[];
  readonly verbs: readonly VerbGroup[];
  /** In text order, none inside another. */
  readonly names: readonly NameSpan[];
}
