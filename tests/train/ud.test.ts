import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatConllu, parseConllu } from '../../train/convert/lib/conllu.ts';
import { splitLines } from '../../train/convert/lib/source.ts';
import { convertTrees, isKept, toDevRow } from '../../train/convert/ud.ts';

/** As released: global and genre comments, empty nodes, enhanced dependencies, entities in the last column. */
const RELEASED = `# newdoc id = GUM_news_karsa
# global.Entity = GRP-etype
# meta::title = Karsa
# newpar
# newpar_block = p (2 s)
# sent_id = GUM_news_karsa-1
# s_type = decl
# text = They don't cross Ostren.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	4:nsubj	Entity=(1-person)
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	4:aux	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	4:advmod	Cxn=X
4	cross	cross	VERB	VB	VerbForm=Inf	0	root	0:root	Discourse=joint|CorrectForm=cross
4.1	there	there	ADV	RB	_	_	_	4:advmod	_
5	Ostren	Ostren	PROPN	NNP	_	4	obj	4:obj	Entity=(2-place)|SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	4:punct	_

# newpar
# sent_id = GUM_news_karsa-2
# text = Karsa waits.
1	Karsa	Karsa	PROPN	NNP	_	2	nsubj	2:nsubj	_
2	waits	wait	VERB	VBZ	_	0	root	0:root	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	2:punct	_

`;

const KEPT = `# newdoc id = GUM_news_karsa
# newpar
# sent_id = GUM_news_karsa-1
# text = They don't cross Ostren.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	cross	cross	VERB	VB	VerbForm=Inf	0	root	_	CorrectForm=cross
5	Ostren	Ostren	PROPN	NNP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# sent_id = GUM_news_karsa-2
# text = Karsa waits.
1	Karsa	Karsa	PROPN	NNP	_	2	nsubj	_	_
2	waits	wait	VERB	VBZ	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

`;

const parse = (text: string) => parseConllu(splitLines('karsa.conllu', text));

const folder = mkdtempSync(join(tmpdir(), 'onrecord-ud-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('Universal Dependencies', () => {
  it('keeps the basic trees, and of comments and notes only what training reads', () => {
    expect(parse(RELEASED).map(formatConllu).join('')).toBe(KEPT);
  });

  it('leaves alone what it wrote itself', () => {
    expect(parse(KEPT).map(formatConllu).join('')).toBe(KEPT);
  });

  it('takes trees of any depth', () => {
    const chain = [1, 2, 3, 4, 0].map(
      (up, at) => `${at + 1}\tv\t_\tVERB\t_\t_\t${up === 0 ? 0 : at + 2}\tdep\t_\t_\n`,
    );
    const text = `# newdoc id = chain\n${chain.join('')}\n`;
    expect(parse(text).map(formatConllu).join('')).toBe(text);
  });

  it('reads files with Windows line ends', () => {
    expect(parse(RELEASED.replaceAll('\n', '\r\n')).map(formatConllu).join('')).toBe(KEPT);
  });

  it('joins the running text with offsets, paragraphs apart, contractions sharing their letters', () => {
    const [document] = parse(RELEASED);
    if (!document) throw new Error('no document');
    const { id, text, gold } = toDevRow(document);
    expect(id).toBe('GUM_news_karsa');
    expect(text).toBe("They don't cross Ostren.\n\nKarsa waits.");
    const { tokens } = gold;
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'They',
      'do',
      "n't",
      'cross',
      'Ostren',
      '.',
      'Karsa',
      'waits',
      '.',
    ]);
    // heads count through the document, a root has -1
    expect(tokens.map((token) => token.head)).toEqual([3, 3, 3, -1, 3, 3, 7, -1, 7]);
  });

  it('gives every word of a contraction a letter where their forms do not spell it', () => {
    const rows =
      '1-2\tdunno\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo not\t_\tX\t_\t_\t2\tdep\t_\t_\n2\tknow\t_\tX\t_\t_\t0\troot\t_\t_\n';
    const [document] = parse(`# newdoc id = note\n${rows}`);
    if (!document) throw new Error('no document');
    const { text, gold } = toDevRow(document);
    expect(gold.tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['dunn', 'o']);
  });

  it.each([
    // EWT has no genre in its ids, and is open as a whole
    ['weblog-karsa_2004', true],
    ['GUM_news_karsa', true],
    ['GUM_voyage_ostren', true],
    // NonCommercial
    ['GUM_whow_karsa', false],
    ['GUM_fiction_karsa', false],
    ['GUM_conversation_karsa', false],
    // only those that were looked at
    ['GUM_academic_art', true],
    ['GUM_academic_karsa', false],
    ['GUM_textbook_history', true],
    ['GUM_textbook_karsa', false],
    // genres of later releases
    ['GUM_podcast_karsa', false],
  ])('%s: %s', (id, kept) => {
    expect(isKept(id)).toBe(kept);
  });

  it('reads files in their order and drops documents that may not be trained on', () => {
    const [one, two] = [join(folder, 'one.conllu'), join(folder, 'two.conllu')];
    writeFileSync(one, `${RELEASED}${RELEASED.replaceAll('GUM_news', 'GUM_fiction')}`);
    writeFileSync(two, RELEASED.replaceAll('GUM_news', 'weblog'));
    expect(convertTrees([one, two]).map((each) => each.id)).toEqual(['GUM_news_karsa', 'weblog_karsa']);
    expect(readFileSync(one, 'utf8')).toContain('GUM_fiction');
  });

  it.each([
    [
      'a missing column',
      KEPT.replace('\tobj\t_\tSpace', '\tobj\tSpace'),
      ':10: 10 columns expected, 9 found',
    ],
    ['a head that is no number', KEPT.replace('4\tobj', 'x\tobj'), ':10: head "x" is no number'],
    ['a head outside the sentence', KEPT.replace('4\tobj', '9\tobj'), ':10: head 9 is not in the sentence'],
    [
      'a cycle',
      KEPT.replace('_\t4\tobj', '_\t6\tobj').replace('_\t4\tpunct', '_\t5\tpunct'),
      ':10: the heads form a cycle',
    ],
    ['two roots', KEPT.replace('4\tobj', '0\tobj'), ':1: a sentence needs exactly one root'],
    ['a word left out', KEPT.replace(/^3\tn't.*\n/mu, ''), ':8: word 3 expected, "4" found'],
    ['a range of no words', KEPT.replace('2-3\t', '2-9\t'), ':1: range 2-9 has no such words'],
    ['no document', KEPT.replace(/^# newdoc.*\n/u, ''), ':1: a sentence before the first "# newdoc id = "'],
    ['no words', `# newdoc id = x\n\n${KEPT}`, ':1: a sentence without words'],
  ])('names file and line of %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(`karsa.conllu${message}`);
  });
});
