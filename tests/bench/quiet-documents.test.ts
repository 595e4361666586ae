import { describe, expect, it } from 'vitest';
import { findQuietTopic } from '../../bench/quiet-documents.ts';

/** a text of our own, its topic or null */
const TEXTS: [string, string | null][] = [
  ['The striker scored two goals in the match and the team won the cup.', 'sports'],
  // sport may borrow the words of war: they are what is measured
  ['The team attacked early, and the striker shot wide before the goal that won the match.', 'sports'],
  ['Shares fell as investors sold stocks; the index lost two per cent.', 'markets'],
  ['Heavy rain and strong winds are forecast, with snow in the hills.', 'weather'],
  // one word that only conflict brings is enough
  ['The striker scored two goals in the match, and police arrested three fans.', null],
  ['Shares fell after the army shelled the port; investors sold stocks.', null],
  // about something else
  ['The library opens a new reading room for children in the old town hall on Monday.', null],
  ['', null],
];

describe('quiet news', () => {
  it.each(TEXTS)('%s: %s', (text, topic) => {
    expect(findQuietTopic(text)?.topic ?? null).toBe(topic);
  });

  it('says how dense the words of the topic are', () => {
    expect(findQuietTopic('Rain and snow today then.')).toEqual({ topic: 'weather', words: 5, density: 40 });
  });
});
