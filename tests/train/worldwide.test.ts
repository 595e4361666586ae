import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinTokens } from '../../train/convert/lib/detokenize.ts';
import { repairEncoding } from '../../train/convert/lib/repair-encoding.ts';
import { splitLines } from '../../train/convert/lib/source.ts';
import { convertArticle } from '../../train/convert/worldwide.ts';

/** Rows written 'token TAG TAG', a bar between rows, an empty row between paragraphs. */
const rowsOf = (text: string) =>
  splitLines(
    'karsa_1.txt.tsv',
    text
      .split('|')
      .map((row) => row.replaceAll(' ', '\t'))
      .join('\n'),
  );

function namesOf(article: ReturnType<typeof convertArticle>): string[][] {
  const show = (names: readonly { start: number; end: number; type: string }[]) =>
    names.map(({ start, end, type }) => `${type}: ${article.text.slice(start, end)}`);
  return [show(article.gold.entities), show(article.gold.nested)];
}

describe('joined tokens', () => {
  it.each([
    ['Karsa , he said , is calm .', 'Karsa, he said, is calm.'],
    // clitics and owners
    ["Ostren 's port did n't open", "Ostren's port didn't open"],
    ['Ostren ’s port and the rebels ’ camp', 'Ostren’s port and the rebels’ camp'],
    ["the rebels ' camp", "the rebels' camp"],
    // a hyphen in a compound, and one that is a dash
    ['a Karsa - born ex - soldier', 'a Karsa-born ex-soldier'],
    ['KARSA , 3 May - The port opened', 'KARSA, 3 May - The port opened'],
    ['1990 – 1992 , a truce – the first', '1990–1992, a truce – the first'],
    // straight marks open and close in turn
    ['" Go , " he said . " Go ! "', '"Go," he said. "Go!"'],
    ["a ' safe zone ' here", "a 'safe zone' here"],
    ['“ Go , ” he said', '“Go,” he said'],
    // brackets, money, shares
    ['the front ( KPF ) took $ 40 , or 12 % of US $ 330', 'the front (KPF) took $40, or 12% of US$330'],
    ['and / or', 'and/or'],
    ['he waited . . . and left', 'he waited ... and left'],
  ])('%s', (tokens, text) => {
    expect(joinTokens(tokens.split(' ')).text).toBe(text);
  });

  it('gives every token a span with exactly its characters, in order, with at most one space between', () => {
    const token = fc.oneof(
      fc.constantFrom(
        '.',
        ',',
        '"',
        "'",
        '-',
        '–',
        '(',
        ')',
        '$',
        '%',
        "'s",
        '’',
        '/',
        '…',
        'Karsa',
        'May',
        '40',
      ),
      fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).filter((text) => !/\s/u.test(text)),
    );
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 30 }), (tokens) => {
        const { text, spans } = joinTokens(tokens);
        expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(tokens);
        const gaps = spans.slice(1).map((span, index) => text.slice(spans[index]?.end, span.start));
        expect(gaps.every((gap) => gap === '' || gap === ' ')).toBe(true);
        expect([spans[0]?.start, spans.at(-1)?.end]).toEqual([0, text.length]);
      }),
    );
  });
});

describe('repaired encoding', () => {
  it.each([
    ['Ostrenâ€™s', 'Ostren’s'],
    ['MÃ¼ller', 'Müller'],
    // sound text stays
    ['Müller', 'Müller'],
    ['Ãgua', 'Ãgua'],
    ['café', 'café'],
    ['Карса', 'Карса'],
    ['Karsa', 'Karsa'],
  ])('%s is %s', (broken, sound) => {
    expect(repairEncoding(broken)).toBe(sound);
  });

  it('mends whatever was written twice', () => {
    const windows = new TextDecoder('windows-1252');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ÿ’“”–ščžа-я]+$/u), (text) => {
        const broken = windows.decode(new TextEncoder().encode(text));
        expect(repairEncoding(broken)).toBe(text);
      }),
    );
  });
});

