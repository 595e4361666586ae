/** What the model of cues is told about a word: its grammar, its company, and what lexicon and rules make of it. */
import { hashFeature } from '../../../reference/linear-model.ts';
import type { Token } from '../../../text/document.ts';
import { sentenceBounds } from '../reading.ts';
import { type FeatureContext, quoteBefore, quoteBehind, subjectAt } from './feature-context.ts';

const COUNTED =
  /^(?:nsubj|obj|iobj|ccomp|xcomp|obl|advcl|acl|parataxis|csubj|nmod|advmod|mark|expl|cop|aux|conj|appos|amod|compound|det|dep)/;
const CORE = /^(?:nsubj|obj|iobj|ccomp|xcomp|csubj|expl|cop)$/;
/** Relations of what can be said, the likeliest first. */
const COMPLEMENTS = ['ccomp', 'xcomp', 'obj', 'obl', 'acl', 'nmod', 'parataxis', 'advcl'];
const WITH_MARK = new Set(['ccomp', 'xcomp', 'obl', 'nmod', 'acl']);

/** The features of a candidate, as hashes; some may come twice. */
export function cueFeatures(c: FeatureContext, at: number): readonly number[] {
  const token = c.r.tokens[at];
  return token ? new CueFeatures(c, token).all() : [];
}

class CueFeatures {
  readonly #c: FeatureContext;
  readonly #token: Token;
  readonly #at: number;
  readonly #pos: string;
  readonly #word: string;
  readonly #found: number[] = [];
  /** Tokens of the cue's verb group, or the word alone. */
  readonly #first: number;
  readonly #behind: number;
  #complement = -1;
  /** Relation of the complement with what marks it: 'ccomp:that', 'obl:for', 'none'. */
  #kind = 'none';

  constructor(c: FeatureContext, token: Token) {
    this.#c = c;
    this.#token = token;
    this.#at = token.index;
    this.#pos = token.upos;
    this.#word = `${this.#lemma(token.index)}/${token.upos}`;
    const verb = c.r.syntax.verbAt(token.index);
    this.#first = verb?.firstToken ?? token.index;
    this.#behind = verb?.endToken ?? token.index + 1;
  }

  all(): readonly number[] {
    this.#addWord();
    this.#addAbove();
    this.#addBelow();
    this.#addQuotes();
    this.#addComplement();
    this.#addSubject();
    this.#addRules();
    this.#addNeighbours();
    return this.#found;
  }

