/** Denials and admissions: which claims they speak of, and the claims that 'denied it' and 'claimed responsibility' are. */
import type { Attribution } from '../../contract/coded-document.ts';
import type { ClaimContext } from './context.ts';
import { type ClaimDraft, isSpeech } from './draft.ts';
import { verbSite } from './site.ts';
import { coveringAttributions } from './stance.ts';

/** How many sentences back a denial may reach. */
const REACH = 4;
const ANAPHORA = new Set([
  'it',
  'this',
  'that',
  'them',
  'these',
  'those',
  'report',
  'reports',
  'accusation',
  'accusations',
  'allegation',
  'allegations',
  'claim',
  'claims',
  'charge',
  'charges',
  'involvement',
  'responsibility',
  'role',
  'incident',
  'wrongdoing',
  'part',
  'so',
]);
const CONFIRMING = new Set(['confirm', 'admit', 'acknowledge', 'verify', 'corroborate']);

/** Links denied claims to what they deny, and adds a claim where a denial or admission has no event words of its own. */
export function addDenials(context: ClaimContext, drafts: readonly ClaimDraft[]): readonly ClaimDraft[] {
  const added: ClaimDraft[] = [];
  for (const attribution of context.attributions) {
    const confirms = isConfirmation(context, attribution);
    const disclaims = isDisclaimer(context, attribution);
    if ((attribution.stance !== 'denies' && !confirms && !disclaims) || !attribution.cue) continue;
    const inside = drafts.filter(
      (d) => !isSpeech(d) && attribution.content.some((s) => s.start <= d.span.start && d.span.end <= s.end),
    );
    if (inside.length > 0 && disclaims) {
      // The deed was done, and not by the speaker.
      for (const draft of inside) if (draft.status === 'negated') draft.status = 'occurred';
    } else if (inside.length > 0) {
      for (const draft of inside)
        if (draft.status === 'denied' || confirms)
          draft.about.push(...antecedents(context, drafts, draft.span.start, draft));
      continue;
    }
    if (!disclaims && !isAnaphoric(context, attribution)) continue;
    const own = inside[0] ?? null;
    const before = antecedents(context, drafts, attribution.cue.start, own);
    const about = before.length > 0 || !own ? before : [own];
    const first = about[0];
    if (!first) continue;
    const made = claimAtCue(context, attribution, first, about, confirms ? 'occurred' : 'denied');
    if (made && !drafts.some((d) => d.span.start < made.span.end && made.span.start < d.span.end))
      added.push(made);
  }
  for (const draft of drafts) {
    if (!draft.trigger.frame.admission) continue;
    admit(context, drafts, draft);
  }
  return [...drafts.filter((d) => !d.trigger.frame.admission || d.about.length > 0), ...added].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

function isConfirmation(context: ClaimContext, attribution: Attribution): boolean {
  if (!attribution.cue || attribution.stance !== 'states') return false;
  const range = context.tokensOf(attribution.cue);
  return context.doc.tokens.slice(range.start, range.end).some((t) => CONFIRMING.has(t.lemma));
}

/** 'Said it had no part in the killing', 'denied any role in it': somebody keeps out of a deed that took place. */
function isDisclaimer(context: ClaimContext, attribution: Attribution): boolean {
  if (attribution.stance !== 'denies' && attribution.stance !== 'states') return false;
  const words = attribution.content
    .map(({ start, end }) => context.doc.text.slice(start, end))
    .join(' ')
    .toLowerCase()
    .replace(/n[’']t\b/g, ' not')
    .replace(/\s+/g, ' ');
  // 'It had no part in …': of the speaker himself, at the head of what he says.
  const own = /^(?:[“"'‘]?(?:that )?(?:it|he|she|they|we|i|its \w+|their \w+|his \w+) )?(?:\w+ ){0,3}$/;
  return context.words.disclaimers.some((phrase) => {
    const at = words.indexOf(phrase);
    const needsDenial = !/^(?:no|not|nothing) /.test(phrase);
    return at >= 0 && own.test(words.slice(0, at)) && (!needsDenial || attribution.stance === 'denies');
  });
}

/** 'it', 'the accusations', 'any involvement': content that points back, without an event of its own. */
function isAnaphoric(context: ClaimContext, attribution: Attribution): boolean {
  const words = attribution.content.flatMap((span) => {
    const range = context.tokensOf(span);
    return context.doc.tokens.slice(range.start, range.end);
  });
  if (words.length === 0) return true;
  return words.length <= 8 && words.some((t) => ANAPHORA.has(t.norm));
}

/** The claims of the nearest sentence before that tells of an event, of the same type where one is known. */
function antecedents(
  context: ClaimContext,
  drafts: readonly ClaimDraft[],
  before: number,
  like: ClaimDraft | null,
): ClaimDraft[] {
  const sentence =
    context.doc.tokens[context.tokensOf({ start: before, end: before + 1 }).start]?.sentence ?? 0;
  const fits = drafts.filter(
    (d) =>
      d !== like &&
      d.span.end <= before &&
      !isSpeech(d) &&
      !d.trigger.frame.admission &&
      d.status !== 'denied' &&
      d.status !== 'negated' &&
      d.status !== 'called-for' &&
      !d.background &&
      sentence - d.site.sentence <= REACH &&
      (like === null || (d.coding.eventType === like.coding.eventType && isSameDeed(context, d, like))) &&
      (like === null ||
        like.place === null ||
        like.placeBasis !== 'stated' ||
        d.place === null ||
        samePlace(context, d, like)),
  );
  // Among those of the nearest sentence the first: 'bombed the hospital' rather than what followed from it.
  const nearest = fits.at(-1)?.site.sentence;
  const there = fits.filter((d) => d.site.sentence === nearest);
  const violent = there.find((d) => d.coding.eventType === 'ASSAULT') ?? there[0];
  return violent ? [violent] : [];
}

/**
 * 'The Front denies that it executed prisoners' says nothing of what the Brigades' gunmen did, nor of those killed in a
 * battle: other doers, or another tactic against others, are another deed.
 */
function isSameDeed(context: ClaimContext, a: ClaimDraft, b: ClaimDraft): boolean {
  const chains = (d: ClaimDraft): readonly string[] =>
    d.roles.actors.flatMap(
      (r) => context.entities.find((e) => e.id === r.entity && e.type === 'actor')?.chain ?? [],
    );
  const [x, y] = [chains(a), chains(b)];
  // The ministry denies what the state's jets have done.
  const state = (d: ClaimDraft): boolean =>
    d.roles.actors.some((r) => context.entities.find((e) => e.id === r.entity)?.category === 'State forces');
  const apart = !(state(a) && state(b)) && !x.some((chain) => y.includes(chain));
  if (x.length > 0 && y.length > 0 && apart) return false;
  const [kind, other] = [a.coding.acled?.subEventType, b.coding.acled?.subEventType];
  if (kind === undefined || other === undefined || kind === other) return true;
  const heads = (d: ClaimDraft): readonly string[] =>
    [...d.roles.objects, ...d.roles.recipients].map((r) => context.doc.text.slice(r.head.start, r.head.end));
  return heads(a).some((head) => heads(b).includes(head));
}

function samePlace(context: ClaimContext, a: ClaimDraft, b: ClaimDraft): boolean {
  const of = (d: ClaimDraft): string | null => {
    const place = context.places.find((p) => p.id === d.place);
    return place?.resolution.status === 'resolved' ? place.resolution.place.id : null;
  };
  return of(a) === of(b);
}

function claimAtCue(
  context: ClaimContext,
  attribution: Attribution,
  first: ClaimDraft,
  about: ClaimDraft[],
  status: 'denied' | 'occurred',
): ClaimDraft | null {
  const cue = attribution.cue;
  if (!cue) return null;
  const range = context.tokensOf(cue);
  const sentence = context.doc.sentences[context.doc.tokens[range.start]?.sentence ?? -1];
  if (!sentence?.coded) return null;
  const verb = context.syntax.verbAt(range.start) ?? context.syntax.governorOf(range.start);
  if (!verb) return null;
  const span =
    verb.head >= range.start && verb.head < range.end ? context.spanOf(verb.head, verb.head + 1) : cue;
  const empty = {
    actors: [],
    recipients: [],
    instruments: [],
    objects: [],
    actorClasses: new Set<string>(),
    targetClasses: new Set<string>(),
  };
  return {
    trigger: first.trigger,
    site: { ...verbSite(context, verb, verb.endToken), start: range.start, end: range.end, reach: range.end },
    span: { start: span.start, end: span.end },
    pattern: `${status === 'denied' ? 'denial' : 'confirmation'}:${attribution.pattern}`,
    roles: empty,
    coding: first.coding,
    status,
    grammatical: status,
    background: false,
    place: first.place,
    placeBasis: first.place === null ? 'unknown' : 'inherited',
    otherPlaces: first.otherPlaces,
    time: first.time,
    timeBasis: first.time === null ? 'unknown' : 'inherited',
    timeRelation: first.timeRelation,
    timeRule: first.time === null ? 'none-said' : 'event-spoken-of',
    timeFrom: first.time === null ? null : first,
    figures: [],
    attributions: [...coveringAttributions(context, range.start), attribution].map((a) => a.id),
    about,
    evidence: [{ start: span.start, end: span.end }, ...attribution.content],
  };
}

/** 'The Front claimed responsibility for the attack': the attack's claim gets its actor, and the admission its types. */
function admit(context: ClaimContext, drafts: readonly ClaimDraft[], draft: ClaimDraft): void {
  const same = drafts.filter(
    (d) =>
      d !== draft &&
      d.site.sentence === draft.site.sentence &&
      !isSpeech(d) &&
      d.coding.eventType === 'ASSAULT',
  );
  const own = same.find((d) => d.span.start > draft.span.start) ?? same[0];
  const about = own ? [own] : antecedents(context, drafts, draft.span.start, null);
  const first = about[0];
  if (!first || draft.status !== 'occurred') return;
  draft.about = about;
  draft.coding = first.coding;
  if (own && own.roles.actors.length === 0) {
    own.roles = { ...own.roles, actors: draft.roles.actors, actorClasses: draft.roles.actorClasses };
  }
  draft.place = first.place;
  draft.placeBasis = first.place === null ? 'unknown' : 'inherited';
  draft.time = first.time;
  draft.timeBasis = first.time === null ? 'unknown' : 'inherited';
  draft.timeRule = first.time === null ? 'none-said' : 'event-spoken-of';
  draft.timeFrom = first.time === null ? null : first;
}
