import { describe, expect, it } from 'vitest';
import { treeOf } from '../../src/text/tree.ts';
import { readTree } from '../support/tree-text.ts';

/** By the words that matter in them. */
const TREES = {
  shared: `
  Gunmen    gunman   NOUN  3 nsubj
  often     often    ADV   3 advmod
  entered   enter    VERB  0 root
  and       and      CCONJ 5 cc
  burned    burn     VERB  3 conj
  the       the      DET   7 det
  village   village  NOUN  5 obj
  and       and      CCONJ 10 cc
  its       its      PRON  10 nmod:poss
  fields    field    NOUN  7 conj`,
  came: `
  Gunmen    gunman   NOUN  2 nsubj
  came      come     VERB  0 root
  and       and      CCONJ 4 cc
  burned    burn     VERB  2 conj
  houses    house    NOUN  4 obj`,
  relative: `
  Gunmen    gunman   NOUN  6 nsubj
  who       who      PRON  3 nsubj
  seized    seize    VERB  1 acl:relcl
  the       the      DET   5 det
  bridge    bridge   NOUN  3 obj
  attacked  attack   VERB  0 root
  a         a        DET   8 det
  town      town     NOUN  6 obj
  they      they     PRON  10 nsubj
  shelled   shell    VERB  8 acl:relcl`,
  passive: `
  Houses    house    NOUN  5 nsubj:pass
  could     could    AUX   5 aux
  not       not      PART  5 advmod
  be        be       AUX   5 aux:pass
  looted    loot     VERB  0 root
  or        or       CCONJ 7 cc
  burned    burn     VERB  5 conj
  by        by       ADP   9 case
  soldiers  soldier  NOUN  7 obl:agent
  or        or       CCONJ 11 cc
  police    police   NOUN  9 conj`,
  time: `
  Houses    house    NOUN  3 nsubj:pass
  were      be       AUX   3 aux:pass
  looted    loot     VERB  0 root
  by        by       ADP   5 case
  Friday    Friday   PROPN 3 obl`,
  control: `
  Karsa     Karsa    PROPN 2 nsubj
  sent      send     VERB  0 root
  troops    troops   NOUN  2 obj
  to        to       PART  5 mark
  seize     seize    VERB  2 advcl
  it        it       PRON  5 obj
  ,         ,        PUNCT 8 punct
  killing   kill     VERB  2 advcl
  ten       ten      NUM   8 obj`,
  purpose: `
  Police    police   NOUN  2 nsubj
  closed    close    VERB  0 root
  roads     road     NOUN  2 obj
  to        to       PART  5 mark
  stop      stop     VERB  2 advcl
  them      they     PRON  5 obj`,
  accused: `
  They      they     PRON  2 nsubj
  accused   accuse   VERB  0 root
  Karsa     Karsa    PROPN 2 obj
  of        of       SCONJ 5 mark
  shelling  shell    VERB  2 advcl
  towns     town     NOUN  5 obj`,
  promised: `
  They      they     PRON  2 nsubj
  promised  promise  VERB  0 root
  us        we       PRON  2 iobj
  to        to       PART  5 mark
  leave     leave    VERB  2 xcomp`,
  plan: `
  Jets      jet      NOUN  2 nsubj
  foiled    foil     VERB  0 root
  Karsa     Karsa    PROPN 5 nmod:poss
  's        's       PART  3 case
  plan      plan     NOUN  2 obj
  to        to       PART  7 mark
  attack    attack   VERB  5 acl`,
  called: `
  They      they     PRON  2 nsubj
  called    call     VERB  0 root
  on        on       ADP   4 case
  men       man      NOUN  2 obl
  to        to       PART  6 mark
  resist    resist   VERB  4 acl`,
  reduced: `
  Towns     town     NOUN  5 nsubj:pass
  held      hold     VERB  1 acl
  by        by       ADP   4 case
  rebels    rebel    NOUN  2 obl:agent
  shelled   shell    VERB  0 root`,
  there: `
  There     there    PRON  2 expl
  were      be       VERB  0 root
  clashes   clash    NOUN  2 nsubj`,
  apposed: `
  Rusk      Rusk     PROPN 9 nsubj
  ,         ,        PUNCT 5 punct
  the       the      DET   5 det
  new       new      ADJ   5 amod
  governor  governor NOUN  1 appos
  of        of       ADP   7 case
  Karsa     Karsa    PROPN 5 nmod
  ,         ,        PUNCT 5 punct
  fled      flee     VERB  0 root
  because   because  ADP   12 case
  of        of       ADP   10 fixed
  rain      rain     NOUN  9 obl`,
  circle: `
      seizing  seize VERB 2 advcl
      holding  hold  VERB 1 advcl`,
} as const;

/** The trees here are correct by hand: what the model makes of text is tested in tests/golden/trees. */
function ask(name: keyof typeof TREES) {
  const tokens = readTree(TREES[name]);
  const tree = treeOf({ tokens });
  const at = (word: string) => {
    const found = tokens.findIndex((token) => token.text === word);
    if (found < 0) throw new Error(`no word "${word}"`);
    return found;
  };
  const say = (found: readonly number[]) => found.map((each) => tokens[each]?.text).join(' ');
  return { tokens, tree, at, say };
}

