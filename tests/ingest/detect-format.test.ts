import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/ingest/detect-format.ts';

describe('detectFormat', () => {
  it.each([
    // Content first: the name may lie.
    ['%PDF-1.7\n', 'report.txt', 'unsupported'],
    ['\n\n%PDF-1.4', 'report.txt', 'unsupported'],
    ['PK\x03\x04\x14', 'report.txt', 'unsupported'],
    ['GIF89a', 'report.html', 'unsupported'],
    ['<!DOCTYPE html><html>', 'report.txt', 'html'],
    ['\ufeff  <html lang="en">', '', 'html'],
    ['<!-- saved from url --><html>', 'a', 'html'],
    ['<article class="post"><p>Shells fell', 'a', 'html'],
    ['{"id": "1", "text": "Shells fell"}', 'posts.txt', 'jsonl'],
    // Then the name: a broken JSON Lines file is still one, and its lines say what is wrong.
    ['not json', 'posts.jsonl', 'jsonl'],
    ['Plain words', 'page.html', 'html'],
    // Plain text that only begins like something else.
    ['<UNIDENTIFIED> spoke to us', 'a.txt', 'text'],
    ['{sic} was the word', 'a.txt', 'text'],
    ['< 12 people were hurt', 'a.txt', 'text'],
    ['In the PDF (%PDF is its mark) we read', 'a.txt', 'text'],
    ['', '', 'text'],
  ])('%j named %j is %s', (content, name, format) => {
    expect(detectFormat(Buffer.from(content), name).format).toBe(format);
  });
});
