/** Sub-groups: 'including three children', 'four of them women', 'most of whom were civilians'. */
import type { Span } from '../../contract/coded-document.ts';
import type { FigureLexicon } from '../../reference/lexicon/figures.ts';
import type { Clause, Group } from './groups.ts';

export interface Parts {
  /** The clause, with 'three of them children' and 'a family of six' each made one group. */
  readonly clause: Clause;
  /** Index of each group that is a part of another, with the words that say so. */
  readonly parts: ReadonlyMap<number, Span>;
}

const PRONOUN_TAIL =
  /^\s*of\s+(?:them|whom|those|these|the\s+(?:dead|victims|killed|wounded|injured|displaced))\s*,?\s*(?:(?:were|was|are|is|being)\s+)?$/i;

export function findParts(clause: Clause, lexicon: FigureLexicon): Parts {
  const merged = mergeFamilies(mergePronouns(clause));
  const text = clause.doc.text;
  const parts = new Map<number, Span>(merged.marked);
  merged.groups.forEach((group, index) => {
    if (parts.has(index)) return;
    const start = startOf(clause, group);
    const before = text.slice(Math.max(clause.sentence.start, start - 40), start);
    const colon =
      /:\s*$/.test(before) &&
      group.counted?.span != null &&
      (merged.groups[index - 1]?.counted?.high ?? 0) > 1;
    const lead = colon ? 1 : leadBefore(before, lexicon);
    if (lead !== null) {
      const end = start - (before.length - before.trimEnd().length);
      parts.set(index, { start: end - lead, end });
      return;
    }
    const listed = listedParts(clause, merged.groups, index);
    for (const part of listed) parts.set(part, { start, end: start + 1 });
    const joined =
      group.conjunctOf ??
      (/,?\s+(?:and|or)\s+$|,\s*$/.test(before) && parts.has(index - 1) ? index - 1 : null);
    const own = joined === null ? undefined : parts.get(joined);
    const toll = group.head ? lexicon.tollNouns.has(group.head.lemma) : false;
    if (own && joined !== null && !toll && !closesPart(clause, merged.groups[joined], group))
      parts.set(index, own);
  });
  return { clause: { ...clause, groups: merged.groups }, parts };
}

/** '12 pupils, seven girls and five boys, were hurt': an apposition whose numbers make up the whole. */
function listedParts(clause: Clause, groups: readonly Group[], whole: number): readonly number[] {
  const total = groups[whole]?.counted;
  if (total?.qualifier !== 'exact' || !groups[whole]?.head || (total.high ?? 0) < 2) return [];
  const found: number[] = [];
  let sum = 0;
  for (let index = whole + 1; index < groups.length && sum < (total.high ?? 0); index++) {
    const group = groups[index];
    const before = clause.doc.tokens[(group?.first ?? 0) - 1]?.norm ?? '';
    const near = group && group.first - (groups[index - 1]?.end ?? 0) <= 2;
    if (!near || !group.head || group.counted?.qualifier !== 'exact' || !group.counted.span) return [];
    if (!(index === whole + 1 ? before === ',' || before === '(' : before === 'and' || before === ','))
      return [];
    sum += group.counted.high ?? 0;
    found.push(index);
  }
  return found.length > 1 && sum === total.high ? found : [];
}

function startOf(clause: Clause, group: Group): number {
  return Math.min(
    clause.doc.tokens[group.first]?.start ?? 0,
    group.counted?.span?.start ?? Number.POSITIVE_INFINITY,
  );
}