describe('subjects', () => {
  it.each([
    // coordinated verbs share the subject of the first
    ['shared', 'burned', 'Gunmen'],
    // a relative pronoun gives its antecedent
    ['relative', 'seized', 'Gunmen'],
    // a passive of a coordination keeps it
    ['passive', 'burned', 'Houses'],
    // those who are sent are to act
    ['control', 'seize', 'troops'],
    // after a comma, it is the subject of the main verb that does it
    ['control', 'killing', 'Karsa'],
    // a purpose is the subject's
    ['purpose', 'stop', 'Police'],
    // 'of' after an accusation: the accused
    ['accused', 'shelling', 'Karsa'],
    // who promises is to act
    ['promised', 'leave', 'They'],
    // a plan's owner is to act
    ['plan', 'attack', 'Karsa'],
    // who is told to act
    ['called', 'resist', 'men'],
    // a participle modifies what suffers
    ['reduced', 'held', 'Towns'],
    // 'there' is nobody
    ['there', 'were', ''],
  ] as const)('%s: %s – %s', (name, verb, expected) => {
    const { tree, at, say } = ask(name);
    expect(say(tree.subjectsOf(at(verb)))).toBe(expected);
  });
});

describe('objects', () => {
  it.each([
    // with all that is coordinated
    ['shared', 'burned', 'village fields'],
    // what follows two verbs is the object of both
    ['shared', 'entered', 'village fields'],
    // but not of one that takes none
    ['came', 'came', ''],
    // a relative clause with a subject of its own
    ['relative', 'shelled', 'town'],
    ['relative', 'seized', 'bridge'],
    // a passive has none
    ['passive', 'looted', ''],
    ['there', 'were', 'clashes'],
  ] as const)('%s: %s – %s', (name, verb, expected) => {
    const { tree, at, say } = ask(name);
    expect(say(tree.objectsOf(at(verb)))).toBe(expected);
  });
});

describe('agents', () => {
  it.each([
    ['passive', 'burned', 'soldiers police'],
    // coordinated passives share their agent
    ['passive', 'looted', 'soldiers police'],
    // a day does nothing
    ['time', 'looted', ''],
    ['reduced', 'held', 'rebels'],
    ['relative', 'attacked', ''],
  ] as const)('%s: %s – %s', (name, verb, expected) => {
    const { tree, at, say } = ask(name);
    expect(say(tree.agentsOf(at(verb)))).toBe(expected);
  });
});

describe('facts of a clause', () => {
  it('shares auxiliaries, modal, negation and voice within a coordination', () => {
    const { tree, at, tokens } = ask('passive');
    for (const verb of ['looted', 'burned']) {
      expect(tree.isPassive(at(verb))).toBe(true);
      expect(tokens[tree.modalOf(at(verb))]?.text ?? null).toBe(verb === 'looted' ? 'could' : null);
      expect(tokens[tree.negationOf(at(verb))]?.text).toBe('not');
    }
  });

  it('keeps auxiliaries, marks and case apart', () => {
    const passive = ask('passive');
    expect(passive.say(passive.tree.auxiliariesOf(passive.at('looted')))).toBe('could be');
    const accused = ask('accused');
    expect(accused.tokens[accused.tree.markOf(accused.at('shelling'))]?.text).toBe('of');
    expect(accused.tree.markOf(accused.at('accused'))).toBe(-1);
    const apposed = ask('apposed');
    expect(apposed.say(apposed.tree.caseOf(apposed.at('rain')))).toBe('because of');
  });
});

describe('nominals', () => {
  it('have appositions, relative clauses, conjuncts and a subtree', () => {
    const apposed = ask('apposed');
    expect(apposed.say(apposed.tree.appositionsOf(apposed.at('Rusk')))).toBe('governor');
    expect(apposed.say(apposed.tree.subtreeOf(apposed.at('governor')))).toBe(', the new governor of Karsa ,');
    expect(apposed.tree.rangeOf(apposed.at('governor'))).toEqual({ start: 1, end: 8 });
    const relative = ask('relative');
    expect(relative.say(relative.tree.relativesOf(relative.at('Gunmen')))).toBe('seized');
    expect(relative.tree.antecedentOf(relative.at('who'))).toBe(relative.at('Gunmen'));
    expect(relative.tree.antecedentOf(relative.at('attacked'))).toBe(-1);
    const shared = ask('shared');
    expect(shared.say(shared.tree.conjunctsOf(shared.at('fields')))).toBe('village fields');
  });

  it('takes a relation to the letter', () => {
    const { tree, at, say } = ask('passive');
    expect(say(tree.dependentsOf(at('looted'), 'aux'))).toBe('could');
    expect(say(tree.dependentsOf(at('looted')))).toBe('Houses could not be burned');
  });

  it('ends where control goes in a circle', () => {
    const { tree, say } = ask('circle');
    expect(say(tree.subjectsOf(0))).toBe('');
  });
});
