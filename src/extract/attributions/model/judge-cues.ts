/** The model of cues chooses: which of the rules' drafts stay, and which further words are cues. */
import type { Entity } from '../../../contract/coded-document.ts';
import type { Draft, Reading } from '../reading.ts';
import { cueFeatures } from './cue-features.ts';
import { featureContext, isCandidate } from './feature-context.ts';
import { readOpenCue } from './open-cues.ts';

/** Log-odds above which a word that the rules passed over is a cue; chosen on a tenth of the training documents. */
const ACCEPT = -0.3;
/** The same in reports of politics, trade or sport, where nothing of force stands near: what would be a deed is mostly words. */
const ACCEPT_CALM = -0.55;
/** Log-odds above which a draft of the rules stays, by what its frame leans on. */
const KEEP_WEAK = -0.8;
const KEEP_SPOKEN = -0.8;
const KEEP_NOUN = -3;
/** Frames that nouns of all kinds can fill: whether anybody says something is up to the word and its company. */
const WEAK = new Set([
  'object',
  'predicate',
  'prep',
  'to',
  'of',
  'for',
  'about',
  'over',
  'link',
  'object-to',
  'colon',
]);
/** Frames of words that hide or name a speaker whatever their company: no model takes 'suspected' away. */
const CERTAIN = new Set([
  'adjective',
  'adverb',
  'phrase',
  'passive',
  'passive-that',
  'quoted',
  'quote',
  'headline',
]);

/** Log-odds that a draft of the rules must pass. */
function leastFor(draft: Draft, frame: string): number {
  // 'the ministry's pledge to', 'reports of shelling': politics has fewer of them than reports of war.
  if (draft.verb === null && frame !== 'colon') return KEEP_NOUN;
  return WEAK.has(frame) ? KEEP_WEAK : KEEP_SPOKEN;
}

/**
 * @param drafts those of the rules
 * @param entities of the document, for what kind of thing speaks and is spoken of
 * @returns drafts in the order of their cues
 */
export function judgeCues(
  r: Reading,
  drafts: readonly Draft[],
  entities: readonly Entity[],
): readonly Draft[] {
  const c = featureContext(r, drafts, entities);
  const kept: Draft[] = [];
  const wanted: { readonly at: number; readonly score: number }[] = [];
  for (let at = 0; at < r.tokens.length; at++) {
    if (!isCandidate(c, at)) continue;
    const draft = c.ruled.get(at);
    const frame = draft?.pattern.split('/')[1] ?? '';
    if (draft && CERTAIN.has(frame)) {
      kept.push(draft);
      continue;
    }
    const score = r.lexicon.cueModel.score(cueFeatures(c, at));
    if (draft && score > leastFor(draft, frame)) kept.push(draft);
    if (!draft && (score > ACCEPT || (score > ACCEPT_CALM && r.inFigures(at)))) wanted.push({ at, score });
  }
  // 'made a claim that': the surer word of one cue is its head.
  for (const { at, score } of wanted.sort((a, b) => b.score - a.score || a.at - b.at)) {
    const start = r.tokens[at]?.start ?? 0;
    if (kept.some(({ cue }) => cue !== null && cue.start <= start && cue.end > start)) continue;
    const draft = readOpenCue(r, c.tree, at, score);
    if (draft) kept.push(draft);
  }
  return kept.sort((a, b) => a.at - b.at);
}
