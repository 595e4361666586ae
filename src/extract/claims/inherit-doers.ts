/** Who did what is only pointed at: 'Police fired at the crowd. Two were killed in the firing.' */
import { codeTrigger } from './coding.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isAsserted, isSpeech } from './draft.ts';

/** Sentences back to the telling that names the doer. */
const REACH = 3;

/**
 * Gives an event that is pointed at by the word it was told with ('the firing', 'this raid') the doers of that telling,
 * where it names none of its own. The roles point into the earlier sentence.
 * @param drafts in text order
 */
export function inheritDoers(context: ClaimContext, drafts: readonly ClaimDraft[]): void {
  for (const [index, draft] of drafts.entries()) {
    if (isSpeech(draft) || !isAsserted(draft) || draft.roles.actors.length > 0) continue;
    if (!isPointedAt(context, draft) || !harmsSomebody(context, draft)) continue;
    const told = drafts
      .slice(0, index)
      .findLast(
        (d) => d.pattern === draft.pattern && draft.site.sentence - d.site.sentence <= REACH && isAsserted(d),
      );
    if (!told || told.roles.actors.length === 0 || told.site.sentence === draft.site.sentence) continue;
    draft.roles = {
      ...draft.roles,
      actors: told.roles.actors,
      actorClasses: told.roles.actorClasses,
    };
    draft.coding = codeTrigger(context, draft.trigger, draft.roles);
  }
}

/** Only where it says who suffered: 'nobody was hurt in the firing' tells of no deed. */
function harmsSomebody(context: ClaimContext, draft: ClaimDraft): boolean {
  const empty = context.figures.some((f) => draft.figures.includes(f.id) && f.high === 0);
  return !empty && draft.roles.recipients.length + draft.roles.objects.length > 0;
}

/** 'the firing', 'this raid', 'those shots'. */
function isPointedAt({ doc, syntax }: ClaimContext, { site }: ClaimDraft): boolean {
  const before = doc.tokens[site.start - 1];
  const phrase = syntax.phraseAt(site.start);
  const opener = phrase && phrase.firstToken < site.start ? doc.tokens[phrase.firstToken] : before;
  return (
    opener !== undefined &&
    opener.sentence === site.sentence &&
    /^(?:the|this|that|these|those)$/.test(opener.norm)
  );
}
