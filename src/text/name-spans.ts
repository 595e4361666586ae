/** Where names begin and end: mends what the reader cut in two or drew too wide. */
import { loadActorLexicon } from '../reference/lexicon/actor-words.ts';
import type { NameSpan, ReadDocument, Token } from './document.ts';

/** Words that hold two parts of a name together, and end none: 'Port of', 'Museum of the City of'. */
const JOINING = new Set(['of', 'the', 'and', 'for', '&', 'de', 'del', 'da', 'do', 'dos', 'du', 'des']);
const HYPHENS = new Set(['-', '‐', '‑']);

/** @returns the names of the reader in text order, none inside another */
export function mendSpans(doc: ReadDocument): NameSpan[] {
  const joined: NameSpan[] = [];
  for (const name of doc.names) {
    const last = joined.at(-1);
    if (last && belongsTo(doc, last, name)) joined[joined.length - 1] = { ...last, endToken: name.endToken };
    else joined.push(name);
  }
  return joined.flatMap((name, index) => {
    const limit = Math.min(
      doc.sentences[name.sentence]?.endToken ?? doc.tokens.length,
      joined[index + 1]?.firstToken ?? doc.tokens.length,
    );
    return splitPlace(doc, cutParty(doc.tokens, cutEnd(doc.tokens, widen(doc.tokens, name, limit))));
  });
}

/** 'Port of | Merwan'. */
function belongsTo(doc: ReadDocument, name: NameSpan, next: NameSpan): boolean {
  if (next.firstToken !== name.endToken || next.sentence !== name.sentence) return false;
  return /^(?:of|de|del)$/.test(doc.tokens[name.endToken - 1]?.norm ?? '');
}

/** 'Sun Jae|-in', 'Karsan Red| Crescent': over a hyphen in a person's name, and to the second word of an organisation's head. */
function widen(tokens: readonly Token[], name: NameSpan, limit: number): NameSpan {
  const { endToken, kind } = name;
  const next = tokens[endToken];
  const word = tokens[endToken + 1];
  if (endToken < limit && next && /^\p{Lu}/u.test(next.text)) {
    const head = `${tokens[endToken - 1]?.norm} ${next.norm}`;
    if (loadActorLexicon().names.organisations.has(head))
      return { ...name, endToken: endToken + 1, kind: 'actor' };
  }
  const hyphened = kind === 'person' && endToken + 1 < limit && HYPHENS.has(next?.text ?? '');
  if (!hyphened || !isGlued(tokens, endToken) || !isGlued(tokens, endToken + 1)) return name;
  return /^\p{L}+$/u.test(word?.text ?? '') ? { ...name, endToken: endToken + 2 } : name;
}

function isGlued(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.start === tokens[at - 1]?.end;
}

/** 'Teachers Union and' without what ends no name. */
function cutEnd(tokens: readonly Token[], name: NameSpan): NameSpan {
  let { endToken } = name;
  const last = (): string => tokens[endToken - 1]?.text ?? '';
  while (endToken > name.firstToken + 1 && (JOINING.has(last()) || /^[-–,:;]$/.test(last()))) endToken -= 1;
  return { ...name, endToken };
}

/** 'Sen. Amina Bello, D-Merwan': a party's letter before the place that somebody sits for. */
function cutParty(tokens: readonly Token[], name: NameSpan): NameSpan {
  const [letter, hyphen, place] = tokens.slice(name.firstToken, name.firstToken + 3);
  const cut = letter && hyphen && place && name.endToken > name.firstToken + 2;
  if (!cut || !/^\p{Lu}$/u.test(letter.text) || !HYPHENS.has(hyphen.text) || hyphen.end !== place.start)
    return name;
  if (!/^\p{Lu}/u.test(place.text) || !/^[,(]$/.test(tokens[name.firstToken - 1]?.text ?? '')) return name;
  return { ...name, firstToken: place.index, start: place.start, kind: 'place' };
}

/** 'Merwan, Karsa' is two places. */
function splitPlace({ tokens }: ReadDocument, name: NameSpan): NameSpan[] {
  const parts: NameSpan[] = [];
  let firstToken = name.firstToken;
  for (let at = firstToken; at <= name.endToken; at += 1) {
    if (at < name.endToken && !(name.kind === 'place' && tokens[at]?.text === ',')) continue;
    const [first, last] = [tokens[firstToken], tokens[at - 1]];
    if (first && last && at > firstToken)
      parts.push({ ...name, firstToken, endToken: at, start: first.start, end: last.end });
    firstToken = at + 1;
  }
  return parts;
}