describe('English Worldwide Newswire', () => {
  const article = convertArticle(
    'karsa_1',
    rowsOf(
      'https://example.org/karsa O||The O|Ostren B-Organization B-Location|Relief I-Organization|Front I-Organization|, O' +
        '|Mona B-Person|Dara I-Person|said O|. O||Karsa B-Location|Veldania B-Location|waits O',
    ),
  );

  it('leaves the address on top out and keeps paragraphs apart', () => {
    expect(article.text).toBe('The Ostren Relief Front, Mona Dara said.\n\nKarsa Veldania waits');
  });

  it('has the widest names, and those inside them apart', () => {
    expect(namesOf(article)).toEqual([
      ['Organization: Ostren Relief Front', 'Person: Mona Dara', 'Location: Karsa', 'Location: Veldania'],
      ['Location: Ostren'],
    ]);
  });

  it('reads ends and single words as well', () => {
    const marked = convertArticle(
      'karsa_2',
      rowsOf('Mona B-Person|Lu I-Person|Dara E-Person|Ben S-Person|Karsa S-Location'),
    );
    expect(namesOf(marked)[0]).toEqual(['Person: Mona Lu Dara', 'Person: Ben', 'Location: Karsa']);
  });

  it('begins a name that nothing begins where it is first met', () => {
    const marked = convertArticle('karsa_3', rowsOf('in O|Karsa I-Location|Mona I-Person|Dara I-Person'));
    expect(namesOf(marked)[0]).toEqual(['Location: Karsa', 'Person: Mona Dara']);
  });

  it('ends a name with its paragraph', () => {
    const marked = convertArticle('karsa_4', rowsOf('Karsa B-Location||City I-Location'));
    expect(namesOf(marked)[0]).toEqual(['Location: Karsa', 'Location: City']);
  });

  it('measures names in UTF-16 code units of the mended text', () => {
    const marked = convertArticle('karsa_5', rowsOf('😀 O|Dâ€™Ara B-Person|waits O'));
    expect(marked.text).toBe('😀 D’Ara waits');
    expect(namesOf(marked)[0]).toEqual(['Person: D’Ara']);
  });

  it('passes over a token of white space', () => {
    expect(convertArticle('karsa_6', splitLines('f', 'Karsa\tB-Location\n \tO\nwaits\tO')).text).toBe(
      'Karsa waits',
    );
  });

  it("has every name's tokens in the name's text", () => {
    const word = fc.constantFrom('Karsa', 'Mona', '-', "'s", '"', '.', 'port', '$', '5', '(', ')');
    const tag = fc.constantFrom('O', 'O', 'B-Person', 'I-Person', 'B-Location', 'I-Location');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, tag), { minLength: 1, maxLength: 25 }), (rows) => {
        const { text, gold } = convertArticle(
          'x',
          splitLines('x', rows.map((row) => row.join('\t')).join('\n')),
        );
        const letters = (each: string) => each.replaceAll(' ', '');
        const named = rows.filter(([, each]) => each !== 'O').map(([each]) => each);
        expect(gold.entities.map(({ start, end }) => letters(text.slice(start, end))).join('')).toBe(
          named.join(''),
        );
        for (const { start, end } of gold.entities)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        expect(letters(text)).toBe(rows.map(([each]) => each).join(''));
      }),
    );
  });

  it.each([
    [
      'a line without a tag',
      'Karsa B-Location|waits',
      ':2: a token and its tags expected, with a tab between them',
    ],
    ['an unknown class', 'Karsa B-Planet', ':1: unknown tag "B-Planet"'],
    ['an unknown mark', 'Karsa X-Location', ':1: unknown tag "X-Location"'],
    ['a name without a word', ' B-Location', ':1: an empty token in a name, "B-Location"'],
  ])('names file and line of %s', (_, rows, message) => {
    expect(() => convertArticle('karsa_7', rowsOf(rows))).toThrow(`karsa_1.txt.tsv${message}`);
  });
});
