import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadYaml } from '../../src/reference/load-yaml.ts';
import type { NounPhrase, VerbGroup } from '../../src/text/document.ts';
import { syntaxOf } from '../../src/text/syntax.ts';
import { treeOf } from '../../src/text/tree.ts';
import { readText } from '../support/read-text.ts';

/** Sentences of ours that reports are made of, and what the trained reader must make of them. */
const FOLDER = join(import.meta.dirname, 'trees');
const phrases = z.array(z.string());
const schema = z.array(
  z.strictObject({
    text: z.string(),
    /** By the verb as written; what is not given is not asked. */
    verbs: z
      .record(
        z.string(),
        z.strictObject({
          subject: phrases.optional(),
          object: phrases.optional(),
          agent: phrases.optional(),
          voice: z.enum(['active', 'passive']).optional(),
          negated: z.boolean().optional(),
          modal: z.string().optional(),
          mark: z.string().optional(),
        }),
      )
      .default({}),
    /** By the word that heads the phrase. */
    appositions: z.record(z.string(), z.string()).default({}),
    conjuncts: z.record(z.string(), phrases).default({}),
    names: z.record(z.string(), phrases).default({}),
    /** What the reader gets wrong today: the case must fail, so that whoever mends it takes the mark away. */
    gap: z.boolean().default(false),
  }),
);
type Case = z.infer<typeof schema>[number];

/** What the reader makes of a case, in the shape of what is expected of it. */
function answer(given: Case): Pick<Case, 'verbs' | 'appositions' | 'conjuncts' | 'names'> {
  const { text } = given;
  const doc = readText(text);
  const tree = treeOf(doc);
  const syntax = syntaxOf(doc);
  const say = (phrase: NounPhrase) => text.slice(phrase.start, phrase.end);
  const tokenOf = (word: string) => doc.tokens.findIndex((token) => token.text === word);
  const phraseAt = (token: number) => syntax.phraseAt(token);
  const list = (phrase: NounPhrase | null) => (phrase ? syntax.conjunctsOf(phrase).map(say) : []);
  const facts = (verb: VerbGroup) => ({
    subject: list(syntax.subjectOf(verb)),
    object: list(syntax.objectOf(verb)),
    agent: list(syntax.agentOf(verb)),
    voice: verb.voice,
    negated: verb.negated,
    modal: verb.modal ?? undefined,
    mark: syntax.subordinatorOf(verb)?.text,
  });
  const only = <T extends object>(all: T, asked: object) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key in asked));
  const each = <A, B>(asked: Record<string, A>, found: (word: string, value: A) => B) =>
    Object.fromEntries(Object.entries(asked).map(([word, value]) => [word, found(word, value)]));
  return {
    verbs: each(given.verbs, (word, asked) => {
      const verb = doc.verbs.find((group) => doc.tokens[group.head]?.text === word);
      return verb ? only(facts(verb), asked) : {};
    }),
    appositions: each(given.appositions, (word) =>
      tree
        .appositionsOf(phraseTop(tokenOf(word)))
        .flatMap(phraseAt)
        .map((phrase) => (phrase ? say(phrase) : ''))
        .join(' | '),
    ),
    conjuncts: each(given.conjuncts, (word) => list(phraseAt(tokenOf(word)))),
    names: each(given.names, (kind) =>
      doc.names.filter((name) => name.kind === kind).map((name) => text.slice(name.start, name.end)),
    ),
  };

  /** The word of a phrase that hangs outside it: the first of a name. */
  function phraseTop(token: number): number {
    const phrase = syntax.phraseAt(token);
    let top = token;
    while (phrase && tree.headOf(top) >= phrase.firstToken && tree.headOf(top) < phrase.endToken)
      top = tree.headOf(top);
    return top;
  }
}

describe.each(readdirSync(FOLDER).sort())('%s', (file) => {
  const cases = loadYaml(join(FOLDER, file), schema);
  it.each(cases.filter((each) => !each.gap))('$text', (given) => {
    const { verbs, appositions, conjuncts, names } = given;
    expect(answer(given)).toEqual({ verbs, appositions, conjuncts, names });
  });

  it.each(cases.filter((each) => each.gap))('not yet: $text', (given) => {
    const { verbs, appositions, conjuncts, names } = given;
    expect(answer(given)).not.toEqual({ verbs, appositions, conjuncts, names });
  });
});
