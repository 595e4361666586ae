import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read-document.ts';

const read = (text: string) =>
  readDocument({
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  });

describe('tags that the tagger gets wrong by kind', () => {
  it.each([
    // A past tense between its subject and an article is no adjective; its lemma follows.
    ['The soldiers allegedly looted the depot.', 'looted', 'VERB', 'loot'],
    ['The mission informed the governor.', 'informed', 'VERB', 'inform'],
    // but before its noun it is one
    ['The limited supplies ran out.', 'limited', 'ADJ', 'limited'],
    // 'whether' opens a clause and is no preposition of the phrase behind it
    ['Reporters asked whether the jets had returned.', 'whether', 'SCONJ', 'whether'],
    // 'is part of' has one verb
    ['The village is part of the province.', 'part', 'NOUN', 'part'],
    // a name that is also a verb, right before the verb of its sentence
    ['Cook declined to say more.', 'Cook', 'PROPN', 'cook'],
    // what follows a modal is its verb
    ['The forces will open a corridor.', 'open', 'VERB', 'open'],
    // a second past tense behind 'and'
    ['Men stopped a convoy and looted four trucks.', 'looted', 'VERB', 'loot'],
    // nouns in '-ing': before the verb of their sentence, inside a compound, at the end of a name
    ['Shelling damaged two schools.', 'Shelling', 'NOUN', 'shelling'],
    ['Shells hit a water pumping station.', 'pumping', 'NOUN', 'pumping'],
    ['They stopped a truck at the Halim Crossing on Friday.', 'Crossing', 'PROPN', 'crossing'],
    // but a participle keeps its object
    ['They stopped a man carrying flour.', 'carrying', 'VERB', 'carry'],
    // a heading whose second part has a verb has one in its first part too
    ['Air strike hits hospital in Tel Amar, Front says', 'hits', 'VERB', 'hit'],
  ])('%s: %s is %s', (text, word, upos, lemma) => {
    const token = read(text).tokens.find((each) => each.text === word);
    expect([token?.upos, token?.lemma]).toEqual([upos, lemma]);
  });
});
