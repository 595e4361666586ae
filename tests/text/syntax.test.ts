import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read-document.ts';
import type { NounPhrase } from '../../src/text/document.ts';
import { syntaxOf } from '../../src/text/syntax.ts';

function readSyntax(text: string) {
  const doc = readDocument({
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  });
  const syntax = syntaxOf(doc);
  const verb = (word: string) => {
    const found = doc.verbs.find((v) => doc.tokens[v.head]?.norm === word);
    if (!found) throw new Error(`no verb "${word}" in: ${text}`);
    return found;
  };
  const say = (p: NounPhrase | null) => (p ? text.slice(p.start, p.end) : null);
  return { doc, syntax, verb, say };
}

/** text, verb, subject, object, agent */
const ROLES: [string, string, string | null, string | null, string | null][] = [
  // the plain order
  ['Government jets bombed the hospital in Tel Amar.', 'bombed', 'Government jets', 'the hospital', null],
  // 'that' before a plural is no determiner
  ['The Front said that government jets had bombed it.', 'bombed', 'government jets', 'it', null],
  // passive with agent
  ['The clinic was shelled by the army.', 'shelled', 'The clinic', null, 'the army'],
  // a relative pronoun stands for what precedes it
  ['Gunmen who seized the bridge fled.', 'seized', 'Gunmen', 'the bridge', null],
  // the subject reaches over a relative clause
  ['Gunmen who seized the bridge attacked a convoy.', 'attacked', 'Gunmen', 'a convoy', null],
  // an apposition between commas is not the subject
  ['The Front, a group in the south, attacked a convoy.', 'attacked', 'The Front', 'a convoy', null],
  // shared subject of coordinated verbs
  ['Soldiers entered the village and burned two houses.', 'burned', 'Soldiers', 'two houses', null],
  // a participle after the comma has the subject of its main verb; 'at least' is no preposition
  ['Jets hit the camp, killing at least 12 people.', 'killing', 'Jets', '12 people', null],
  // object control: those called on are to fight
  ['The Front called on all factions to fight.', 'fight', 'all factions', null, null],
  // subject control
  ['The army tried to seize the bridge.', 'seize', 'The army', 'the bridge', null],
  // 'accused X of': X did it
  ['The army accused the Front of shelling the town.', 'shelling', 'the Front', 'the town', null],
  // who is seen doing it
  ['The video shows soldiers beating a man.', 'beating', 'soldiers', 'a man', null],
  // … also where the reader gives its verb two
  [
    'More than 100 inmates escaped after gunmen attacked the prison.',
    'attacked',
    'gunmen',
    'the prison',
    null,
  ],
  // the subject of the subordinate clause is its own
  ['He was arrested after he threatened the mayor.', 'threatened', 'he', 'the mayor', null],
  // a particle is not the object's preposition
  ['Soldiers carried out airstrikes near Merwan.', 'carried', 'Soldiers', 'airstrikes', null],
];

describe('subjects, objects and agents', () => {
  it.each(ROLES)('%s – %s', (text, word, subject, object, agent) => {
    const { syntax, verb, say } = readSyntax(text);
    const v = verb(word);
    expect([say(syntax.subjectOf(v)), say(syntax.objectOf(v)), say(syntax.agentOf(v))]).toEqual([
      subject,
      object,
      agent,
    ]);
  });
});

describe('prepositional phrases', () => {
  it('those of a noun follow it directly and stop at the next verb', () => {
    const { doc, syntax, say } = readSyntax(
      'An attack by the Front on a convoy in Merwan killed six people in May.',
    );
    const found = syntax.prepositionsOfNoun(doc.tokens.findIndex((t) => t.norm === 'attack'));
    expect(found.map((p) => `${p.preposition} ${say(p.phrase)}`)).toEqual([
      'by the Front',
      'on a convoy',
      'in Merwan',
    ]);
  });

  it('those of a verb stay within its clause', () => {
    const { syntax, verb, say } = readSyntax(
      'Gunmen fired on a convoy near Merwan, police said in Karsa City.',
    );
    const found = syntax.prepositionsOf(verb('fired'));
    expect(found.map((p) => `${p.preposition} ${say(p.phrase)}`)).toEqual(['on a convoy', 'near Merwan']);
  });
});

describe('clauses', () => {
  it('name the word that subordinates them', () => {
    const { syntax, verb } = readSyntax('The army will respond if the rebels entered the capital.');
    expect(syntax.subordinatorOf(verb('entered'))?.norm).toBe('if');
    expect(syntax.subordinatorOf(verb('respond'))).toBeNull();
  });

  it('a participle without its auxiliary is passive beside a passive', () => {
    const { syntax, verb } = readSyntax('Seven civilians were killed and 12 injured in Merwan.');
    expect(syntax.voiceOf(verb('injured'))).toBe('passive');
  });

  it('a document yields the same syntax object, whatever was asked before', () => {
    const { doc, syntax } = readSyntax('Rebels attacked.');
    expect(syntaxOf(doc)).toBe(syntax);
  });
});
