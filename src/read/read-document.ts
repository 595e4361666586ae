/** Reads a document: language, paragraphs, sentences, tokens with tags, and the phrases that stand for its grammar. */
import { loadReaderWords } from '../reference/lexicon/reader.ts';
import type {
  InputDocument,
  NounPhrase,
  Paragraph,
  ReadDocument,
  Sentence,
  Token,
  VerbGroup,
} from '../text/document.ts';
import { normToken } from '../text/norm.ts';
import { splitParagraphs } from '../text/sections.ts';
import { chunkPhrases } from './chunk-phrases.ts';
import { chunkVerbs } from './chunk-verbs.ts';
import { detectLanguage } from './detect-language.ts';
import { repairTags } from './repair-tags.ts';
import { readParagraph } from './wink.ts';

/** Languages, by BCP 47 primary subtag, that the reader reads. */
const READABLE = new Set(['en']);

/**
 * Reads one document.
 * @param input as `ingest` gave it; its text is not changed
 * @returns the document with paragraphs and, where its language is read, sentences, tokens and phrases; offsets are
 *   UTF-16 code units into `input.text`
 */
export function readDocument(input: InputDocument): ReadDocument {
  const paragraphs = splitParagraphs(input);
  const body = paragraphs.filter((each) => each.kind !== 'comments' && each.kind !== 'boilerplate');
  const sample = body.map((each) => input.text.slice(each.start, each.end)).join('\n');
  const language = input.language ?? detectLanguage(sample);
  const readable = READABLE.has(language.toLowerCase().split('-')[0] ?? '');
  const parts = {
    sentences: [] as Sentence[],
    tokens: [] as Token[],
    phrases: [] as NounPhrase[],
    verbs: [] as VerbGroup[],
  };
  for (const paragraph of paragraphs) readInto(parts, input.text, paragraph, readable);
  return { ...input, language, readable, paragraphs, ...parts };
}

interface Parts {
  readonly sentences: Sentence[];
  readonly tokens: Token[];
  readonly phrases: NounPhrase[];
  readonly verbs: VerbGroup[];
}

function readInto(parts: Parts, text: string, paragraph: Paragraph, readable: boolean): void {
  const words = loadReaderWords();
  const coded = readable && paragraph.kind !== 'comments' && paragraph.kind !== 'boilerplate';
  const source = text.slice(paragraph.start, paragraph.end);
  for (const read of readParagraph(isUpperCase(source) ? lowerInPlace(source) : source)) {
    const firstToken = parts.tokens.length;
    const sentence = parts.sentences.length;
    const raw: Token[] = [];
    for (const token of read.tokens) {
      const start = paragraph.start + token.start;
      const end = paragraph.start + token.end;
      const form = text.slice(start, end);
      if (/^\s*$/u.test(form)) continue;
      const index = firstToken + raw.length;
      raw.push({
        index,
        start,
        end,
        text: form,
        norm: normToken(form),
        lemma: token.lemma,
        upos: token.upos,
        sentence,
      });
    }
    const first = raw[0];
    const last = raw.at(-1);
    if (!first || !last) continue;
    parts.tokens.push(...repairTags(raw, words));
    const range = { first: firstToken, end: parts.tokens.length, sentence };
    parts.sentences.push({
      index: sentence,
      paragraph: paragraph.index,
      kind: paragraph.kind,
      start: first.start,
      end: last.end,
      firstToken,
      endToken: range.end,
      coded,
    });
    if (!coded) continue;
    const phrases = chunkPhrases(parts.tokens, range, parts.phrases.length);
    parts.phrases.push(...phrases);
    parts.verbs.push(...chunkVerbs(parts.tokens, range, phrases, words, parts.verbs.length));
  }
}

/** Wire copy in capitals: the tagger knows its words only in small letters. */
function isUpperCase(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  if (upper <= 20) return false;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > lower * 4;
}

/** Small letters without moving any offset: a letter whose small form has another length stays as it is. */
function lowerInPlace(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
