import { describe, expect, it } from 'vitest';
import { readGenre } from '../../bench/genres.ts';

describe('treebank and genre of an id', () => {
  it.each([
    ['reviews-000123', 'EWT', 'reviews'],
    ['email-ostren07_02', 'EWT', 'email'],
    // the rest of the id may hold anything
    ['newsgroup-groups.example.com_GUM_news_karsa', 'EWT', 'newsgroup'],
    ['weblog-example.com_karsa_20410101_ENG', 'EWT', 'weblog'],
    ['answers-20410101AA', 'EWT', 'answers'],
    ['GUM_news_karsa', 'GUM', 'news'],
    ['GUM_interview_tel-amar', 'GUM', 'interview'],
  ])('%s: %s, %s', (id, treebank, genre) => {
    expect(readGenre(id)).toEqual({ treebank, genre });
  });

  // a new genre or treebank must not be counted among the known ones unseen
  it.each(['karsa-wire-1', 'GUM_', 'GUM-news-1', 'reviews', ''])('refuses "%s"', (id) => {
    expect(() => readGenre(id)).toThrow(`the id "${id}" tells no genre`);
  });
});
