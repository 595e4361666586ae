/** What the rules find: one draft for each cue of the lexicon, before quotations are joined and the model is asked. */
import { readHeadline } from './headlines.ts';
import { readImpersonal, readLabel, TOKEN_RULES } from './hidden.ts';
import { type Draft, type Reading, spanOf } from './reading.ts';
import { readVerb } from './verbs.ts';

/** One draft for each cue, in the order of the cues. */
export function findDrafts(r: Reading): readonly Draft[] {
  const byToken = new Map<number, Draft>();
  const add = (draft: Draft | null): void => {
    if (draft && !byToken.has(draft.at)) byToken.set(draft.at, draft);
  };
  for (const sentence of r.doc.sentences) {
    if (!sentence.coded) continue;
    const opensParagraph = r.doc.sentences[sentence.index - 1]?.paragraph !== sentence.paragraph;
    if (opensParagraph) add(readLabel(r, sentence.firstToken));
    for (const draft of readHeadline(r, sentence.index)) add(draft);
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      for (const rule of TOKEN_RULES) add(rule(r, at));
    }
  }
  for (const verb of r.doc.verbs) {
    if (!r.doc.sentences[verb.sentence]?.coded || byToken.has(verb.head)) continue;
    add(readImpersonal(r, verb.index) ?? readVerb(r, verb));
  }
  const found = [...byToken.values()].sort((a, b) => a.at - b.at);
  return found.flatMap((draft) => passOn(r, draft, found) ?? []);
}

/** 'X reported, citing Y': Y said what X reports. Without such a cue, Y said what stands before. */
function passOn(r: Reading, draft: Draft, found: readonly Draft[]): Draft | null {
  if (draft.content.length > 0) return draft;
  const sentence = r.tokens[draft.at]?.sentence;
  const beside = found.filter((each) => r.tokens[each.at]?.sentence === sentence && each.content.length > 0);
  // 'X, citing Y, reported': the cue of X is still to come.
  const ahead = (each: Draft): boolean => each.source !== null && each.source.end <= (draft.cue?.start ?? 0);
  const carrier =
    beside.findLast((each) => each.at < draft.at) ?? beside.find((each) => each.at > draft.at && ahead(each));
  if (carrier) return { ...draft, content: carrier.content, within: carrier.at };
  const first = r.doc.sentences[sentence ?? -1]?.firstToken ?? draft.at;
  const left = spanOf(r, first, draft.at);
  return left && { ...draft, content: [left] };
}
