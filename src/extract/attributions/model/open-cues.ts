/** The attribution around a word that the model takes for a cue: read by the rules of verbs and nouns, else by the tree. */
import type { Span, Stance } from '../../../contract/coded-document.ts';
import type { NounCue, VerbCue, VerbFrame } from '../../../reference/lexicon/attribution.ts';
import type { VerbGroup } from '../../../text/document.ts';
import type { Tree } from '../../../text/tree.ts';
import { contentFrom } from '../content.ts';
import { readNounAs } from '../hidden.ts';
import { firstTokenFrom } from '../quotations.ts';
import { type Draft, type Reading, type Source, sentenceBounds } from '../reading.ts';
import { sourceOf, speakerOfNoun, subjectOf } from '../sources.ts';
import { readVerbAs } from '../verbs.ts';

const FRAMES: readonly VerbFrame[] = ['clause', 'that', 'wh', 'to', 'prep', 'link', 'object', 'passive'];
/** Frames in which somebody must be speaking: a clause or a quotation follows. */
const SPOKEN = new Set(['clause', 'that', 'wh', 'quote', 'parenthetical', 'passive-that']);
const COMPLEMENT = /^(?:ccomp|xcomp|obj|obl|acl|advcl|nmod|parataxis|csubj)/;
const ID = 'model';
/** Log-odds from which a word is taken for a cue although it mostly tells of a deed. */
const SURE = 1.5;

/**
 * Reads a word that the model takes for a cue.
 * @param score the model's log-odds
 * @returns null where nothing can be its content; where it is a deed, told as one, and no quotation or that-clause follows; and where nobody is
 *   named, no sentence follows and the lexicon does not know the word
 */
export function readOpenCue(r: Reading, tree: Tree, at: number, score: number): Draft | null {
  const draft = readOpen(r, tree, at);
  if (!draft || draft.direct) return draft;
  const lemma = r.tokens[at]?.lemma ?? '';
  const deed = score < SURE && r.lexicon.deeds.has(lemma) && !r.inFigures(at);
  if (deed && !isDocument(r, draft) && !followsThat(r, draft)) return null;
  if (SPOKEN.has(draft.pattern.split('/')[1] ?? '')) return draft;
  if (isOtherVerb(r, at)) return null;
  return draft.source || r.lexicon.verbs.has(lemma) || r.lexicon.nouns.has(lemma) ? draft : null;
}

/** 'Showed that it was empty', and not 'attacked the car [that] they drove'. */
function followsThat(r: Reading, draft: Draft): boolean {
  const start = draft.content[0]?.start ?? 0;
  return r.norm(firstTokenFrom(r.tokens, start) - 1) === 'that';
}

/** 'Claimed nine lives', 'admitted nine patients': the lexicon names objects with which a verb says nothing. */
function isOtherVerb(r: Reading, at: number): boolean {
  const verb = r.syntax.verbAt(at);
  const object = verb && r.syntax.objectOf(verb);
  const lemma = r.tokens[object?.head ?? -1]?.lemma ?? '';
  return r.lexicon.verbs.get(r.tokens[at]?.lemma ?? '')?.some((cue) => cue.without.has(lemma)) ?? false;
}

/** 'The survey shows a fall', where 'the army shows its trucks' says nothing. */
function isDocument(r: Reading, draft: Draft): boolean {
  return draft.speaker !== null && r.lexicon.documents.has(r.tokens[draft.speaker.head]?.lemma ?? '');
}

function readOpen(r: Reading, tree: Tree, at: number): Draft | null {
  const token = r.tokens[at];
  const verb = r.syntax.verbAt(at);
  if (verb?.head === at) {
    const cue = openVerb(r, tree, at);
    return (
      (cue.particles.size > 0 ? readVerbAs(r, verb, [cue]) : null) ??
      readVerbAs(r, verb, [{ ...cue, particles: new Set() }]) ??
      readDone(r, verb) ??
      readByTree(r, tree, at)
    );
  }
  const joins = token?.upos === 'NOUN' && /^(?:ADP|SCONJ|PART)$/.test(r.tokens[at + 1]?.upos ?? '');
  return (joins ? readNounAs(r, at, [openNoun(r, at)]) : null) ?? readByTree(r, tree, at);
}

/** A cue that allows whatever hangs on its verb. */
function openVerb(r: Reading, tree: Tree, at: number): VerbCue {
  const joining = tree.dependentsOf(at, 'obl', 'nmod').flatMap((each) => tree.caseOf(each).slice(0, 1));
  return {
    id: ID,
    stance: stanceAt(r, at),
    examples: [],
    not: [],
    lemmas: [],
    frames: new Set(namesAddressee(r, at) ? FRAMES.filter((each) => each !== 'object') : FRAMES),
    addressee: true,
    prepositions: new Set(joining.filter((each) => each > at).map((each) => r.norm(each))),
    links: new Set(['as']),
    particles: new Set(tree.dependentsOf(at, 'compound:prt').map((each) => r.norm(each))),
    without: new Set(),
  };
}

