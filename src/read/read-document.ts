/** Reads a document: language, paragraphs, sentences, words with tags and trees, names, and the phrases they make. */
import { loadReaderWords } from '../reference/lexicon/reader.ts';
import type {
  InputDocument,
  NameKind,
  NameSpan,
  NounPhrase,
  Paragraph,
  ReadDocument,
  Sentence,
  Token,
  VerbGroup,
} from '../text/document.ts';
import { normToken } from '../text/norm.ts';
import { splitParagraphs } from '../text/sections.ts';
import { Links } from '../text/tree/links.ts';
import { detectLanguage } from './detect-language.ts';
import { lemmatize } from './lemmatize.ts';
import { mendHeadlines } from './mend-headlines.ts';
import { mendObjects } from './mend-objects.ts';
import { mendResults, mendTags } from './mend-tags.ts';
import { mendVerbless } from './mend-verbless.ts';
import { phrasesOfTree } from './phrases-of-tree.ts';
import { loadReader, type ReadWords, type WordForms } from './reader-model.ts';
import { splitSentences } from './split-sentences.ts';
import { tokenize } from './tokenize.ts';
import { verbsOfTree } from './verbs-of-tree.ts';

/** Languages, by BCP 47 primary subtag, that the reader reads. */
const READABLE = new Set(['en']);
const NAME_KINDS: Readonly<Record<string, NameKind>> = {
  PER: 'person',
  ORG: 'actor',
  LOC: 'place',
  FAC: 'facility',
  NORP: 'nationality',
  MISC: 'other',
};

/**
 * Reads one document.
 * @param input as `ingest` gave it; its text is not changed
 * @returns the document with paragraphs and, where its language is read, sentences, tokens, trees, names and phrases;
 *   offsets are UTF-16 code units into `input.text`
 */
export function readDocument(input: InputDocument): ReadDocument {
  const paragraphs = splitParagraphs(input);
  const body = paragraphs.filter((each) => each.kind !== 'comments' && each.kind !== 'boilerplate');
  const sample = body.map((each) => input.text.slice(each.start, each.end)).join('\n');
  const language = input.language ?? detectLanguage(sample);
  const readable = READABLE.has(language.toLowerCase().split('-')[0] ?? '');
  const { sentences, tokens } = cutText(input.text, paragraphs, readable);
  if (!readable)
    return { ...input, language, readable, paragraphs, sentences, tokens, phrases: [], verbs: [], names: [] };
  const read = readSentences(input.text, sentences, tokens);
  return { ...input, language, readable, paragraphs, sentences, ...read };
}

function cutText(text: string, paragraphs: readonly Paragraph[], readable: boolean) {
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  for (const paragraph of paragraphs) {
    const coded = readable && paragraph.kind !== 'comments' && paragraph.kind !== 'boilerplate';
    const source = text.slice(paragraph.start, paragraph.end);
    const spans = tokenize(source);
    for (const [first, end] of splitSentences(source, spans)) {
      const firstToken = tokens.length;
      for (const span of spans.slice(first, end)) {
        const form = source.slice(span.start, span.end);
        tokens.push({
          index: tokens.length,
          start: paragraph.start + span.start,
          end: paragraph.start + span.end,
          text: form,
          norm: normToken(form),
          lemma: normToken(form),
          upos: 'X',
          head: -1,
          deprel: 'root',
          sentence: sentences.length,
        });
      }
      sentences.push({
        index: sentences.length,
        paragraph: paragraph.index,
        kind: paragraph.kind,
        start: tokens[firstToken]?.start ?? 0,
        end: tokens.at(-1)?.end ?? 0,
        firstToken,
        endToken: tokens.length,
        coded,
      });
    }
  }
  return { sentences, tokens };
}

function readSentences(text: string, sentences: readonly Sentence[], cut: readonly Token[]) {
  const words = loadReaderWords();
  const forms = sentences.map((sentence) => formsOf(text, sentence, cut));
  const found = loadReader()
    .read(forms)
    .map((read, sentence) => {
      const own = forms[sentence]?.forms ?? [];
      return mendVerbless(mendObjects(mendResults(mendTags(mendHeadlines(read, own))), own), own);
    });
  const tokens: Token[] = [];
  const names: NameSpan[] = [];
  const phrases: NounPhrase[] = [];
  const verbs: VerbGroup[] = [];
  for (const sentence of sentences) {
    const read = found[sentence.index];
    if (!read) continue;
    for (let word = 0; word < read.upos.length; word++) tokens.push(tagged(cut, sentence, read, word));
    names.push(...namesOf(sentence, read, cut));
  }
  const links = new Links(tokens);
  const named = Map.groupBy(names, (name) => name.sentence);
  for (const sentence of sentences) {
    if (!sentence.coded) continue;
    const own = phrasesOfTree(links, sentence, named.get(sentence.index) ?? [], phrases.length);
    phrases.push(...own);
    verbs.push(...verbsOfTree(links, sentence, own, words, verbs.length));
  }
  return { tokens, phrases, verbs, names };
}

function formsOf(text: string, sentence: Sentence, tokens: readonly Token[]): WordForms {
  const own = tokens.slice(sentence.firstToken, sentence.endToken);
  const spaces = own.map((token) => /^(?:\s|$)/u.test(text.slice(token.end, token.end + 1)));
  return { forms: own.map((token) => token.text), spaces: [true, ...spaces] };
}

function tagged(cut: readonly Token[], sentence: Sentence, read: ReadWords, word: number): Token {
  const token = cut[sentence.firstToken + word];
  if (!token) throw new RangeError(`sentence ${sentence.index} has no word ${word}`);
  const upos = read.upos[word] ?? 'X';
  const head = read.heads[word] ?? -1;
  return {
    ...token,
    upos,
    lemma: lemmatize(token.norm, upos),
    head: head < 0 ? -1 : sentence.firstToken + head,
    deprel: read.labels[word] ?? 'dep',
  };
}

function namesOf(sentence: Sentence, read: ReadWords, tokens: readonly Token[]): NameSpan[] {
  return read.names.map((name) => {
    const firstToken = sentence.firstToken + name.first;
    const endToken = sentence.firstToken + name.end;
    return {
      start: tokens[firstToken]?.start ?? 0,
      end: tokens[endToken - 1]?.end ?? 0,
      firstToken,
      endToken,
      sentence: sentence.index,
      kind: NAME_KINDS[name.tag] ?? 'other',
    };
  });
}
