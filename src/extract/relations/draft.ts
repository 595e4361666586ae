/** How the readers of phrases put a relation on paper. */
import type { Entity } from '../../contract/coded-document.ts';
import type { RelationPattern } from '../../reference/relation-patterns.ts';
import type { Token, VerbGroup } from '../../text/document.ts';
import type { Draft } from './parties.ts';

/** @param form which kind of pattern read it; it stands behind the pattern's id */
export function draftOf(
  pattern: Pick<RelationPattern, 'id' | 'kind'>,
  [from, to]: readonly [Entity, Entity],
  word: Token,
  verb: VerbGroup | null,
  form: string,
): Draft {
  const evidence = [word, from, to].map(({ start, end }) => ({ start, end }));
  return { kind: pattern.kind, from, to, evidence, verb, at: word.index, pattern: `${pattern.id}/${form}` };
}
