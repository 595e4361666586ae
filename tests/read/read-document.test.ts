import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/read/detect-language.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { ReadDocument } from '../../src/text/document.ts';

function read(text: string): ReadDocument {
  return readDocument({
    id: 'd',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  });
}

/** '[preposition~&phrase]', where & is a conjunct and @ is owned by the phrase before it. */
function phrases(doc: ReadDocument): string[] {
  return doc.phrases.map((phrase) => {
    const preposition = phrase.preposition === null ? '' : `${doc.tokens[phrase.preposition]?.norm}~`;
    const marks = `${phrase.conjunctOf === null ? '' : '&'}${phrase.possessor === null ? '' : '@'}`;
    return `${preposition}${marks}${doc.text.slice(phrase.start, phrase.end)}`;
  });
}

function verbs(doc: ReadDocument): string[] {
  return doc.verbs.map((verb) =>
    [
      doc.text.slice(verb.start, verb.end),
      verb.voice,
      verb.form,
      verb.tense,
      verb.modal,
      verb.negated ? 'not' : null,
    ]
      .filter((each) => each !== null && each !== 'none')
      .join(' | '),
  );
}

describe('noun phrases', () => {
  it.each([
    // two actors share one head noun
    ['Karsan and Veldanian warplanes struck the town.', ['Karsan', '&Veldanian warplanes', 'the town']],
    // a possessor is a phrase of its own
    ["The army's advance has stalled.", ['The army', '@advance']],
    // a possessive pronoun is part of its phrase
    ['The Front spoke via its Telegram channel.', ['The Front', 'via~its Telegram channel']],
    // a list shares the preposition of its first member
    [
      'The army fought with rebels, militias and gangs.',
      ['The army', 'with~rebels', 'with~&militias', 'with~&gangs'],
    ],
    // the comma after an opening phrase does not make a list
    ['In Merwan, soldiers and police fired at crowds.', ['in~Merwan', 'soldiers', '&police', 'at~crowds']],
    // hyphens and small particles belong to names
    [
      'Residents of Beit al-Nasur and Deir ez-Zor fled.',
      ['Residents', 'of~Beit al-Nasur', 'of~&Deir ez-Zor'],
    ],
    // a time is not part of the place before it
    ['Troops entered Merwan last year.', ['Troops', 'Merwan', 'last year']],
    // what hyphens join is one modifier
    ['A 12-year-old girl was shot.', ['A 12-year-old girl']],
    // an adjective that heads its phrase
    ['The wounded were taken to Merwan.', ['The wounded', 'to~Merwan']],
  ])('%s', (text, expected) => {
    expect(phrases(read(text))).toEqual(expected);
  });
});

describe('verb groups', () => {
  it.each([
    ['Jets have been bombing Tel Amar.', ['have been bombing | active | finite | present']],
    ['The town was not taken by the army.', ['was not taken | passive | finite | past | not']],
    ['The army will attack the camp.', ['will attack | active | finite | future | will']],
    [
      'The Front threatened to attack.',
      ['threatened | active | finite | past', 'to attack | active | infinitive'],
    ],
    // a reduced relative clause is no main verb
    [
      'The offensive launched by the army failed.',
      ['launched | passive | participle', 'failed | active | finite | past'],
    ],
    [
      'People displaced in May have returned.',
      ['displaced | passive | participle', 'have returned | active | finite | present'],
    ],
    [
      'They met in a camp known as Dahr Salma.',
      ['met | active | finite | past', 'known | passive | participle'],
    ],
    // but after a verb of saying, the noun is the subject of what follows
    [
      'Officials said rebels killed two men.',
      ['said | active | finite | past', 'killed | active | finite | past'],
    ],
    [
      'Rebels shelled Merwan, killing ten.',
      ['shelled | active | finite | past', 'killing | active | gerund'],
    ],
    // a headline leaves the auxiliary out
    [
      'Two soldiers killed, 12 wounded in Karsa blast',
      ['killed | passive | finite | past', 'wounded | passive | participle'],
    ],
    // coordinated verbs share their auxiliaries
    [
      'The army will not enter or shell it.',
      [
        'will not enter | active | finite | future | will | not',
        'shell | active | finite | future | will | not',
      ],
    ],
    // the auxiliary of a question belongs to its verb
    ['Were the rebels killed?', ['killed | passive | finite | past']],
    [
      'The mission estimates that many fled.',
      ['estimates | active | finite | present', 'fled | active | finite | past'],
    ],
    ["The army couldn't enter.", ["couldn't enter | active | finite | present | could | not"]],
  ])('%s', (text, expected) => {
    expect(verbs(read(text))).toEqual(expected);
  });
});

describe('reading', () => {
  it('leaves sentences of comments and boilerplate uncoded, without phrases', () => {
    const doc = read(
      'The army shelled the town for a second day, residents said on Sunday.\n\n2 Comments\n\nThe army should bomb them.',
    );
    expect(doc.sentences.map((each) => each.coded)).toEqual([true, false, false]);
    const coded = doc.sentences[0]?.end ?? 0;
    expect(doc.phrases.every((each) => each.end <= coded)).toBe(true);
  });

  it('reads wire copy in capitals without moving an offset', () => {
    const text = 'GOVERNMENT JETS BOMBED THE HOSPITAL IN TEL AMAR ON FRIDAY.';
    const doc = read(text);
    expect(doc.tokens.map((each) => text.slice(each.start, each.end)).join(' ')).toBe(
      'GOVERNMENT JETS BOMBED THE HOSPITAL IN TEL AMAR ON FRIDAY .',
    );
    expect(doc.verbs.map((each) => text.slice(each.start, each.end))).toEqual(['BOMBED']);
  });

  it('does not depend on what it read before', () => {
    const text = 'Fighters of the Sons of Suran looted a warehouse in Merwan.';
    const first = JSON.stringify(read(text));
    read('Qarzal Vexti Monduru looted the Zubaylan warehouse.');
    expect(JSON.stringify(read(text))).toBe(first);
  });

  it.each([
    ['', 'und'],
    ['12 – 14', 'und'],
    ['Rebels took Suran.', 'en'],
    ['THE FRONT SAID JETS BOMBED THE TOWN', 'en'],
    ['قصفت الطائرات المدينة يوم الجمعة', 'ar'],
    ['Los rebeldes tomaron la ciudad y el ejército se retiró del valle', 'es'],
  ])('detects the language of %j', (text, expected) => {
    expect(detectLanguage(text)).toBe(expected);
  });
});
