/** Verbs that the reader takes for nouns, by the relations that only verbs have; each row is a whole sentence as it is read. */
import { describe, expect, it } from 'vitest';
import { syntaxOf } from '../../src/text/syntax.ts';
import { readText } from '../support/read-text.ts';

function verbsWithObjects(text: string): string[] {
  const doc = readText(text);
  const syntax = syntaxOf(doc);
  return doc.verbs.map((verb) => {
    const object = syntax.objectOf(verb);
    return `${text.slice(verb.start, verb.end)}: ${object ? text.slice(object.start, object.end) : '-'}`;
  });
}

describe('a noun with subject and object', () => {
  it.each([
    // with what it brought about before the number
    ['Kenyan police shot dead three protesters in Kisumu.', ['shot: three protesters']],
    ['The Front ad hits the mayor for taking money.', ['hits: the mayor', 'taking: money']],
  ])('is a verb in %s', (text, expected) => {
    expect(verbsWithObjects(text)).toEqual(expected);
  });

  it.each([
    // a noun stays one
    ['A shot was heard in the valley.', ['was heard: -']],
    ['The dead men were found.', ['were found: -']],
  ])('leaves %s', (text, expected) => {
    expect(verbsWithObjects(text)).toEqual(expected);
  });
});
