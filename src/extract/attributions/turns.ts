/** Where what somebody says ends because the reporter goes on: to another speaker, or to the next thing that this one says. */
import type { Span } from '../../contract/coded-document.ts';
import { firstTokenFrom } from './quotations.ts';
import type { Draft, Reading } from './reading.ts';

/** The cue that takes over, where its part of the sentence begins, and whose content ends there. */
interface Turn {
  readonly at: number;
  readonly start: number;
  ends(draft: Draft): boolean;
}

/**
 * 'The army said nine had died; the Front said four had', 'X said they had left and accused Y': the content of the first ends
 * where the second begins.
 */
export function setApart(r: Reading, drafts: readonly Draft[]): readonly Draft[] {
  const turns = drafts.flatMap((draft) => toAnother(r, draft) ?? toTheNext(r, draft) ?? []);
  if (turns.length === 0) return drafts;
  return drafts.map((draft) => {
    if (draft.direct || !draft.cue) return draft;
    const from = draft.cue.end;
    const turn = turns.find((each) => each.at !== draft.at && each.start > from && each.ends(draft));
    if (!turn) return draft;
    const content = draft.content.flatMap((span) =>
      span.start < turn.start && span.end > turn.start ? { start: span.start, end: turn.start } : span,
    );
    return { ...draft, content: content.map((span) => trimmed(r, span)) };
  });
}

/** Another speaker, who is set against the first, or reports beside him in the same tense. */
function toAnother(r: Reading, { source, cue, verb }: Draft): Turn | null {
  if (!source || !cue || !verb || verb.form !== 'finite' || source.start > cue.start) return null;
  const before = r.tokens[firstTokenFrom(r.tokens, source.start) - 1];
  if (before?.sentence !== verb.sentence) return null;
  const comma = r.tokens[before.index - 1];
  const joined = before.norm === 'and' && comma?.norm === ',';
  if (!joined && !r.lexicon.counterpoints.has(before.norm)) return null;
  return {
    at: verb.head,
    start: comma?.upos === 'PUNCT' ? comma.start : before.start,
    // 'The mayor said nine had died, and the army said four had': both report, in one tense.
    ends: (draft) => !joined || draft.verb?.tense === verb.tense,
  };
}

/** The same speaker, whose next cue is coordinated with the first: 'said … and accused'. */
function toTheNext(r: Reading, { source, verb }: Draft): Turn | null {
  if (!source || verb?.form !== 'finite' || source.end > verb.start) return null;
  let at = verb.firstToken - 1;
  while (r.tokens[at]?.upos === 'ADV') at--;
  const joint = r.tokens[at];
  if (joint?.upos !== 'CCONJ' || joint.start < source.end) return null;
  const comma = r.tokens[at - 1];
  return {
    at: verb.head,
    start: comma?.norm === ',' ? comma.start : joint.start,
    ends: (draft) =>
      draft.source?.start === source.start && draft.verb?.form === 'finite' && draft.at < verb.head,
  };
}

/** Without the space that a cut leaves at the end. */
function trimmed(r: Reading, { start, end }: Span): Span {
  return { start, end: start + r.doc.text.slice(start, end).trimEnd().length };
}
