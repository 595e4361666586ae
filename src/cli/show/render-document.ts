/** A stored document, one of its claims or one of its events, as text for the terminal. */
import picocolors from 'picocolors';
import type { Span } from '../../contract/coded-document.ts';
import type { StoredDocument } from '../../contract/record.ts';
import type { ReviewedClaim, ReviewedEvent } from '../../contract/review.ts';
import { describeDates, describeTolls, describeType, describeVerdict } from '../terminal/describe.ts';
import { cleanForTerminal, measureText, wrapText } from '../terminal/text-width.ts';
import { describeClaim } from './claim-sentence.ts';
import { describeMarks, listMarks, type Mark, markWords } from './mark-text.ts';

export interface RenderOptions {
  /** Columns; infinite outside a terminal. */
  readonly width: number;
  readonly colour: boolean;
}

/** Text is read best in lines no longer than this, however wide the terminal. */
const MEASURE = 100;
const INDENT = '    ';

/** The whole document: its head, its text with claims under each sentence, its events. */
export function renderDocument(stored: StoredDocument, options: RenderOptions): string {
  const page = openPage(stored, options);
  const { coded, reviewed, row } = page.stored;
  const published = row.publishedAt ? `${row.publishedAt} (${row.publishedBasis})` : 'no date';
  page.plain(row.title ?? row.fileName ?? row.id, page.ink.bold);
  page.plain([row.source ?? 'unknown source', published, row.language, row.id].join(' · '));
  page.line(`${coded.claims.length} claims, ${coded.events.length} events; coded by ${row.versions.code}`);
  page.line('');
  for (const section of coded.sections) {
    if (section.kind === 'comments' || section.kind === 'boilerplate') {
      page.line(page.ink.dim(`(${section.kind}, ${section.end - section.start} characters, not coded)`));
      page.line('');
      continue;
    }
    if (section.kind !== 'body') page.line(page.ink.dim(section.kind));
    for (const sentence of sentencesIn(stored, section)) {
      page.text(sentence);
      for (const claim of claimsIn(stored, sentence)) page.claim(claim);
    }
    page.line('');
  }
  for (const event of reviewed.events) page.event(event);
  for (const warning of coded.warnings) page.plain(`warning: ${warning}`);
  page.line(`marks: ${describeMarks(options.colour)}`);
  return page.end();
}

/** A claim with the sentence that it stands in. */
export function renderClaim(stored: StoredDocument, id: string, options: RenderOptions): string {
  const page = openPage(stored, options);
  const claim = stored.reviewed.claims.find((one) => one.claim.id === id);
  if (claim) {
    page.text(sentenceOf(stored, claim));
    page.claim(claim);
    page.decisions(claim);
  }
  return page.end();
}

/** An event with its claims, each in its sentence. */
export function renderEvent(stored: StoredDocument, id: string, options: RenderOptions): string {
  const page = openPage(stored, options);
  const event = stored.reviewed.events.find((one) => one.event.id === id);
  if (event) {
    page.event(event);
    page.decisions(event);
    page.line('');
    for (const claim of stored.reviewed.claims.filter((one) => event.event.claims.includes(one.claim.id))) {
      page.text(sentenceOf(stored, claim));
      page.claim(claim);
    }
  }
  return page.end();
}

function openPage(original: StoredDocument, { width, colour }: RenderOptions) {
  // The same length, so that every offset still holds.
  const stored = { ...original, text: cleanKeepingOffsets(original.text) };
  const { text, coded } = stored;
  const ink = picocolors.createColors(colour);
  const marks: readonly Mark[] = listMarks(coded);
  const columns = Math.min(width, MEASURE);
  const lines: string[] = [];
  const line = (words: string) => void lines.push(words);
  const wrapped = (words: string, indent: string, paint: (one: string) => string = (same) => same) => {
    for (const one of wrapText(cleanForTerminal(words), columns - indent.length)) line(indent + paint(one));
  };
  return {
    stored,
    ink,
    line,
    plain: (words: string, paint: (one: string) => string = (same) => same) =>
      line(paint(cleanForTerminal(words))),
    text: (span: Span) => {
      let current = '';
      let used = 0;
      for (const { plain, shown } of markWords(text, span, marks, colour)) {
        const next = measureText(plain);
        if (used > 0 && used + 1 + next > columns) {
          line(current);
          current = '';
          used = 0;
        }
        current += (used > 0 ? ' ' : '') + shown;
        used += (used > 0 ? 1 : 0) + next;
      }
      if (current !== '') line(current);
    },
    claim: (claim: ReviewedClaim) => {
      const { sentence, details } = describeClaim(coded, text, claim);
      wrapped(`${claim.claim.id}: ${sentence}`, INDENT);
      wrapped(details, `${INDENT}    `, ink.dim);
    },
    event: ({ event, verdict, decision }: ReviewedEvent) => {
      const parties = (list: typeof event.actors) =>
        list.map((party) => (party.alleged ? `${party.name} (alleged)` : party.name)).join(', ');
      const dates = describeDates(event.date?.start ?? null, event.date?.end ?? null);
      const basis = event.date && event.date.basis !== 'stated' ? ` (${event.date.basis})` : '';
      wrapped(
        [
          `${event.id}: ${describeType(event)}, ${event.status}`,
          dates ? dates + basis : 'no date',
          event.place?.name ?? 'no place',
          parties(event.actors) && `by ${parties(event.actors)}`,
          parties(event.recipients) && `against ${parties(event.recipients)}`,
          describeTolls(event.figures),
          `${event.grade}, according to ${event.sources.join(', ') || 'the document alone'}`,
          `claims ${event.claims.join(', ')}`,
          describeVerdict(
            verdict,
            decision.edits.map((edit) => edit.field),
          ).replace('–', 'undecided'),
        ]
          .filter((part) => part !== '')
          .join(' · '),
        '',
      );
    },
    decisions: ({ decision }: ReviewedClaim | ReviewedEvent) => {
      for (const review of decision.history) {
        const undone = decision.undone.includes(review.id) ? ' (taken back)' : '';
        const what =
          review.action === 'edit' ? `edit ${review.field} → ${JSON.stringify(review.value)}` : review.action;
        const note = review.note ? `: ${review.note}` : '';
        wrapped(`${review.createdAt.slice(0, 16)} · ${review.reviewer} · ${what}${undone}${note}`, INDENT);
      }
    },
    end: () => `${lines.join('\n')}\n`,
  };
}

function cleanKeepingOffsets(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, (char) => (char === '\r' ? ' ' : '\ufffd'));
}

function sentencesIn({ coded }: StoredDocument, section: Span): readonly Span[] {
  const sentences = coded.sentences.filter((one) => one.start >= section.start && one.end <= section.end);
  return sentences.length > 0 ? sentences : [section];
}

function claimsIn({ reviewed }: StoredDocument, sentence: Span): readonly ReviewedClaim[] {
  return reviewed.claims.filter(
    ({ claim }) => claim.trigger.start >= sentence.start && claim.trigger.end <= sentence.end,
  );
}

function sentenceOf({ coded }: StoredDocument, { claim }: ReviewedClaim): Span {
  const { trigger } = claim;
  return (
    coded.sentences.find((one) => one.start <= trigger.start && trigger.end <= one.end) ??
    claim.evidence[0] ??
    trigger
  );
}
