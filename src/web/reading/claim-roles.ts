/** Who and what a claim names, in words. */
import { isPluralWord } from '../../contract/claim-words.ts';
import type { Claim, CodedDocument, Role, Span } from '../../contract/coded-document.ts';

/** What of a coded document a claim's words are looked up in. */
export type Source = Pick<CodedDocument, 'entities' | 'times' | 'places' | 'figures' | 'attributions'>;

export const wordsOf = (text: string, span: Span) => text.slice(span.start, span.end).replace(/\s+/g, ' ');

/** Whether the claim says that it did not happen. */
export const isRefused = (claim: Claim) => claim.status === 'denied' || claim.status === 'negated';

/** Whether the verb is plural: several roles, or one whose head is a plural noun. */
export function isPlural(roles: readonly Role[], text: string): boolean {
  const head = roles[0]?.head;
  return roles.length > 1 || (head !== undefined && isPluralWord(text.slice(head.start, head.end)));
}

/** Names of those whose word the claim is. */
export function listSpeakers(claim: Claim, coded: Source): ReadonlySet<string> {
  const voices = coded.attributions.filter((item) => claim.attributions.includes(item.id));
  const ids = new Set(voices.flatMap((voice) => voice.sourceEntities));
  return new Set(coded.entities.filter((entity) => ids.has(entity.id)).map((entity) => entity.name));
}

/** Words that have their capital only from the head of a sentence. */
const OPENERS =
  /^(?:the|an?|some|several|many|more|at|up|about|around|nearly|almost|over|dozens|scores|hundreds|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty)(?= )/i;

/** 'Its jets had bombed it': the one who acts is 'it'. */
const OWNERS: Readonly<Record<string, string>> = { its: 'it', their: 'they', his: 'he', her: 'she' };

export function nameRole(role: Role, coded: Source, text: string, speakers: ReadonlySet<string>): string {
  const entity = coded.entities.find((item) => item.id === role.entity);
  // 'they said they had taken it': the pronoun is right where its owner has just been named.
  if (entity?.form === 'pronoun' && speakers.has(entity.name)) {
    const words = wordsOf(text, role);
    return OWNERS[words.toLowerCase()] ?? words;
  }
  if (entity && entity.form !== 'nominal' && entity.type !== 'other') return entity.name;
  return wordsOf(text, role).replace(OPENERS, (word) => word.toLowerCase());
}