/** The length of the lead that ends right before the group, with 'were' or 'was' behind it; null without one. */
function leadBefore(before: string, lexicon: FigureLexicon): number | null {
  const plain = before
    .toLowerCase()
    .replace(/[\s,]+$/, '')
    .replace(/\s+(?:were|was|are|is|being)$/, '');
  for (const lead of lexicon.partLeads) {
    if (!plain.endsWith(lead)) continue;
    const at = plain.length - lead.length;
    if (at === 0 || /[\s,(–—-]/.test(plain[at - 1] ?? '')) return before.trimEnd().length - at;
  }
  return null;
}

/** A comma or a verb after the part ends it: 'two, including a child, and five others were …'. */
function closesPart(clause: Clause, last: Group | undefined, group: Group): boolean {
  if (!last) return true;
  const gap = clause.doc.text.slice(clause.doc.tokens[last.end - 1]?.end ?? 0, startOf(clause, group));
  if (/^\s*,\s*and\b/.test(gap) && group.counted?.span && /^(other|more)/.test(group.head?.lemma ?? ''))
    return true;
  const verb = clause.doc.verbs.some(
    (one) =>
      one.sentence === clause.sentence.index && one.firstToken >= last.end && one.endToken <= group.first,
  );
  const followed = clause.doc.verbs.find(
    (one) => one.sentence === clause.sentence.index && one.firstToken === group.end,
  );
  return (
    verb ||
    (followed !== undefined &&
      followed.form === 'finite' &&
      followed.voice === 'active' &&
      followed.endToken - followed.firstToken === 1)
  );
}

interface Merged {
  readonly groups: readonly Group[];
  readonly marked: readonly (readonly [number, Span])[];
}

/** 'three of them children', 'six of whom were women': number and noun become one group, marked as a part. */
function mergePronouns(clause: Clause): Merged {
  const { doc } = clause;
  const groups: Group[] = [];
  const marked: [number, Span][] = [];
  let skipUntil = -1;
  clause.groups.forEach((group, index) => {
    if (index <= skipUntil) return;
    if (group.counted?.span) {
      for (const step of [1, 2, 3]) {
        const noun = clause.groups[index + step];
        if (!noun) break;
        // 'two of [them nurses]', where the chunker joins the pronoun to the noun
        const pronoun =
          noun.head !== null &&
          noun.head.index > noun.first &&
          /^(?:them|these|those)$/.test(doc.tokens[noun.first]?.norm ?? '');
        const gap = doc.text.slice(
          group.counted.span.end,
          doc.tokens[noun.first + (pronoun ? 1 : 0)]?.start ?? 0,
        );
        if (!PRONOUN_TAIL.test(gap) || noun.counted?.span) continue;
        const tail = group.counted.span.end;
        marked.push([
          groups.length,
          { start: tail + (gap.length - gap.trimStart().length), end: tail + gap.trimEnd().length },
        ]);
        groups.push({ ...group, end: noun.end, head: noun.head, words: noun.words });
        skipUntil = index + step;
        return;
      }
      const alone = pronounBehind(clause, group);
      if (alone) {
        // 'nine passengers, three of them critically, were injured': no noun of its own, and no verb.
        if (!alone.verb) marked.push([groups.length, alone.span]);
        groups.push({ ...group, end: alone.end });
        return;
      }
    }
    groups.push(group);
  });
  return { groups: reindex(clause.groups, groups), marked };
}

/** 'three of them', 'two of whom': the words behind a bare number, and whether a verb follows that it is the subject of. */
function pronounBehind(
  clause: Clause,
  group: Group,
): { readonly end: number; readonly span: Span; readonly verb: boolean } | null {
  const { doc } = clause;
  const of = doc.tokens[group.end];
  const pronoun = doc.tokens[group.end + 1];
  if (group.head !== null || of?.norm !== 'of' || !/^(?:them|whom|these|those)$/.test(pronoun?.norm ?? ''))
    return null;
  const end = group.end + 2;
  const verb =
    /^nsubj/.test(doc.tokens[group.end - 1]?.deprel ?? '') &&
    doc.verbs.some((one) => one.sentence === clause.sentence.index && one.firstToken >= end);
  return { end, span: { start: of.start, end: pronoun?.end ?? of.end }, verb };
}

/** 'a family of six', 'a crew of four'. */
function mergeFamilies(merged: Merged): Merged {
  const dropped = new Set<number>();
  const groups = merged.groups.map((group, index) => {
    const number = merged.groups[index + 1];
    const counts =
      number?.head === null &&
      number.preposition === 'of' &&
      number.counted?.span &&
      number.first === group.end + 1;
    if (!counts || !group.head || !/^(family|household|crew|group|team)$/.test(group.head.lemma))
      return group;
    dropped.add(index + 1);
    return { ...group, end: number.end, counted: number.counted };
  });
  if (dropped.size === 0) return merged;
  const kept = groups.filter((_, index) => !dropped.has(index));
  const place = new Map<number, number>();
  groups.forEach((group, index) => {
    if (!dropped.has(index)) place.set(index, kept.indexOf(group));
  });
  return {
    groups: reindex(groups, kept),
    marked: merged.marked.flatMap(([index, span]) =>
      place.has(index) ? [[place.get(index) ?? 0, span] as const] : [],
    ),
  };
}

/** Points `conjunctOf` at the places that the groups have now. */
function reindex(before: readonly Group[], after: readonly Group[]): Group[] {
  return after.map((group) => {
    const target = group.conjunctOf === null ? undefined : before[group.conjunctOf];
    const place = target ? after.findIndex((one) => one.first === target.first) : -1;
    return { ...group, conjunctOf: place < 0 ? null : place };
  });
}
