/** Quotations that no cue has claimed: they go on with a speaker, or carry the words of their sentence's own subject. */
import type { Entity, Span } from '../../contract/coded-document.ts';
import type { NounPhrase } from '../../text/document.ts';
import type { Quotation } from './quotations.ts';
import { type Draft, type Reading, sentenceBounds, spanOf } from './reading.ts';
import { sourceOf } from './sources.ts';

/** Words that a quotation inside an unattributed sentence must have to be more than scare quotes. */
const OWN_WORDS = 4;
const SPEAKERS = new Set<Entity['type']>(['actor', 'person', 'media', 'document']);

/**
 * Adds the quotations that are still free to the drafts.
 * @param drafts in text order; not changed
 * @returns the drafts, some of them with more content, and new ones without a cue
 */
export function joinSpeech(
  r: Reading,
  drafts: readonly Draft[],
  entities: readonly Entity[],
): readonly Draft[] {
  const all = drafts.map((draft) => ({ ...draft, content: [...draft.content] }));
  for (const quotation of r.quotations) {
    if (quotation.kind === 'name' || isClaimed(r, quotation, all)) continue;
    const last = lastBefore(r, all, quotation);
    if (standsAlone(r, quotation)) {
      if (quotation.kind !== 'speech') continue;
      const here = last !== null && paragraphOf(r, last) === quotation.paragraph;
      const own = here ? null : introducedBy(r, quotation, entities);
      if (own) {
        all.push({ ...freeSpeech(quotation), ...own, content: [spanOfQuotation(quotation)] });
        continue;
      }
      if (!last) continue;
      const distance = quotation.paragraph - paragraphOf(r, last);
      const open = continuesParagraph(r, quotation);
      const quoting = last.direct || endsQuoted(r, last);
      if (distance === 0 || (distance === 1 && open && quoting)) {
        last.content.push({ start: quotation.start, end: quotation.end });
      } else if (distance === 1 && quoting && opensParagraph(r, quotation)) {
        all.push({
          ...freeSpeech(quotation),
          source: last.source,
          speaker: last.speaker,
          content: [spanOfQuotation(quotation)],
        });
      }
      continue;
    }
    if (last?.direct && goesOn(r, quotation) && paragraphOf(r, last) === quotation.paragraph) {
      last.content.push(spanOfQuotation(quotation));
      continue;
    }
    const own = ownWords(r, quotation, last, entities);
    if (own) all.push({ ...own, content: [...own.content] });
  }
  return all;
}

/** 'X said they came at night. “They knew us.”': what X says ends in his own words. */
function endsQuoted(r: Reading, { content }: Draft): boolean {
  const last = content.at(-1);
  return r.quotations.some((q) => q.kind === 'speech' && q.start === last?.start && q.end === last.end);
}

const spanOfQuotation = (q: Quotation): Span => ({ start: q.start, end: q.end });

function freeSpeech(quotation: Quotation): Omit<Draft, 'source' | 'speaker' | 'content'> {
  return {
    cue: null,
    at: quotation.firstToken,
    stance: 'states',
    direct: true,
    pattern: 'speech/free',
    verb: null,
  };
}

/** Some cue outside the quotation has it for its content. */
function isClaimed(r: Reading, quotation: Quotation, drafts: readonly Draft[]): boolean {
  return drafts.some(
    (draft) =>
      r.quotationAt(draft.at) !== quotation &&
      draft.content.some((span) => span.start < quotation.end && span.end > quotation.start),
  );
}

function lastBefore<D extends Draft>(r: Reading, drafts: readonly D[], quotation: Quotation): D | null {
  let best: D | null = null;
  for (const draft of drafts) {
    const own = draft.pattern === 'speech/own-words';
    if (!draft.source || !(speaks(draft) || own) || draft.at >= quotation.firstToken) continue;
    // A cue inside other people's speech does not lend its speaker.
    if (!own && r.quotationAt(draft.at)?.kind === 'speech') continue;
    if (!best || draft.at >= best.at) best = draft;
  }
  return best;
}

/** A cue that sentences can follow: not 'accepted the award', not 'referring to the law'. */
function speaks(draft: Draft): boolean {
  return draft.verb !== null && (draft.direct || SPEAKING.has(draft.pattern.split('/')[1] ?? ''));
}

const SPEAKING = new Set(['clause', 'that', 'quote', 'wh', 'parenthetical', 'quoted']);

const paragraphOf = (r: Reading, draft: Draft): number => {
  const end = draft.content.at(-1)?.end ?? 0;
  const sentence = r.doc.sentences[r.tokens[draft.at]?.sentence ?? -1];
  const quotation = r.quotations.find((q) => q.end === end);
  return Math.max(sentence?.paragraph ?? -1, quotation?.paragraph ?? -1);
};

/** Nothing of the reporter's stands before it in its paragraph, whose words could be about somebody else. */
function opensParagraph(r: Reading, { firstToken, paragraph }: Quotation): boolean {
  const before = r.doc.sentences[(r.tokens[firstToken]?.sentence ?? 0) - 1];
  return before?.paragraph !== paragraph || r.quotationAt(before.endToken - 1)?.kind === 'speech';
}

