/** Finds the words that frames are triggered by, and chooses one frame for each. */
import type { Frame, VerbTrigger } from '../../reference/patterns.ts';
import type { VerbGroup } from '../../text/document.ts';
import { hasForm, matchesAt } from '../../text/words.ts';
import { findCommitment } from './commitments.ts';
import { holds } from './conditions.ts';
import type { ClaimContext } from './context.ts';
import { nounSite, phraseSite, type Site, verbSite } from './site.ts';

export interface Trigger {
  readonly frame: Frame;
  readonly site: Site;
}

/** Words after a verb that a fixed expression may skip: 'opened heavy fire', 'claimed full responsibility'. */
const SKIPPED = new Set(['DET', 'ADV', 'ADJ', 'PRON', 'NUM']);
const GAP = 6;

/** All triggers of the document's coded sentences, in text order; no two overlap. */
export function findTriggers(context: ClaimContext): readonly Trigger[] {
  const found: Trigger[] = [];
  for (const verb of context.doc.verbs) {
    if (!context.doc.sentences[verb.sentence]?.coded) continue;
    const own = verbTriggers(context, verb);
    found.push(...own);
    const commitment = findCommitment(context, verb, own[0]?.frame ?? null);
    if (commitment) found.push(commitment);
  }
  for (const sentence of context.doc.sentences) {
    if (!sentence.coded) continue;
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      found.push(...nounTriggers(context, token, sentence.endToken));
      found.push(...phraseTriggers(context, token, sentence.endToken));
    }
  }
  return withoutOverlap(found);
}

function verbTriggers(context: ClaimContext, verb: VerbGroup): readonly Trigger[] {
  const head = context.stream.words[context.stream.firstWord[verb.head] ?? -1];
  const candidates: { trigger: VerbTrigger; end: number }[] = [];
  const token = context.doc.tokens[verb.head];
  const norm = token?.norm ?? '';
  const irregular = context.words.irregularForms.get(norm) ?? '';
  for (const form of new Set([...(head?.forms ?? []), token?.lemma ?? '', irregular, ...stemsOf(norm)])) {
    for (const trigger of context.patterns.verbs.get(form) ?? []) {
      const end = matchRest(context, verb, trigger);
      if (end !== null) candidates.push({ trigger, end });
    }
  }
  // Most candidates end at the same word: their site is one.
  const sites = new Map<string, Site>();
  const siteAt = (end: number, gapped: boolean): Site => {
    const known = sites.get(`${end}:${gapped}`);
    if (known) return known;
    const made = verbSite(context, verb, end, gapped);
    sites.set(`${end}:${gapped}`, made);
    return made;
  };
  return choose(
    context,
    candidates.map(({ trigger, end }) => ({
      frame: trigger.frame,
      site: siteAt(end, trigger.rest.includes('*')),
      // 'opened fire inside the camp': words side by side go before words apart.
      words:
        1 +
        trigger.rest.filter((w) => w !== '*').length +
        (trigger.adverb ? 1 : 0) -
        (trigger.rest.includes('*') ? 0.5 : 0),
    })),
  );
}

