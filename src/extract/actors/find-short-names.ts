/** What the text names by a part once it has named it in full: 'HTS' after '… (HTS)', 'Karami' after 'Yusef Karami'. */
import { addHit, type Context, type NameHit } from './context.ts';
import { bare } from './name-cues.ts';
import type { Word } from './words.ts';

/** Adds a hit wherever a short form introduced in brackets stands again, outside other names. */
export function findIntroduced(context: Context, aliases: ReadonlyMap<string, NameHit>): void {
  for (const word of context.words) {
    if (!word.acronym) continue;
    const full = aliases.get(word.text);
    if (!full || full.target.kind === 'adjective') continue;
    const covered = context.hitAt[word.index];
    if (covered && (covered.target.kind !== 'unknown' || covered.to - covered.from > 1)) continue;
    addHit(context, {
      from: word.index,
      to: word.index + 1,
      target: full.target,
      pattern: 'alias:introduced',
    });
  }
}

/** Adds a hit for each surname that stands alone, of a person whom the document names in full. */
export function findSurnames(context: Context): void {
  namePersons(context);
  const surnames = new Map<string, NameHit | null>();
  for (const hit of new Set(context.hitAt)) {
    if (!hit || !isPerson(hit)) continue;
    const last = context.words[hit.to - 1];
    if (!last || hit.to - hit.from < 2) continue;
    const known = surnames.get(last.key);
    const same = known === undefined || (known !== null && nameOf(known) === nameOf(hit));
    surnames.set(last.key, same ? (known ?? hit) : null);
  }
  for (const word of context.words) {
    const full = surnames.get(word.key);
    if (!full || !word.capital || word.acronym) continue;
    const covered = context.hitAt[word.index];
    if (covered && (covered.to - covered.from > 1 || covered.target.kind !== 'unknown')) continue;
    const previous = context.words[word.index - 1];
    const next = context.words[word.index + 1];
    if (previous?.capital && !previous.first && !context.hitAt[previous.index] && previous.fold !== '')
      continue;
    // A surname that is also a month or a common word needs a verb, or a title, beside it.
    if (isTitle(context, word)) continue;
    const common = context.lexicon.names.notNames.has(word.norm);
    if (common && !/^(?:VERB|AUX)$/.test(next?.token.upos ?? '')) continue;
    addHit(context, { from: word.index, to: word.index + 1, target: full.target, pattern: 'alias:surname' });
  }
}

/** 'Dr', 'Sheikh': a title at the end of what was read as a name is nobody's surname. */
function isTitle(context: Context, word: Word): boolean {
  const { titles, roles } = context.lexicon.names;
  return titles.has(bare(word)) || roles.has(bare(word));
}

/** 'Tomas Verel spoke. Mr Verel denied it.': the title tells what the full name is. */
function namePersons(context: Context): void {
  const titled = new Set<string>();
  const hits = [...new Set(context.hitAt)].filter((hit) => hit !== undefined);
  const lastOf = (hit: NameHit) => context.words[hit.to - 1]?.key ?? '';
  for (const hit of hits) if (hit.pattern === 'title' && hit.to - hit.from === 1) titled.add(lastOf(hit));
  for (const hit of hits) {
    if (hit.target.kind !== 'unknown' || hit.target.type !== 'other' || hit.to - hit.from < 2) continue;
    if (titled.has(lastOf(hit))) addHit(context, { ...hit, target: { ...hit.target, type: 'person' } });
  }
}

function isPerson(hit: NameHit): boolean {
  return hit.target.kind === 'actor'
    ? hit.target.actor.kind === 'person'
    : hit.target.kind === 'unknown' && hit.target.type === 'person';
}

function nameOf(hit: NameHit): string {
  if (hit.target.kind === 'actor') return hit.target.actor.id;
  return hit.target.kind === 'unknown' ? hit.target.name : '';
}
