/** What hovering a source lights: every attribution in which it speaks, and what is said there. Pure. */
import type { CodedDocument, Span } from '../../contract/coded-document.ts';
import type { ClaimPart } from './claim-parts.ts';
import { listSources } from './outline-lists.ts';

/** A voice in the text: where its name or pronoun stands as the source of what it says. */
export interface VoiceMark extends Span {
  /** `V0`: also the id of the mark in the text. */
  readonly id: string;
}

export interface SaidSpans {
  readonly marks: readonly VoiceMark[];
  /** Attributions by the id of a voice. */
  readonly sayings: ReadonlyMap<string, readonly string[]>;
  /** What is said, by attribution, and by the key of a claim's source (`C1.source.0`). */
  readonly contents: ReadonlyMap<string, readonly Span[]>;
}

/** @param parts of the document's claims */
export function collectSaid(
  coded: Pick<CodedDocument, 'attributions' | 'entities' | 'claims'>,
  parts: readonly ClaimPart[],
): SaidSpans {
  const sayings = new Map<string, readonly string[]>();
  const marks: VoiceMark[] = [];
  // A hidden source has no words to point at.
  const named = coded.attributions.filter((item) => item.source !== null);
  for (const [index, { ids }] of listSources({ ...coded, attributions: named }).entries()) {
    const id = `V${index}`;
    sayings.set(id, ids);
    for (const { source } of named.filter((item) => ids.includes(item.id)))
      if (source) marks.push({ id, start: source.start, end: source.end });
  }
  const contents = new Map(coded.attributions.map((item) => [item.id, item.content]));
  for (const { key } of parts) {
    const [claimId, name, index] = key.split('.');
    if (name !== 'source') continue;
    const claim = coded.claims.find((item) => item.id === claimId);
    const content = contents.get(claim?.attributions[Number(index)] ?? '');
    if (content) contents.set(key, content);
  }
  return { marks, sayings, contents };
}