  #add(name: string): void {
    this.#found.push(hashFeature(name));
  }

  /** With the part of speech, and with the word. */
  #both(name: string): void {
    const start = hashFeature(name);
    this.#found.push(hashFeature(this.#pos, start), hashFeature(this.#word, start));
  }

  #lemma(at: number): string {
    const token = this.#c.r.tokens[at];
    return token === undefined ? '' : token.upos === 'PUNCT' ? token.text : token.lemma;
  }

  #addWord(): void {
    const lemma = this.#lemma(this.#at);
    this.#add(`u:${this.#pos}`);
    this.#add(`l:${this.#word}`);
    this.#add(`lm:${lemma}`);
    this.#add(`suf:${this.#pos}:${lemma.slice(-3)}`);
    const verb = this.#c.r.syntax.verbAt(this.#at);
    this.#both(`f:${verb ? `${verb.form}.${verb.voice}` : 'no'}`);
    if (!verb) return;
    this.#both(`neg:${verb.negated}`);
    this.#both(`t:${verb.tense}.${verb.modal ?? ''}`);
  }

  #addAbove(): void {
    const { tree, r, ruled } = this.#c;
    const { deprel } = this.#token;
    const head = tree.headOf(this.#at);
    this.#both(`d:${deprel}`);
    this.#both(`h:${deprel}:${this.#lemma(head)}`);
    this.#both(`hu:${deprel}:${r.tokens[head]?.upos ?? 'root'}`);
    this.#both(`hr:${deprel}:${ruled.get(head)?.pattern.split('/')[1] ?? ''}`);
  }

  #addBelow(): void {
    const { tree, r } = this.#c;
    const core: string[] = [];
    for (const child of tree.dependentsOf(this.#at)) {
      const relation = r.tokens[child]?.deprel ?? 'dep';
      if (!COUNTED.test(relation)) continue;
      const base = relation.split(':')[0] ?? relation;
      const mark = this.#markOf(child, base);
      const right = child > this.#at;
      this.#both(`c:${relation}:${right ? 'R' : 'L'}:${mark}`);
      if (CORE.test(base)) core.push(base === 'ccomp' || base === 'xcomp' ? base + mark : base);
      if (base === 'obl' && right) core.push('obl');
      if (right && (relation === 'compound:prt' || relation === 'advmod')) this.#both(`prt:${r.norm(child)}`);
      if (/^(?:det|amod|compound|advmod|aux)/.test(relation)) this.#both(`m:${base}:${r.norm(child)}`);
      if (right || base === 'ccomp' || base === 'parataxis') this.#offerComplement(child, base, mark);
    }
    this.#both(`core:${core.join('+')}`);
  }

  #markOf(child: number, base: string): string {
    const { tree, r } = this.#c;
    if (base === 'obl' || base === 'nmod') {
      return tree
        .caseOf(child)
        .map((each) => r.norm(each))
        .join('_');
    }
    return /^(?:ccomp|xcomp|advcl|acl|parataxis)$/.test(base) ? r.norm(tree.markOf(child)) : '';
  }

  #offerComplement(child: number, base: string, mark: string): void {
    const rank = COMPLEMENTS.indexOf(base);
    if (rank < 0) return;
    const known = COMPLEMENTS.indexOf(this.#relation());
    if (this.#complement >= 0 && known <= rank) return;
    this.#complement = child;
    this.#kind = WITH_MARK.has(base) ? `${base}:${mark}` : base;
  }

  #relation(): string {
    return this.#kind.split(':')[0] ?? '';
  }

  #addQuotes(): void {
    const { r } = this.#c;
    const { first, end } = sentenceBounds(r, this.#at);
    const right = quoteBehind(r, this.#behind, end);
    this.#both(`q:${quoteBefore(r, this.#first, first)}:${right}`);
    const kind = right === '-' ? this.#kind : `q${right}+${this.#kind}`;
    this.#both(`k:${kind}`);
    this.#both(`inq:${r.quotationAt(this.#at)?.kind ?? '-'}`);
    const headline = r.doc.sentences[this.#token.sentence]?.paragraph === 0;
    this.#both(`hl:${headline}`);
    this.#add(`hlk:${headline}:${this.#pos}:${kind}`);
    const cues = this.#cues();
    if (cues.length === 0) this.#add(`lx:none:${this.#pos}:${this.#kind}`);
    for (const id of cues) {
      this.#add(`lx:${id}:${this.#pos}`);
      this.#add(`lxk:${id}:${kind}`);
    }
  }

  /** The entries of the lexicon that have the word. */
  #cues(): readonly string[] {
    const { verbs, nouns } = this.#c.r.lexicon;
    const lemma = this.#lemma(this.#at);
    const cues = this.#pos === 'VERB' ? verbs.get(lemma) : this.#pos === 'NOUN' ? nouns.get(lemma) : [];
    return (cues ?? []).map((each) => each.id);
  }

  #addComplement(): void {
    const at = this.#complement;
    if (at < 0) return;
    const { r, entityAt } = this.#c;
    const lemma = this.#lemma(at);
    this.#add(`ch:${this.#kind}:${lemma}`);
    this.#add(`ch2:${this.#word}:${lemma}`);
    this.#both(`cu:${this.#kind}:${r.tokens[at]?.upos ?? ''}`);
    this.#both(`ce:${this.#kind}:${entityAt.get(at) ?? '-'}`);
    this.#both(`cf:${this.#kind}:${r.syntax.verbAt(at)?.form ?? '-'}`);
  }

  #addSubject(): void {
    const subject = subjectAt(this.#c, this.#at);
    const who = this.#whoIs(subject);
    const type = subject < 0 ? 'none' : (this.#c.entityAt.get(subject) ?? '-');
    const relation = this.#relation();
    this.#both(`s:${who}`);
    this.#both(`se:${type}`);
    this.#both(`sk:${who}:${relation}`);
    this.#both(`ek:${type}:${relation}`);
    const draft = this.#c.ruled.get(this.#at);
    if (draft) {
      const source = draft.source ? (draft.speaker ? who : 'x') : 'hidden';
      this.#both(`rs:${draft.pattern.split('/')[1]}:${source}:${type}`);
    }
    if (subject < 0) return;
    this.#add(`sl:${this.#lemma(subject)}`);
    this.#add(`slk:${this.#lemma(subject)}:${this.#kind}`);
    this.#both(`sd:${subject < this.#at ? 'L' : 'R'}`);
  }

  #whoIs(subject: number): string {
    const token = this.#c.r.tokens[subject];
    if (!token) return 'none';
    return token.upos === 'PRON' ? token.norm : token.upos;
  }

  #addRules(): void {
    const draft = this.#c.ruled.get(this.#at);
    this.#both(`r:${draft?.pattern ?? 'none'}`);
    if (draft) this.#both(`rd:${draft.direct}`);
    this.#both(`dp:${this.#c.depth[this.#at] ?? 0}:${draft ? 'r' : 'n'}`);
  }

  #addNeighbours(): void {
    const { r } = this.#c;
    const { first, end } = sentenceBounds(r, this.#at);
    const near = (i: number): string => (i < first ? '<s>' : i >= end ? '</s>' : r.norm(i));
    const pos = (i: number): string => r.tokens[i]?.upos ?? '';
    this.#both(`n1:${near(this.#behind)}`);
    this.#both(`p1:${near(this.#first - 1)}`);
    this.#add(`n2:${this.#word}:${near(this.#behind)}_${near(this.#behind + 1)}`);
    this.#add(`nu:${this.#pos}:${pos(this.#behind)}_${pos(this.#behind + 1)}`);
    this.#add(`pu:${this.#pos}:${pos(this.#first - 2)}_${pos(this.#first - 1)}`);
    const place = this.#at - first < 3 ? 'first' : end - this.#at < 4 ? 'last' : 'mid';
    this.#add(`pos:${this.#pos}:${place}`);
    if (this.#pos !== 'NOUN') return;
    const governor = r.syntax.governorOf(this.#at);
    this.#both(`g:${governor ? this.#lemma(governor.head) : ''}`);
    const phrase = r.syntax.phraseAt(this.#at);
    const owned = phrase !== null && phrase.possessor !== null;
    this.#both(`ps:${owned}:${near(phrase?.firstToken ?? this.#at)}`);
  }
}
