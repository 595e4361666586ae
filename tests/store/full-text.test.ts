import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../src/store/sqlite/full-text.ts';

const NOTHING = '"\u{10ffff}"';

describe('the search field', () => {
  it.each([
    ['bridge', '"bridge"'],
    ['bridge clinic', '"bridge" AND "clinic"'],
    ['"red crescent" convoy', '"red crescent" AND "convoy"'],
    // a quotation mark that is not closed reaches to the end
    ['"red crescent', '"red crescent"'],
    ['helicop*', '"helicop" *'],
    // the engine's own words and signs are words and signs
    ['NOT bridge', '"NOT" AND "bridge"'],
    ['title:bridge', '"title:bridge"'],
    ['(bridge', '"(bridge"'],
    ["Hay'at", `"Hay'at"`],
    ['الوادي', '"الوادي"'],
    // without a word there is nothing to find
    ['', NOTHING],
    ['*', NOTHING],
    ['""', NOTHING],
    ['- +', NOTHING],
  ])('%j', (typed, query) => {
    expect(parseSearch(typed)).toBe(query);
  });
});