/** 'Told the court': the object is the one spoken to. What a document shows is what it tells: 'the video shows soldiers'. */
function namesAddressee(r: Reading, at: number): boolean {
  const verb = r.syntax.verbAt(at);
  const subject = verb && r.syntax.subjectOf(verb);
  if (r.lexicon.documents.has(r.tokens[subject?.head ?? -1]?.lemma ?? '')) return false;
  const known = r.lexicon.verbs.get(r.tokens[at]?.lemma ?? '') ?? [];
  return known.some((each) => each.addressee) && !known.some((each) => each.frames.has('object'));
}

/** A cue that takes the word behind its noun. */
function openNoun(r: Reading, at: number): NounCue {
  return {
    id: ID,
    stance: stanceAt(r, at),
    examples: [],
    not: [],
    lemmas: [],
    takes: new Set([r.norm(at + 1)]),
    nominalTo: true,
    indefinite: false,
    without: new Set(),
  };
}

/** The stance of the lexicon for the word; 'states' for words that it does not have. */
function stanceAt(r: Reading, at: number): Stance {
  const lemma = r.tokens[at]?.lemma ?? '';
  return (r.lexicon.verbs.get(lemma) ?? r.lexicon.nouns.get(lemma))?.[0]?.stance ?? 'states';
}

/** 'Nine deaths were reported': what is told stands before the cue. 'A body was found' tells what was done. */
function readDone(r: Reading, verb: VerbGroup): Draft | null {
  if (verb.voice !== 'passive') return null;
  const told = sourceOf(r, r.syntax.subjectOf(verb));
  const by = sourceOf(r, r.syntax.agentOf(verb));
  const known = r.lexicon.verbs.get(r.tokens[verb.head]?.lemma ?? '') ?? [];
  const speaks = known.some((each) => each.frames.has('clause') || each.frames.has('object'));
  if (!told || !(by || speaks)) return null;
  return makeDraft(r, {
    at: verb.head,
    verb,
    source: by,
    content: told.span,
    first: verb.firstToken,
    end: verb.endToken,
  });
}

/** What hangs on the word to its right, else its object wherever it stands. */
function readByTree(r: Reading, tree: Tree, at: number): Draft | null {
  const verb = r.syntax.verbAt(at);
  const told = namesAddressee(r, at);
  const behind = verb?.endToken ?? at + 1;
  const source = speakerAt(r, tree, at, verb);
  const first = verb?.head ?? at;
  const from = tree
    .dependentsOf(at)
    .filter((each) => each >= behind && isComplement(r, tree, each, told))
    .map((each) => tree.rangeOf(each).start)
    .find((each) => each >= behind);
  if (from === undefined) {
    const object = sourceOf(r, verb && !told ? r.syntax.objectOf(verb) : null);
    return object && makeDraft(r, { at, verb, source, content: object.span, first, end: behind });
  }
  const joins = /^(?:ADP|SCONJ)$/.test(r.tokens[from]?.upos ?? '') && from + 1 < sentenceBounds(r, at).end;
  const start = joins ? from + 1 : from;
  const content = contentFrom(r, { from: start, verb, width: r.norm(from) === 'that' ? 'clause' : 'narrow' });
  return content && makeDraft(r, { at, verb, source, content, first, end: joins ? start : behind });
}

function isComplement(r: Reading, tree: Tree, at: number, told: boolean): boolean {
  const relation = r.tokens[at]?.deprel ?? '';
  return COMPLEMENT.test(relation) && !(told && relation === 'obj') && !isPlacing(r, tree, at);
}

/** 'met in Port Halim', 'fell in May': where and when, which nobody says. */
function isPlacing(r: Reading, tree: Tree, at: number): boolean {
  if (!/^(?:obl|nmod)/.test(r.tokens[at]?.deprel ?? '')) return false;
  return r.isTime(at) || tree.caseOf(at).some((each) => PLACING.has(r.norm(each)));
}

const PLACING = new Set([
  'in',
  'near',
  'during',
  'after',
  'before',
  'since',
  'until',
  'from',
  'into',
  'through',
  'between',
  'outside',
  'inside',
  'across',
  'by',
]);

function speakerAt(r: Reading, tree: Tree, at: number, verb: VerbGroup | null): Source | null {
  if (r.tokens[at]?.upos === 'NOUN') return speakerOfNoun(r, at);
  if (verb) return subjectOf(r, verb);
  const subject = tree.dependentsOf(at, 'nsubj', 'nsubj:pass')[0];
  return sourceOf(r, subject === undefined ? null : r.syntax.phraseAt(subject));
}

interface Parts {
  readonly at: number;
  readonly verb: VerbGroup | null;
  readonly source: Source | null;
  readonly content: Span;
  /** Half-open token range of the cue. */
  readonly first: number;
  readonly end: number;
}

function makeDraft(r: Reading, parts: Parts): Draft | null {
  const from = r.tokens[parts.first];
  const to = r.tokens[parts.end - 1];
  if (!from || !to) return null;
  return {
    source: parts.source?.span ?? null,
    speaker: parts.source?.phrase ?? null,
    cue: { start: from.start, end: to.end },
    at: parts.at,
    content: [parts.content],
    stance: parts.verb?.negated ? 'doubts' : stanceAt(r, parts.at),
    direct: false,
    pattern: `${ID}/tree`,
    verb: parts.verb,
  };
}
