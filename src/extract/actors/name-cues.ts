/** What the words of a name, and those before it, say of its bearer: 'Front', 'Ministry of …', 'Gen.', 'spokesman'. */
import type { ActorCategory } from '../../contract/coded-document.ts';
import type { Context } from './context.ts';
import type { Word } from './words.ts';

/** 'Gen.' as 'gen'. */
export function bare(word: Word): string {
  return word.norm.replace(/\.$/, '');
}

/** The cue of an organisation's name: its last words, or a founder word before 'of' or 'for'. */
export function organisationOf(
  context: Context,
  run: readonly Word[],
): { category: ActorCategory | null } | null {
  const { organisations, founders } = context.lexicon.names;
  const join = run.findIndex((word) => word.norm === 'of' || word.norm === 'for');
  const heads = join > 0 ? [run.slice(0, join), run] : [run];
  for (const head of heads) {
    const last = head.at(-1);
    const two = head.length > 1 ? `${head.at(-2)?.norm} ${last?.norm}` : '';
    const category = organisations.get(two) ?? organisations.get(last?.norm ?? '');
    if (category !== undefined) return { category };
    if (join > 0 && head.length <= 2 && last && founders.has(last.norm)) return { category: null };
  }
  return null;
}

/** Title or role inside the run ('President Karami') or right before it ('spokesman Idris Halwan'). */
export function leadingRole(
  context: Context,
  from: number,
  to: number,
): { skip: number; category: ActorCategory | null } | null {
  const { words } = context;
  const { roles, titles, organisations } = context.lexicon.names;
  let skip = 0;
  let category: ActorCategory | null = null;
  let named = false;
  for (let length = 3; from + skip < to && length > 0; ) {
    const part = words.slice(from + skip, from + skip + length);
    const phrase = part
      .map(bare)
      .filter((each) => each !== '')
      .join(' ');
    const known = roles.has(phrase) || titles.has(phrase);
    if (!known || part.length < length) {
      length -= 1;
      continue;
    }
    named = true;
    category ??= roles.get(phrase) ?? null;
    skip += length;
    while (/^[.,-]$/.test(words[from + skip]?.text ?? '')) skip += 1;
    length = 3;
  }
  const last = words[to - 1];
  if (last && organisations.has(last.norm) && to - from - skip > 1) return null;
  if (named) return { skip, category };
  const before = words[from - 1];
  if (!before || before.sentence !== words[from]?.sentence || before.capital) return null;
  const pair = `${words[from - 2]?.norm ?? ''} ${bare(before)}`;
  const phrase = roles.has(pair) ? pair : bare(before);
  const known = roles.has(phrase) || titles.has(phrase);
  const fits = to - from <= 6 && words[from]?.acronym === false;
  return known && fits ? { skip: 0, category: roles.get(phrase) ?? null } : null;
}

/** 'Ministry of Defence', 'National Assembly': the nominals read them, and the state reported on tells whose they are. */
export function isStateBody(context: Context, from: number, to: number): boolean {
  const run = context.words.slice(from, to).filter((word) => word.fold !== '');
  const entries = context.lexicon.nouns.get(run[0]?.norm ?? '') ?? [];
  return entries.some(({ words, value }) => {
    const body = value.kind === 'agent' ? value.noun.body : null;
    return body !== null && words.length === run.length && words.every((word, at) => word === run[at]?.norm);
  });
}

/** 'Front', 'Commission' by itself: short for a name told elsewhere, as the nominals read it. */
export function isShortForm(context: Context, from: number, to: number): boolean {
  const run = context.words.slice(from, to).filter((word) => word.fold !== '' && !word.skipped);
  const [word] = run;
  if (run.length !== 1 || !word || context.phraseOf(word)?.head !== word.token.index) return false;
  const entries = context.lexicon.nouns.get(word.norm) ?? [];
  return entries.some(
    ({ words, value }) =>
      words.length === 1 && value.kind === 'agent' && value.noun.type === 'actor' && value.noun.short,
  );
}
