import { describe, expect, it } from 'vitest';
import type { NameKind, NameSpan, ReadDocument } from '../../src/text/document.ts';
import { settleNames } from '../../src/text/names.ts';
import { readText } from '../support/read-text.ts';

/** A document in which the reader saw just these names: 'words|kind', each from where the one before ended. */
function documentOf(text: string, read: readonly string[]): ReadDocument {
  const doc = readText(text);
  let from = 0;
  const names: NameSpan[] = read.map((each) => {
    const [words = '', kind = 'other'] = each.split('|');
    const start = text.indexOf(words, from);
    const end = start + words.length;
    from = end;
    const first = doc.tokens.find((token) => token.start === start);
    const last = doc.tokens.find((token) => token.end === end);
    if (!first || !last) throw new Error(`no tokens for "${words}"`);
    const range = { firstToken: first.index, endToken: last.index + 1, sentence: first.sentence };
    return { ...range, start, end, kind: kind as NameKind };
  });
  return { ...doc, names };
}

function settled(text: string, read: readonly string[]): string[] {
  return settleNames(documentOf(text, read)).map(
    ({ start, end, kind }) => `${text.slice(start, end)}|${kind}`,
  );
}

describe('settleNames', () => {
  it.each([
    // a party's letter is no part of the place
    [
      'Senator Amina Bello, D-Merwan, spoke.',
      ['Amina Bello|person', 'D-Merwan|person'],
      ['Amina Bello|person', 'Merwan|place'],
    ],
    ['The J-20 and X-Corp grew.', ['X-Corp|actor'], ['X-Corp|actor']],
    // what the reader cut in two
    ['The Port of Merwan closed.', ['Port of|place', 'Merwan|place'], ['Port of Merwan|place']],
    ['Sun Jae-in spoke.', ['Sun Jae|person'], ['Sun Jae-in|person']],
    ['The Karsan Red Crescent came.', ['Karsan Red|place'], ['Karsan Red Crescent|actor']],
    // what it drew too wide
    ['The Teachers Union and others left.', ['Teachers Union and|actor'], ['Teachers Union|actor']],
    ['She lives in Merwan, Karsa.', ['Merwan, Karsa|place'], ['Merwan|place', 'Karsa|place']],
  ])('draws the spans of %s', (text, read, expected) => expect(settled(text, read)).toEqual(expected));

  it.each([
    // the last word of a long name
    ['They met at Suran University.', ['Suran University|place'], ['Suran University|actor']],
    ['They met in Suran Park.', ['Suran Park|actor'], ['Suran Park|place']],
    ['They won the Suran Cup.', ['Suran Cup|actor'], ['Suran Cup|other']],
    // what stands beside it
    ['They fled to safety in Halim.', ['Halim|person'], ['Halim|place']],
    ['Then Mr Halim left.', ['Halim|place'], ['Halim|person']],
    ['Halim said no.', ['Halim|place'], ['Halim|place']], // one word against another: the reader's stays
    [
      'Halim said no. He met Halim, and Halim said yes.',
      ['Halim|place', 'Halim|person', 'Halim|place'],
      ['Halim|person', 'Halim|person', 'Halim|person'],
    ],
    ['Shares of KPR fell.', ['KPR|person'], ['KPR|actor']], // capitals alone
    ['The Water League of Karsa met.', ['Water League of Karsa|person'], ['Water League of Karsa|actor']],
    ['The River Basin (RBX) met.', ['River Basin|place'], ['River Basin|place']], // its last word decides
    ['The Coastal Union Nord (CUN) met.', ['Coastal Union Nord|place'], ['Coastal Union Nord|actor']],
    ['Ahmed Verel was seen.', ['Ahmed Verel|place'], ['Ahmed Verel|person']], // a given name
    // what most mentions are
    [
      'Qorvash fell. Qorvash burned. Qorvash wept.',
      ['Qorvash|place', 'Qorvash|person', 'Qorvash|place'],
      ['Qorvash|place', 'Qorvash|place', 'Qorvash|place'],
    ],
  ])('tells the kind in %s', (text, read, expected) => expect(settled(text, read)).toEqual(expected));

  it('finds a name again where the reader missed it, but not in small letters', () => {
    const text = 'Verel came to town. They asked Verel why. The verel is a bird.';
    expect(settled(text, ['Verel|person'])).toEqual(['Verel|person', 'Verel|person']);
  });

  it('finds no name where the reader saw none', () => {
    expect(settled('Heavy rain fell on Merwan.', [])).toEqual([]);
  });
});
