/** A claim as a sentence: who says that who did what to whom, where, when, with what toll; and how each is known. */
import { isPluralWord, nameCounted, STANCE_WORDS, stanceTo } from '../../contract/claim-words.ts';
import type { Basis, Claim, CodedDocument, Role } from '../../contract/coded-document.ts';
import { readCountInWords } from '../../contract/figure-reading.ts';
import type { ReviewedClaim } from '../../contract/review.ts';
import { describeType, describeVerdict } from '../terminal/describe.ts';

const BASIS_WORDS: Record<Basis, string> = {
  stated: '',
  inherited: ' (from the context)',
  publication: ' (the document’s own date)',
  unknown: '',
};

/** @returns the sentence, and below it what an analyst asks next: type, status, pattern, decision */
export function describeClaim(
  coded: CodedDocument,
  text: string,
  { claim, decision }: ReviewedClaim,
): { sentence: string; details: string } {
  const says = claim.attributions
    .map((id, index) =>
      describeAttribution(coded, text, id, index + 1 < claim.attributions.length ? null : claim),
    )
    .join(', that ');
  const actors = listRoles(coded, text, claim.actors);
  const targets = listRoles(coded, text, [...claim.recipients, ...claim.objects]);
  const instruments = listRoles(coded, text, claim.instruments);
  const trigger = `“${text.slice(claim.trigger.start, claim.trigger.end)}”`;
  const means = instruments && `with ${instruments}`;
  // Who did it is not always told: '“killed”: nine people'.
  const done = actors ? [actors, trigger, targets] : [targets ? `${trigger}: ${targets}` : trigger];
  const core = [...done, means].filter(Boolean).join(' ');
  const parts = [
    says ? `${says}: ${core}` : `In the document’s own voice: ${core}`,
    describePlace(coded, text, claim),
    describeTime(coded, text, claim),
    describeFigures(coded, claim, text),
  ].filter((part) => part !== '');
  const verdict = describeVerdict(
    decision.verdict,
    decision.edits.map((edit) => edit.field),
  );
  const by = decision.verdictReview ? ` by ${decision.verdictReview.reviewer}` : '';
  const details = [
    describeType(claim),
    claim.status,
    claim.background ? 'background' : '',
    // Without a type of its own, a claim is called by its harms already.
    claim.eventType || claim.acled ? claim.harms.join(', ') : '',
    claim.about.length > 0 ? `about ${claim.about.join(', ')}` : '',
    verdict === '–' ? 'undecided' : `${verdict}${by}`,
    claim.pattern,
  ];
  return { sentence: `${parts.join('; ')}.`, details: details.filter((one) => one !== '').join(' · ') };
}

/** @param claim what is said; null where another voice stands between */
function describeAttribution(coded: CodedDocument, text: string, id: string, claim: Claim | null): string {
  const attribution = coded.attributions.find((one) => one.id === id);
  if (!attribution) return id;
  const names = attribution.sourceEntities.flatMap((entity) => nameEntity(coded, entity) ?? []);
  const { source, channel } = attribution;
  const who = names.join(' and ') || (source ? text.slice(source.start, source.end) : 'an unnamed source');
  const via = channel ? ` (${text.slice(channel.start, channel.end)})` : '';
  const stance = claim ? stanceTo(attribution.stance, claim.status) : attribution.stance;
  const several = names.length > 1 || isPluralWord(who);
  return `${who} ${STANCE_WORDS[stance][several ? 1 : 0]}${via}`;
}

function listRoles(coded: CodedDocument, text: string, roles: readonly Role[]): string {
  return roles
    .map((role) => nameCounted(nameEntity(coded, role.entity) ?? text.slice(role.start, role.end)))
    .join(' and ');
}

function describePlace(coded: CodedDocument, text: string, claim: Claim): string {
  const mention = coded.places.find((one) => one.id === claim.place);
  if (!mention) return 'no place given';
  const words = text.slice(mention.start, mention.end);
  const basis = BASIS_WORDS[claim.placeBasis];
  // 'near Beit Nasur' brings its own preposition.
  const at = mention.relation ? '' : 'in ';
  const { resolution } = mention;
  if (resolution.status === 'ambiguous') return `${at}${words}, which may be several places${basis}`;
  if (resolution.status === 'unresolved') return `${at}${words}, which is not on the map${basis}`;
  const { name, country, radiusKm } = resolution.place;
  const where = [words.includes(name) ? words : `${words} = ${name}`, country].filter(Boolean).join(', ');
  return `${at}${where}${radiusKm === null ? '' : ` ± ${radiusKm} km`}${basis}`;
}

function describeTime(coded: CodedDocument, text: string, claim: Claim): string {
  const time = coded.times.find((one) => one.id === claim.time);
  if (!time) return claim.timeBasis === 'publication' ? 'on the document’s own date' : 'no time given';
  const words = text.slice(time.start, time.end);
  const days = time.begin === time.until ? time.begin : `${time.begin ?? '…'} – ${time.until ?? '…'}`;
  const relation = claim.timeRelation ?? 'on';
  return `${relation} ${words}${days ? ` = ${days}` : ''}${BASIS_WORDS[claim.timeBasis]}`;
}

function describeFigures(coded: CodedDocument, claim: Claim, text: string): string {
  const figures = claim.figures.flatMap((id) => coded.figures.find((one) => one.id === id) ?? []);
  if (figures.length === 0) return 'no toll given';
  return figures
    .filter(({ partOf }) => !claim.figures.some((id) => id === partOf))
    .map((figure) => {
      const total = figure.basis === 'cumulative' ? ' in total' : '';
      return `${readCountInWords(coded, figure, text)}${total}`;
    })
    .join('; ');
}

function nameEntity(coded: CodedDocument, id: string | null): string | null {
  return coded.entities.find((entity) => entity.id === id)?.name ?? null;
}