/** What a regular verb form may come from: the lemmatizer does not know every verb ('abducted', 'raped'). */
function stemsOf(norm: string): readonly string[] {
  const stem = /^(.{2,})(?:ed|ing)$/.exec(norm)?.[1];
  if (stem === undefined) return norm.endsWith('es') ? [norm.slice(0, -1), norm.slice(0, -2)] : [];
  const single = /([bdgklmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...single, ...(stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : [])];
}

/** Where the expression ends, or null where its words do not follow. */
function matchRest(context: ClaimContext, verb: VerbGroup, trigger: VerbTrigger): number | null {
  const { doc, stream } = context;
  if (trigger.adverb !== null) {
    const around = [verb.head - 1, verb.head + 1].map((t) => doc.tokens[t]?.norm);
    if (!around.includes(trigger.adverb)) return null;
  }
  let token = verb.head + 1;
  let end = verb.head + 1;
  let gap = 2;
  const stop = doc.sentences[verb.sentence]?.endToken ?? 0;
  for (const part of trigger.rest) {
    if (part === '*') {
      gap = GAP;
      continue;
    }
    const wide = gap === GAP;
    let at = -1;
    for (let t = token; t < stop && t <= token + gap; t++) {
      const word = stream.words[stream.firstWord[t] ?? -1];
      if (hasForm(word, part) && !measures(context, t) && !isPlaced(context, verb, t)) {
        at = t;
        break;
      }
      const upos = doc.tokens[t]?.upos ?? 'X';
      if (wide ? upos === 'PUNCT' && !/^["“”'‘’-]$/.test(doc.tokens[t]?.text ?? '') : !SKIPPED.has(upos))
        break;
    }
    if (at < 0) return null;
    token = at + 1;
    end = at + 1;
    gap = 2;
  }
  return end;
}

/** 'was shot [at] a checkpoint': behind a passive it says where, if anything follows. */
function isPlaced({ doc, syntax }: ClaimContext, verb: VerbGroup, token: number): boolean {
  if (verb.voice !== 'passive' || doc.tokens[token]?.norm !== 'at') return false;
  const phrase = syntax.phraseAt(token + 1);
  return phrase !== null && phrase.preposition === token;
}

/** 'shot [at least] two', 'rounded [up to] fifty': words of a number, and no preposition of the verb's. */
function measures({ doc }: ClaimContext, token: number): boolean {
  let at = doc.tokens[token];
  for (let hops = 0; at && hops < 3; hops++) {
    if (at.upos === 'NUM') return at.index > token;
    at = doc.tokens[at.head];
  }
  return false;
}

function nounTriggers(context: ClaimContext, token: number, stop: number): readonly Trigger[] {
  const candidates: { frame: Frame; site: Site; words: number }[] = [];
  for (const match of matchesAt(context.stream, context.patterns.nouns, token, stop)) {
    if (!isEventNoun(context, match.start, match.end)) continue;
    const site = nounSite(context, match.start, match.end);
    if (site) candidates.push({ frame: match.value, site, words: match.end - match.start });
  }
  return choose(context, candidates);
}

/** An event noun heads its phrase, or stands before a noun that only says how it went ('bombing campaign'). */
function isEventNoun(context: ClaimContext, start: number, end: number): boolean {
  const { doc, syntax, words } = context;
  const last = doc.tokens[end - 1];
  const first = doc.tokens[start];
  if (!last || !first || !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(last.upos)) return false;
  const phrase = syntax.phraseAt(end - 1);
  if (!phrase) return false;
  const opens = doc.sentences[last.sentence]?.firstToken === start;
  const headline = doc.sentences[last.sentence]?.kind === 'headline';
  if (
    last.upos === 'PROPN' &&
    /^\p{Lu}/u.test(last.text) &&
    !opens &&
    !headline &&
    !/^\p{Lu}+$/u.test(last.text)
  )
    return false;
  for (let t = end; t <= phrase.head; t++) {
    const word = doc.tokens[t];
    if (word && !words.containers.has(word.lemma) && !words.containers.has(word.norm)) return false;
  }
  return true;
}

function phraseTriggers(context: ClaimContext, token: number, stop: number): readonly Trigger[] {
  const candidates: { frame: Frame; site: Site; words: number }[] = [];
  for (const match of matchesAt(context.stream, context.patterns.phrases, token, stop)) {
    const site = phraseSite(context, match.start, match.end);
    if (site) candidates.push({ frame: match.value, site, words: match.end - match.start });
  }
  return choose(context, candidates);
}

/** The most specific frame whose conditions hold: most words, then most requirements, then first in the files. */
function choose(
  context: ClaimContext,
  candidates: readonly { frame: Frame; site: Site; words: number }[],
): readonly Trigger[] {
  const ranked = [...candidates].sort(
    (a, b) => b.words - a.words || b.frame.require.length - a.frame.require.length,
  );
  for (const { frame, site } of ranked) {
    if (frame.exclude.some((c) => holds(context, site, c))) continue;
    if (!frame.require.every((c) => holds(context, site, c))) continue;
    return [{ frame, site }];
  }
  return [];
}

/** Text order; of triggers that overlap the longer stays, of equal ones the verb's. */
function withoutOverlap(found: readonly Trigger[]): readonly Trigger[] {
  const taken = new Set<number>();
  const kept: Trigger[] = [];
  const length = ({ site }: Trigger): number => site.reach - site.start;
  const order = [...found].sort(
    (a, b) => length(b) - length(a) || rank(a) - rank(b) || a.site.start - b.site.start,
  );
  for (const trigger of order) {
    const { start, reach } = trigger.site;
    let free = true;
    for (let t = start; t < reach; t++) if (taken.has(t)) free = false;
    if (!free) continue;
    for (let t = start; t < reach; t++) taken.add(t);
    kept.push(trigger);
  }
  return kept.sort((a, b) => a.site.start - b.site.start);
}

/** What is promised decides on 'promised to withdraw'; a verb goes before a noun. */
const rank = (trigger: Trigger): number => (trigger.frame.commits ? 0 : trigger.site.kind === 'verb' ? 1 : 2);
