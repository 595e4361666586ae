import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlaceMention } from '../../src/contract/coded-document.ts';
import { extractActors } from '../../src/extract/actors.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { ACTORS_DIR, loadActors } from '../../src/reference/actors.ts';
import { loadActorLexicon } from '../../src/reference/lexicon/actor-words.ts';
import { resolveEntities } from '../../src/resolve/entities.ts';

const registry = loadActors([ACTORS_DIR, join(import.meta.dirname, '../../examples/actors')]);
const lexicon = loadActorLexicon();

function placeAt(text: string, name: string, country: string, role: PlaceMention['role']): PlaceMention {
  const start = text.indexOf(name);
  const position = { lat: -32, lon: -12, radiusKm: 5, admin1: null, admin2: null, featureCode: 'PPL' };
  const place = { ...position, id: `x:${name}`, name, country };
  const resolution = { status: 'resolved', place, score: 1, reasons: [] } as const;
  return { id: `P${start}`, start, end: start + name.length, role, relation: null, resolution };
}

function entities(text: string, places: readonly PlaceMention[] = []) {
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
  const doc = readDocument(input);
  return resolveEntities(doc, extractActors(doc, registry, lexicon), places, registry).map((entity) => ({
    ...entity,
    text: text.slice(entity.start, entity.end),
  }));
}

/** Name of what the last mention with these words refers to; null when it is no entity. */
function referent(text: string, words: string): string | null {
  return entities(text).findLast((entity) => entity.text === words)?.name ?? null;
}

describe('resolveEntities', () => {
  it.each([
    // short forms of a name
    [
      'The Red Valley Front broke away from the Mountain Brigades. The Front denied it.',
      'The Front',
      'Red Valley Front',
    ],
    [
      'The Halim Defence Committee met in Port Halim. The committee denied it.',
      'The committee',
      'Halim Defence Committee',
    ],
    // 'the group' is who was spoken of last as a subject
    [
      'The Mountain Brigades attacked the Red Valley Front. The group said it took Merwan.',
      'The group',
      'Mountain Brigades',
    ],
    ['The Red Valley Front issued a statement. It said the army had fled.', 'It', 'Red Valley Front'],
    ['On Friday, via its agency, the Red Valley Front denied it.', 'its', 'Red Valley Front'],
    // acronyms and surnames
    ['The Red Valley Front (RVF) left. RVF denied it.', 'RVF', 'Red Valley Front'],
    ['Tomas Verel spoke. Mr Verel denied it.', 'Verel', 'Tomas Verel'],
    ['General Tomas Verel spoke in Merwan. He denied it.', 'He', 'Tomas Verel'],
    // another name in brackets
    [
      'The “Knights of Halim” organization (Fursan al-Halim) denied it.',
      'Fursan al-Halim',
      'Knights of Halim',
    ],
    // the army of the only state that is spoken of
    ['In Karsa, the Karsan government met. The army shelled Merwan, Karsa.', 'The army', 'Karsan army'],
    // a short form before its name, in a headline
    [
      'The Front denies attack\n\nThe Red Valley Front denied on Friday that it had attacked Merwan.',
      'The Front',
      'Red Valley Front',
    ],
    ['The Mountain Brigades met. The Brigades denied it.', 'The Brigades', 'Mountain Brigades'],
    ['The Karsan Red Crescent came. The Red Crescent left.', 'Red Crescent', 'Karsan Red Crescent'],
    // an agency is an outlet
    ['Northern Wire reported it. The army told the agency so.', 'the agency', 'Northern Wire'],
    // 'among them' is who stands right before
    ['Gunmen killed five passengers, two of them women.', 'them', 'five passengers'],
    // a ministry of the only state that is spoken of, under its proper name
    [
      'In Karsa, the Karsan army met. The Ministry of Defence denied it.',
      'Ministry of Defence',
      'Karsan defence ministry',
    ],
    // the thing that was named before
    ['A shell hit a hospital. The hospital closed.', 'The hospital', 'hospital'],
    ['The insurgents fled. They left their dead.', 'They', 'insurgents'],
  ])('%s (%s → %s)', (text, words, name) => expect(referent(text, words)).toBe(name));

  it.each([
    ['It is clear that Merwan fell.', 'It'], // nothing is meant
    ['It was reported that Merwan fell.', 'It'],
    ['He denied it.', 'He'], // nobody was named
    ['They left.', 'They'],
  ])('leaves %s open', (text, words) => expect(referent(text, words)).toBeNull());

  it('begins a chain of its own where a short form has more than one answer', () => {
    const all = entities('The Red Valley Front and the Mountain Brigades met. The movement denied it.');
    const movement = all.find((entity) => entity.text === 'The movement');
    expect(movement?.chain).toBe(movement?.id);
  });

  it('chains mentions of one registry actor, under the category that it has where the places lie', () => {
    const text = 'Veldanian warplanes struck Merwan. Veldanian aircraft returned on Friday.';
    const all = entities(text, [placeAt(text, 'Merwan', 'XKS', 'location')]);
    const jets = all.filter((entity) => entity.actorId === 'xvd-air-force');
    expect(jets.map((entity) => [entity.chain, entity.category])).toEqual([
      [jets[0]?.id, 'External/Other forces'],
      [jets[0]?.id, 'External/Other forces'],
    ]);
  });

  it('tells by the places which bearer of a shared name is meant', () => {
    const text = 'The National Liberation Army left Arauca.';
    expect(entities(text)[0]).toMatchObject({ type: 'actor', actorId: null });
    expect(entities(text, [placeAt(text, 'Arauca', 'COL', 'location')])[0]).toMatchObject({
      actorId: 'eln',
      category: 'Rebel group',
    });
  });

  it('makes entities of places, and of capitals that speak', () => {
    const text = 'Velda denied it. Shells fell in Merwan.';
    const places = [placeAt(text, 'Velda', 'XVD', 'metonym'), placeAt(text, 'Merwan', 'XKS', 'location')];
    const all = entities(text, places);
    expect(all).toContainEqual(
      expect.objectContaining({
        start: 0,
        type: 'actor',
        actorId: 'xvd-government',
        category: 'External/Other forces',
      }),
    );
    expect(all).toContainEqual(expect.objectContaining({ start: 32, type: 'place', name: 'Merwan' }));
  });

  it('numbers entities in text order, and gives every chain the id of its first mention', () => {
    const all = entities('The Red Valley Front said the army fled. The Front denied that it had fled.');
    expect(all.map((entity) => entity.id)).toEqual(all.map((_, at) => `N${at + 1}`));
    for (const entity of all)
      expect(all.find((other) => other.id === entity.chain)?.chain).toBe(entity.chain);
  });
});
