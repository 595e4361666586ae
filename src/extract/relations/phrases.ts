/** Relations that a phrase states, word by word of the coded sentences. */
import { readAdjunct, readCompound, readLink, readOffice } from './links.ts';
import { readBetween, readDeverbal, readNoun } from './nouns.ts';
import type { Book, Draft } from './parties.ts';

export function findPhraseRelations(book: Book): readonly Draft[] {
  const { doc, patterns } = book;
  const found: Draft[] = [];
  for (const sentence of doc.sentences) {
    if (!sentence.coded) continue;
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const token = doc.tokens[at];
      if (!token) continue;
      const { lemma, norm } = token;
      for (const each of patterns.nouns.get(lemma) ?? []) found.push(...readNoun(book, token, each));
      for (const each of patterns.deverbal.get(lemma) ?? []) found.push(...readDeverbal(book, token, each));
      for (const each of patterns.between.get(lemma) ?? []) found.push(...readBetween(book, token, each));
      for (const each of patterns.links.get(norm) ?? []) found.push(...readLink(book, token, each));
      for (const each of patterns.adjuncts.get(norm) ?? []) found.push(...readAdjunct(book, token, each));
      for (const each of patterns.offices) found.push(...readOffice(book, token, each));
      for (const each of patterns.compounds) found.push(...readCompound(book, token, each));
    }
  }
  return found;
}
