import { describe, expect, it } from 'vitest';
import { lemmatize } from '../../src/read/lemmatize.ts';
import type { Upos } from '../../src/text/document.ts';

const CASES: Readonly<Partial<Record<Upos, Readonly<Record<string, string>>>>> = {
  VERB: {
    shelled: 'shell',
    seized: 'seize',
    hoped: 'hope',
    hopped: 'hop',
    hoping: 'hope',
    bombed: 'bomb',
    fired: 'fire',
    stopped: 'stop',
    killing: 'kill',
    fled: 'flee',
    overran: 'overrun',
    wounded: 'wound',
    wound: 'wound',
    denies: 'deny',
    said: 'say',
    hit: 'hit',
    left: 'leave',
    raided: 'raid',
    visited: 'visit',
  },
  NOUN: {
    gunmen: 'gunman',
    children: 'child',
    airstrikes: 'airstrike',
    casualties: 'casualty',
    denies: 'deny',
    forces: 'force',
    police: 'police',
    media: 'media',
    headquarters: 'headquarters',
    series: 'series',
    crises: 'crisis',
    lives: 'life',
    boss: 'boss',
    loss: 'loss',
    chaos: 'chaos',
  },
  AUX: { was: 'be', "'ve": 'have', wo: 'will', could: 'could' },
  PRON: { them: 'they', his: 'he', it: 'it', those: 'that' },
  PART: { "n't": 'not', to: 'to' },
  ADJ: { deadliest: 'deadly', dead: 'dead' },
  PROPN: { karsa: 'karsa', states: 'states' },
  NUM: { '12': '12' },
};

describe('lemmatize', () => {
  for (const [upos, words] of Object.entries(CASES)) {
    it.each(Object.entries(words))(`${upos} %s → %s`, (norm, lemma) => {
      expect(lemmatize(norm, upos as Upos)).toBe(lemma);
    });
  }
});
