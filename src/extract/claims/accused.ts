/** 'X blamed Y for the killing of nine villagers': by his word Y did it, although the deed is only named. */
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isSpeech } from './draft.ts';

const BLAMING = new Set(['blame', 'accuse', 'suspect', 'charge']);
const JOINED = /^\s*(?:for|of|over|with|in)\s(?:[^,;.]*\s)?$/;

/** Gives a deed that names nobody who did it the party that its source blames for it. */
export function addAccused(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  for (const { cue, content } of context.attributions) {
    const [said] = content;
    if (!cue || !said) continue;
    const range = context.tokensOf(cue);
    if (!context.doc.tokens.slice(range.start, range.end).some(({ lemma }) => BLAMING.has(lemma))) continue;
    const party = context.entities.find(
      (e) =>
        e.start >= said.start &&
        e.end < said.end &&
        /^(?:actor|person)$/.test(e.type) &&
        /^(?:the |an? )?$/i.test(context.doc.text.slice(said.start, e.start)),
    );
    const deed = drafts.find((d) => d.span.start > (party?.end ?? said.end) && d.span.end <= said.end);
    if (!party || !deed || isSpeech(deed) || deed.roles.actors.length > 0) continue;
    if (!JOINED.test(context.doc.text.slice(party.end, deed.span.start))) continue;
    const { start, end } = party;
    const last = context.tokensOf(party).end;
    const role = { start, end, entity: party.id, head: context.spanOf(last - 1, last) };
    deed.roles = { ...deed.roles, actors: [role] };
  }
}
