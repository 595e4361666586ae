import { describe, expect, it } from 'vitest';
import { mendVerbless } from '../../src/read/mend-verbless.ts';
import { readTree } from '../support/tree-text.ts';

/** 'word<head:relation' for each word of a tree, after mending. */
function mend(text: string): string {
  const tokens = readTree(text);
  const read = {
    upos: tokens.map((token) => token.upos),
    heads: Int32Array.from(tokens, (token) => token.head),
    labels: tokens.map((token) => token.deprel),
    names: [],
  };
  const mended = mendVerbless(
    read,
    tokens.map((token) => token.text),
  );
  return tokens
    .map((token, i) => `${token.text}<${tokens[mended.heads[i] ?? -1]?.text ?? ''}:${mended.labels[i]}`)
    .join(' ');
}

describe('a sentence without a verb', () => {
  it.each([
    // the subject hung on the object
    [
      `Army army NOUN 3 compound
       freed free VERB 3 amod
       hostages hostage NOUN 0 root`,
      'Army<freed:nsubj freed<:root hostages<freed:obj',
    ],
    // the subject was the root, with words of its own
    [
      `the the DET 2 det
       Front front NOUN 0 root
       freed free VERB 4 amod
       hostages hostage NOUN 2 nmod`,
      'the<Front:det Front<freed:nsubj freed<:root hostages<freed:obj',
    ],
  ])('gets back the verb of %s', (text, expected) => {
    expect(mend(text)).toBe(expected);
  });

  it.each([
    // a participle that opens its phrase
    [
      `Freed free VERB 2 amod
       hostages hostage NOUN 0 root`,
      'Freed<hostages:amod hostages<:root',
    ],
    // a sentence that has its verb
    [
      `Army army NOUN 4 compound
       freed free VERB 3 amod
       hostages hostage NOUN 4 nsubj
       sang sing VERB 0 root`,
      'Army<sang:compound freed<hostages:amod hostages<sang:nsubj sang<:root',
    ],
    // what goes on is no main verb
    [
      `Army army NOUN 3 compound
       training train VERB 3 amod
       camps camp NOUN 0 root`,
      'Army<camps:compound training<camps:amod camps<:root',
    ],
  ])('stays as it is: %s', (text, expected) => {
    expect(mend(text)).toBe(expected);
  });
});
