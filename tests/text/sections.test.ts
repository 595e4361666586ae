import { describe, expect, it } from 'vitest';
import { loadSectionWords } from '../../src/reference/lexicon/sections.ts';
import type { InputDocument } from '../../src/text/document.ts';
import { splitParagraphs } from '../../src/text/sections.ts';

const words = loadSectionWords();

function input(text: string): InputDocument {
  return {
    id: 'd',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: null,
    parts: null,
    warnings: [],
  };
}

function kinds(text: string): string[] {
  return splitParagraphs(input(text)).map((each) => `${each.kind}: ${text.slice(each.start, each.end)}`);
}

describe('section cues of the lexicon', () => {
  it.each(words.cues.map((cue) => ({ cue, name: cue.pattern.source.slice(0, 40) })))(
    'row $name',
    ({ cue }) => {
      for (const line of cue.examples) expect(line).toMatch(cue.pattern);
      for (const line of cue.counter) expect(line).not.toMatch(cue.pattern);
    },
  );
});

describe('datelines', () => {
  const paragraph = 'government jets bombed the town on Friday.';
  it.each(words.datelineExamples)('cuts off %j', (dateline) => {
    expect(kinds(`${dateline}${paragraph}`)).toEqual([`byline: ${dateline.trim()}`, `body: ${paragraph}`]);
  });
  it.each(words.datelineCounter)('leaves %j', (start) => {
    expect(kinds(`${start} they had left on Friday.`)).toEqual([`body: ${start} they had left on Friday.`]);
  });
});

const LONG =
  'Residents of the town said that the shelling had gone on for the whole night and most of the morning after.';

describe('paragraphs and their kinds', () => {
  it.each([
    // a short first line without a full stop is the headline
    [`Shelling goes on in Tel Amar\n\n${LONG}`, ['headline', 'body']],
    // a first line that ends as a sentence does is not
    [`The shelling went on.\n\n${LONG}`, ['body', 'body']],
    // a text of one line is body, whatever its form
    ['Shelling goes on in Tel Amar', ['body']],
    // everything from the comments' heading on is comments, prose too
    [`${LONG}\n2 Comments\n${LONG}\n${LONG}`, ['body', 'comments', 'comments', 'comments']],
    // a list of related stories ends where prose begins again
    [
      `${LONG}\n\nRelated stories\n\nFront claims attack\n\n${LONG} More of them left.`,
      ['body', 'boilerplate', 'boilerplate', 'body'],
    ],
    // a cue of one line marks one line
    [`${LONG}\n\nAdvertisement\n\nShort text goes on.`, ['body', 'boilerplate', 'body']],
    // byline and date of a site
    [
      `Shelling goes on\n\nBy Lena Adar, Northern Wire\n14 March 2021\n\n${LONG}`,
      ['headline', 'byline', 'byline', 'body'],
    ],
    // nothing but white space has no paragraph
    [' \n\t\n', []],
  ])('%j', (text, expected) => {
    expect(splitParagraphs(input(text)).map((each) => each.kind)).toEqual(expected);
  });

  it('joins the lines of wrapped copy, and keeps the paragraphs of a site that has one on each line', () => {
    const wrapped =
      'Government forces shelled the villages around the\ntown for a second week, residents said, while aid\nagencies waited for leave to enter the town and\nthe valley from the port.';
    expect(kinds(wrapped)).toEqual([`body: ${wrapped}`]);
    expect(kinds(`${LONG}\n${LONG}`)).toEqual([`body: ${LONG}`, `body: ${LONG}`]);
  });

  it('keeps what the format said of the parts, and still finds a comment heading in a body', () => {
    const text = `Title\n\n${LONG}\n\n© 2021 Post`;
    const body = text.indexOf(LONG);
    const parts = [
      { start: 0, end: 5, kind: 'headline' as const },
      { start: body, end: body + LONG.length, kind: 'body' as const },
      { start: body + LONG.length, end: text.length, kind: 'boilerplate' as const },
    ];
    const found = splitParagraphs({ ...input(text), parts });
    expect(found.map((each) => each.kind)).toEqual(['headline', 'body', 'boilerplate']);
  });

  it('handles CRLF, a lone CR and unpaired surrogates without losing an offset', () => {
    const text = 'One line here.\r\n\r\nAnother \ud800 line.\rThird line.';
    expect(kinds(text)).toEqual(['body: One line here.', 'body: Another \ud800 line.', 'body: Third line.']);
  });
});
