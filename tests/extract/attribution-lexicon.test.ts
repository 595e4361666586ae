import { describe, expect, it } from 'vitest';
import { makeReading } from '../../src/extract/attributions/reading.ts';
import { findDrafts } from '../../src/extract/attributions/rules.ts';
import { type Cue, loadAttributionLexicon } from '../../src/reference/lexicon/attribution.ts';
import { attributionsOf, describeAttribution, read, readMarkup, words } from './attribution-markup.ts';

const lexicon = loadAttributionLexicon();
const entries: Cue[] = [
  ...new Set<Cue>([
    ...[...lexicon.verbs.values()].flat(),
    ...[...lexicon.nouns.values()].flat(),
    ...lexicon.phrases,
    ...[...lexicon.adverbs.values()].flat(),
    ...[...lexicon.adjectives.values()].flat(),
    ...[...lexicon.impersonal.values()].flat(),
  ]),
];

describe('every entry reads its examples', () => {
  const rows = entries.flatMap((entry) =>
    entry.examples.map((example) => [entry.id, example, entry] as const),
  );
  it.each(rows)('%s: %s', (id, example, entry) => {
    const marked = readMarkup(example);
    const found = attributionsOf(marked.text);
    const shown = found.map((each) => `${describeAttribution(marked.text, each)} ${each.pattern}`);
    const match = found.find((each) => each.pattern.startsWith(`${id}/`));
    expect(match, `nothing by ${id}; found\n${shown.join('\n')}`).toBeDefined();
    if (!match) return;
    const cue = words(marked.text, match.cue);
    const got = {
      source: words(marked.text, match.source),
      content: match.content.map((s) => words(marked.text, s)),
    };
    expect(got).toEqual({ source: marked.source[0] ?? '', content: marked.content });
    expect(cue.startsWith(marked.cue[0] ?? '') && cue.endsWith(marked.cue.at(-1) ?? ''), `cue ${cue}`).toBe(
      true,
    );
    expect(match.stance).toBe(entry.stance);
  });
});

describe('no entry reads its counter-examples', () => {
  const rows = entries.flatMap((entry) => entry.not.map((example) => [entry.id, example] as const));
  it.each(rows)('%s: %s', (id, text) => {
    const found = attributionsOf(text).filter((each) => each.pattern.startsWith(`${id}/`));
    expect(found.map((each) => describeAttribution(text, each))).toEqual([]);
  });
});

// biome-ignore format: a table
const IRREGULAR: Record<string, string> = {
  say: 'said', tell: 'told', write: 'wrote', think: 'thought', know: 'knew', feel: 'felt', see: 'saw', find: 'found',
  show: 'showed', hear: 'heard', begin: 'began', go: 'went', sing: 'sang', read: 'read', cast: 'cast', hold: 'held',
  seek: 'sought', choose: 'chose', swear: 'swore', forget: 'forgot', understand: 'understood', foresee: 'foresaw',
  undertake: 'undertook', speak: 'spoke', set: 'set', lay: 'laid', make: 'made', broadcast: 'broadcast', beseech: 'beseeched',
  forecast: 'forecast', learn: 'learned', spell: 'spelled', dream: 'dreamed', put: 'put',
};
const DOUBLING = new Set(
  'admit rebut quip commit regret plan beg blog chat refer allot submit permit brag put'.split(' '),
);

/** A sentence for each frame, with the verb in the past tense, which the tagger seldom takes for a noun. */
const FRAMES: Record<string, (verb: string, preposition: string, link: string) => string> = {
  clause: (verb) => `The ministry ${verb} that the bridge was closed.`,
  that: (verb) => `The ministry ${verb} that the bridge was closed.`,
  quote: (verb) => `“The bridge is closed,” the officer ${verb}.`,
  predicate: (verb) => `The ministry ${verb} the closure of the bridge a crime.`,
  wh: (verb) => `The ministry ${verb} whether the bridge was closed.`,
  to: (verb) => `The ministry ${verb} to close the bridge.`,
  object: (verb) => `The ministry ${verb} the closure of the bridge.`,
  'object-to': (verb) => `The ministry ${verb} the governor to close the bridge.`,
  prep: (verb, preposition) => `The ministry ${verb} ${preposition} the closure of the bridge.`,
  link: (verb, _, link) => `The ministry ${verb} the governor ${link} treason.`,
};

describe('every lemma is found in each frame of its entry', () => {
  const rows = [...lexicon.verbs].flatMap(([lemma, cues]) =>
    cues.flatMap((cue) =>
      [...cue.frames]
        .filter((frame) => FRAMES[frame] && cue.particles.size === 0 && !MISTAGGED.has(`${lemma}, ${frame}`))
        .map((frame) => [lemma, frame, cue] as const),
    ),
  );
  it.each(rows)('%s, %s', (lemma, frame, cue) => {
    const text =
      FRAMES[frame]?.(pastOf(lemma), [...cue.prepositions][0] ?? '', [...cue.links][0] ?? '') ?? '';
    // The rules alone: whether a bare 'the ministry advised the closure' stays is up to the model.
    const found = findDrafts(makeReading(read(text), [], lexicon));
    const cues = found.filter((each) => each.content.length > 0).map((each) => words(text, each.cue));
    expect(
      cues.some((each) => each.startsWith(pastOf(lemma))),
      text,
    ).toBe(true);
  });
});

/** Where the tagger takes the verb for an adjective or noun; other frames of the same lemma are tested. */
const MISTAGGED = new Set([
  'worry, prep',
  'foresee, wh',
  'sing, quote',
  'elaborate, wh',
  'detail, wh',
  'forecast, wh',
  'inform, wh',
  'elaborate, prep',
  'cast, link',
]);

function pastOf(lemma: string): string {
  const irregular = IRREGULAR[lemma];
  if (irregular) return irregular;
  if (DOUBLING.has(lemma)) return `${lemma}${lemma.at(-1)}ed`;
  if (lemma.endsWith('e')) return `${lemma}d`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`;
}
