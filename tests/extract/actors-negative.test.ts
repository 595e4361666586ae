import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractActors } from '../../src/extract/actors.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { ACTORS_DIR, loadActors } from '../../src/reference/actors.ts';
import { loadActorLexicon } from '../../src/reference/lexicon/actor-words.ts';

const registry = loadActors([ACTORS_DIR, join(import.meta.dirname, '../../examples/actors')]);
const lexicon = loadActorLexicon();

function found(text: string, types: readonly string[]): string[] {
  const input = {
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  };
  return extractActors(readDocument(input), registry, lexicon)
    .filter((mention) => types.includes(mention.type))
    .map((mention) => text.slice(mention.start, mention.end));
}

describe('extractActors does not take for a party', () => {
  it.each([
    ['The town fell in May.', ['actor', 'person']], // a month
    ['The Army Museum was closed.', ['actor']], // a building
    ['He lives on Army Street.', ['actor']], // a street
    ['The contract names force majeure.', ['actor']], // law
    ['It was on the front page.', ['actor']],
    ['The talks take place in March.', ['actor', 'person']],
    ['The Rebels won the match and lead the league.', ['actor']], // a sports team
    ['Let us go home.', ['actor', 'facility']], // 'LeT', 'home' as an adverb
    ['They agreed to join forces.', ['actor']], // a fixed phrase
    ['The law came into force.', ['actor']],
    ['Prices rose on the market as market forces worked.', ['actor']],
    ['He shares his name with a town in Karsa.', ['actor']], // a country that only locates
    ['The road runs from Karsa to Veldania.', ['actor']],
    ['An act of war would follow.', ['document']],
    ['As well as that, the well-known singer left.', ['facility']],
    ['Heavy rain fell on Friday.', ['actor', 'person', 'other']], // a word that only begins the sentence
    ['Islam and Christianity are religions.', ['actor', 'person']],
    ['Drone footage showed smoke.', ['weapon']], // pictures, not arms
    ['He works in a gold mine.', ['weapon']],
    ['A water tank leaked.', ['vehicle']],
    ['It is a state of emergency.', ['actor']],
    ['They live in a rebel-held town.', ['actor']], // a compound
    ['SITUATION OVERVIEW\n\nHeavy rain fell.', ['other', 'actor']], // a heading
    ['The minister resigned on the one side.', ['actor']],
  ])('%s', (text, types) => expect(found(text, types)).toEqual([]));

  it('reads a surname that is also a month only beside a verb, once the person is named', () => {
    const text = 'Theresa May met him in May. May said no.';
    expect(found(text, ['person'])).toEqual(['Theresa May', 'May']);
  });
});
