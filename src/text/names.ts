/**
 * What the reader says of each name by its sentence, settled over the document: spans end where names end, the same words
 * mean the same thing, and what is a name once is one wherever it stands.
 */

import type { NameKind, NameSpan, ReadDocument, Token } from './document.ts';
import { evidenceFor } from './name-evidence.ts';
import { mendSpans } from './name-spans.ts';

const LONGEST = 8;

const settled = new WeakMap<ReadDocument, readonly NameSpan[]>();

/** @returns the names of a document as they hold over all of it, in text order, none inside another */
export function settleNames(doc: ReadDocument): readonly NameSpan[] {
  const known = settled.get(doc);
  if (known) return known;
  const whole = mendSpans(doc);
  const kinds = countKinds(doc, whole);
  const voted = whole.map((name) => ({ ...name, kind: kinds.get(keyOf(doc, name)) ?? name.kind }));
  const names = [...voted, ...findAgain(doc, voted)].sort((left, right) => left.start - right.start);
  settled.set(doc, names);
  return names;
}

type Range = Pick<NameSpan, 'firstToken' | 'endToken'>;

function keyOf(doc: ReadDocument, { firstToken, endToken }: Range): string {
  let key = '';
  for (let at = firstToken; at < endToken; at += 1) key += ` ${doc.tokens[at]?.text}`;
  return key;
}

/** The kind that most speaks for each name: what the reader took its mentions for, and what stands beside them. */
function countKinds(doc: ReadDocument, names: readonly NameSpan[]): Map<string, NameKind> {
  const surnames = new Set(
    names.flatMap(({ kind, firstToken, endToken }) =>
      kind === 'person' && endToken - firstToken > 1 ? [doc.tokens[endToken - 1]?.text ?? ''] : [],
    ),
  );
  const counts = new Map<string, Map<NameKind, number>>();
  const vote = (key: string, kind: NameKind, weight: number): void => {
    const own = counts.get(key) ?? new Map<NameKind, number>();
    own.set(kind, (own.get(kind) ?? 0) + weight);
    counts.set(key, own);
  };
  for (const name of names) {
    const key = keyOf(doc, name);
    vote(key, name.kind, 1);
    const evidence = evidenceFor(doc, name);
    if (evidence) vote(key, evidence.kind, evidence.weight);
    if (name.kind !== 'person' && surnames.has(key.slice(1))) vote(key, 'person', 0.6);
  }
  return new Map(
    [...counts].flatMap(([key, own]) => {
      const [first] = [...own].sort((left, right) => right[1] - left[1]);
      return first ? [[key, first[0]] as const] : [];
    }),
  );
}

/** The same words, in the same case, where the reader saw no name. */
function findAgain(doc: ReadDocument, names: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  const covered = new Set<number>();
  const known = new Map<string, NameKind>();
  let longest = 0;
  for (const name of names) {
    for (let at = name.firstToken; at < name.endToken; at += 1) covered.add(at);
    const first = tokens[name.firstToken];
    const length = name.endToken - name.firstToken;
    if (!first || !isCapital(first) || length > LONGEST || (length === 1 && first.text.length < 3)) continue;
    known.set(keyOf(doc, name), name.kind);
    longest = Math.max(longest, length);
  }
  const found: NameSpan[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at];
    if (!first || covered.has(at) || !isCapital(first)) continue;
    for (let length = longest; length > 0; length -= 1) {
      const range = { firstToken: at, endToken: at + length };
      const kind = known.get(keyOf(doc, range));
      const last = tokens[at + length - 1];
      if (!kind || last?.sentence !== first.sentence) continue;
      let free = true;
      for (let inner = at; inner < at + length; inner += 1) free &&= !covered.has(inner);
      if (!free) continue;
      found.push({ ...range, start: first.start, end: last.end, sentence: first.sentence, kind });
      at += length - 1;
      break;
    }
  }
  return found;
}

function isCapital(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text);
}
