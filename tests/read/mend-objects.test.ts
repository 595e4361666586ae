/** What is killed, detained or hit is an object behind words of measure too; each row is a whole sentence as it is read. */
import { describe, expect, it } from 'vitest';
import { syntaxOf } from '../../src/text/syntax.ts';
import { readText } from '../support/read-text.ts';

/** Subject, verb with its voice, and object of the first verb. */
function roles(text: string): string {
  const doc = readText(text);
  const syntax = syntaxOf(doc);
  const [verb] = doc.verbs;
  if (!verb) return '';
  const words = (phrase: { start: number; end: number } | null): string =>
    phrase ? text.slice(phrase.start, phrase.end) : '-';
  return [words(syntax.subjectOf(verb)), verb.voice, words(syntax.objectOf(verb))].join(' | ');
}

describe('a counted object behind a measure', () => {
  it.each([
    ['A bomb killed at least 20 pilgrims on Wednesday.', 'A bomb | active | 20 pilgrims'],
    ['Police detained up to 50 people in the town.', 'Police | active | 50 people'],
    ['Militants abducted at least 20 girls from a school.', 'Militants | active | 20 girls'],
    // an article before the number, and a number that counts no noun
    ['A bomb killed at least a dozen people.', 'A bomb | active | a dozen people'],
    ['Militants abducted at least 20 from a school.', 'Militants | active | 20'],
    // longer measures
    ['The army killed no fewer than 20 people.', 'The army | active | 20 people'],
    ['A bomb killed between 20 and 30 people.', 'A bomb | active | 20 and 30 people'],
    // a word of the verb's own before the measure
    ['Soldiers shot dead at least three men.', 'Soldiers | active | three men'],
  ])('%s', (text, expected) => {
    expect(roles(text)).toBe(expected);
  });

  it.each([
    // a time is no object, nor is what a real preposition leads to
    ['The raid lasted at least 20 hours.', 'The raid | active | -'],
    ['They waited at 20 checkpoints.', 'They | active | -'],
    ['The convoy arrived around nine.', 'The convoy | active | -'],
    // a passive keeps its subject
    ['The town was hit by at least 20 shells.', 'The town | passive | -'],
  ])('leaves %s', (text, expected) => {
    expect(roles(text)).toBe(expected);
  });
});
