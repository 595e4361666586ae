/** A claim in the making. */
import type { Claim, Id, Span, Status } from '../../contract/coded-document.ts';
import type { ClaimTimeRule } from '../../text/trace-rules.ts';
import type { Coding } from './coding.ts';
import type { Roles } from './roles.ts';
import type { Site } from './site.ts';
import type { Trigger } from './triggers.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Steps add to a draft one after the other; nothing outside claim extraction sees it. */
export interface ClaimDraft {
  readonly trigger: Trigger;
  readonly site: Site;
  readonly span: Span;
  readonly pattern: string;
  roles: Mutable<Roles>;
  coding: Coding;
  status: Status;
  /** By grammar alone, before anybody's stance. */
  readonly grammatical: Status;
  background: boolean;
  place: Id | null;
  placeBasis: Claim['placeBasis'];
  otherPlaces: readonly Id[];
  time: Id | null;
  timeBasis: Claim['timeBasis'];
  timeRelation: Claim['timeRelation'];
  timeRule: ClaimTimeRule;
  /** The draft that the time was taken over from. */
  timeFrom: ClaimDraft | null;
  figures: Id[];
  attributions: readonly Id[];
  about: ClaimDraft[];
  evidence: Span[];
}

/** A speech act: what it says is another claim. */
export function isSpeech(draft: ClaimDraft): boolean {
  return draft.trigger.frame.speech;
}

/** Violence, or a harm of it: what tolls are counted in. */
export function isViolent(draft: ClaimDraft): boolean {
  return draft.coding.eventType === 'ASSAULT';
}

export function isAsserted(draft: ClaimDraft): boolean {
  return draft.status === 'occurred' || draft.status === 'ongoing';
}