/** 'Omar Tal was not convinced. “They promised that last year.”': the person whom the sentence before is about. */
function introducedBy(
  r: Reading,
  quotation: Quotation,
  entities: readonly Entity[],
): Pick<Draft, 'source' | 'speaker'> | null {
  const before = r.doc.sentences[(r.tokens[quotation.firstToken]?.sentence ?? 0) - 1];
  if (!before || before.paragraph !== quotation.paragraph) return null;
  const verbs = r.syntax.verbsOf(before.index).filter((each) => each.form === 'finite');
  const main = verbs.find((each) => r.syntax.subordinatorOf(each) === null);
  // 'Omar Tal, whose shop burnt down, shook his head': the name that opens the sentence is what it is about.
  const opening = r.syntax.phraseAt(before.firstToken);
  const aside = opening !== null && /^(?:who|whose)$/.test(r.norm(opening.endToken + 1));
  const verb = aside ? verbs.at(-1) : main;
  const subject = aside ? opening : main ? r.syntax.subjectOf(main) : null;
  if (!verb || !subject || verb.voice === 'passive' || !isPerson(r, subject, entities)) return null;
  const source = sourceOf(r, subject, aside ? subject.endToken : verb.firstToken);
  return source && { source: source.span, speaker: source.phrase };
}

/** One person, by name or as 'he' or 'she'. */
function isPerson(r: Reading, phrase: NounPhrase, entities: readonly Entity[]): boolean {
  const head = r.tokens[phrase.head];
  if (!head || /^(?:they|them)$/i.test(head.text)) return false;
  return entities.some(
    (e) => e.type === 'person' && e.form !== 'nominal' && e.start <= head.start && e.end >= head.end,
  );
}

/** The quotation makes up its sentences: no word of the reporter stands beside it. */
function standsAlone(r: Reading, quotation: Quotation): boolean {
  const first = sentenceBounds(r, quotation.firstToken).first;
  const end = sentenceBounds(r, quotation.endToken - 1).end;
  for (let at = first; at < end; at++) {
    if (r.quotationAt(at)?.kind === 'speech') continue;
    if (r.tokens[at]?.upos !== 'PUNCT' && r.tokens[at]?.upos !== 'CCONJ') return false;
  }
  return true;
}

/** A quotation of speech that opens its sentence, with a few words of the reporter's behind it: '“…,” which is near'. */
function goesOn(r: Reading, quotation: Quotation): boolean {
  return (
    quotation.kind === 'speech' && sentenceBounds(r, quotation.firstToken).first === quotation.firstToken
  );
}

/** The paragraph before ended inside a quotation: this one goes on with it. */
function continuesParagraph(r: Reading, quotation: Quotation): boolean {
  return r.quotations.some((q) => q.paragraph === quotation.paragraph - 1 && !q.closed);
}

/**
 * 'The mission has since “heard of three attacks …”': the words belong to the subject of the sentence where that
 * can speak, and else to whoever spoke in the sentence before.
 */
function ownWords(
  r: Reading,
  quotation: Quotation,
  last: Draft | null,
  entities: readonly Entity[],
): Draft | null {
  const words = r.tokens
    .slice(quotation.firstToken, quotation.endToken)
    .filter((t) => t.upos !== 'PUNCT').length;
  if (words < OWN_WORDS) return null;
  const { first } = sentenceBounds(r, quotation.firstToken);
  const verb = r.doc.verbs.findLast(
    (v) => v.form === 'finite' && v.firstToken >= first && v.firstToken < quotation.firstToken,
  );
  const subject = verb ? r.syntax.subjectOf(verb) : null;
  const base = {
    ...freeSpeech(quotation),
    content: [spanOfQuotation(quotation)],
    pattern: 'speech/own-words',
  };
  if (subject && subject.endToken <= quotation.firstToken && canSpeak(r, subject, entities)) {
    const source = sourceOf(r, subject, verb?.firstToken);
    if (source) return { ...base, source: source.span, speaker: source.phrase };
  }
  if (!last?.source) return null;
  const near = (r.tokens[quotation.firstToken]?.sentence ?? 0) - (r.tokens[last.at]?.sentence ?? 0);
  if (near > 1 || paragraphOf(r, last) !== quotation.paragraph) return null;
  // The whole sentence goes on with the speaker: its subject has no words of its own.
  const { end } = sentenceBounds(r, quotation.firstToken);
  const whole = spanOf(r, first, end);
  if (!whole) return null;
  return { ...base, source: last.source, speaker: last.speaker, at: first, content: [whole], direct: false };
}

/** An actor, a person or an outlet; without entities, a name or a personal pronoun. */
export function canSpeak(r: Reading, phrase: NounPhrase, entities: readonly Entity[]): boolean {
  const head = r.tokens[phrase.head];
  if (!head) return false;
  if (/^(?:he|she|they|we|i)$/.test(head.norm)) return true;
  const covering = entities.filter((e) => e.start <= head.start && e.end >= head.end);
  if (covering.length > 0) return covering.some((e) => SPEAKERS.has(e.type));
  return r.tokens.slice(phrase.firstToken, phrase.endToken).some((each) => each.upos === 'PROPN');
}
