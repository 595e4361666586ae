/** Which chain a name belongs to: by its spelling, as an acronym, or as another name of a party that was just told. */
import { sameActorName, spellingKey } from '../../reference/actors/same-name.ts';
import type { ActorRegistry } from '../../reference/actors.ts';
import type { ReadDocument } from '../../text/document.ts';
import { nameKey } from '../../text/name-key.ts';
import type { Chain, ChainBook, Item } from './chains.ts';
import { isShortForm } from './definite.ts';

/** 'the Red Crescent' after 'the Karsan Red Crescent': the one party whose name ends in this one. */
export function fullerChain(book: ChainBook, item: Item): Chain | undefined {
  if (item.form !== 'name' || item.type !== 'actor' || item.actorId !== null || !item.name.includes(' '))
    return undefined;
  const end = ` ${item.name.toLowerCase()}`;
  const matches = book.chains.filter(
    (chain) => chain.type === 'actor' && chain.items.some((other) => other.name.toLowerCase().endsWith(end)),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

/** A name told before in another spelling: 'Jaish al-Halim' after 'Jaysh al-Halim', 'Verel, Tomas' after 'Tomas Verel'. */
export function variantChain(book: ChainBook, item: Item, registry: ActorRegistry): Chain | undefined {
  const [key] = variantsOf(item);
  const chain = key === undefined ? undefined : book.find(key);
  if (!chain || chain.type !== item.type) return undefined;
  const clash = item.actorId !== null && chain.actorId !== null && item.actorId !== chain.actorId;
  const names = chain.items.filter((each) => each.form === 'name').map((each) => each.name);
  return !clash && names.some((name) => sameActorName(name, item.name, registry)) ? chain : undefined;
}

/** The key under which all spellings of a party's or person's name meet. */
function variantsOf(item: Item): string[] {
  if (item.form !== 'name' || !/^(?:actor|person|media)$/.test(item.type) || isShortForm(item)) return [];
  const key = spellingKey(item.name);
  return key.length >= 3 ? [`spelling:${key}`] : [];
}

/** The keys under which a mention looks for its chain, and those under which others may find it. */
export function keysOf(item: Item): { readonly own: readonly string[]; readonly others: readonly string[] } {
  const others = [...acronymsOf(item), ...variantsOf(item)];
  if (item.actorId !== null) return { own: [`id:${item.actorId}`], others };
  if (item.form === 'nominal' || isShortForm(item)) return { own: [], others: [] };
  const kind = item.type === 'nationality' ? 'nationality' : item.type === 'place' ? 'place' : 'name';
  const spelling = `${kind}:${nameKey(item.name) || item.name}`;
  const acronym = item.type === 'actor' && /^\p{Lu}{3,6}$/u.test(item.name) ? [`acronym:${item.name}`] : [];
  return { own: [spelling, ...acronym], others };
}

/** 'SLM' may be short for 'Suran Liberation Movement', although no bracket says so. */
function acronymsOf(item: Item): string[] {
  if (item.form !== 'name' || item.type !== 'actor') return [];
  const words = item.name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length >= 3 ? [`acronym:${words.map((word) => word[0]).join('')}`] : [];
}

/** 'also known as', 'formerly called the', '(aka': what stands between two names of one thing. */
const ALIAS =
  /^[,\s”"]*\(?(?:(?:also|better|otherwise|formerly|previously|once|locally|commonly|widely|now|officially|simply|usually) )?(?:(?:known|called|named|dubbed|styled|abbreviated|referred to)(?: as| by)?|formerly|previously|aka|a\.k\.a\.)(?: (?:the|its acronym|its initials))* [“"]?$/iu;

/** 'Guardians of Religion (Hurras al-Deen)', 'Red Valley Front, also known as the Sons of …': one thing, two names. */
export function bracketedChain(
  doc: ReadDocument,
  book: ChainBook,
  items: readonly Item[],
  index: number,
): Chain | null {
  const item = items[index];
  if (!item || !/^(?:actor|other|media|person)$/.test(item.type)) return null;
  for (let back = index - 1; back >= 0 && back > index - 6; back -= 1) {
    const before = items[back];
    if (!before || before.sentence !== item.sentence) break;
    if (before.form !== 'name' || !/^(?:actor|person|media)$/.test(before.type) || before.end > item.start)
      continue;
    const between = doc.text.slice(before.end, item.start);
    const behind = doc.text.slice(item.end, item.end + 2);
    const bracket = /^[”"’']?(?:\s+[\p{Ll}-]+){0,2}\s*\($/u.test(between) && /^[,;)]/.test(behind);
    const or = /^,? or $/.test(between) && /^\p{Lu}{2,8}$/u.test(item.name) && /^[,;)]/.test(behind);
    if (!bracket && !or && !ALIAS.test(between)) continue;
    const chain = book.chainOf(before);
    const clash = item.actorId !== null && chain?.actorId != null && item.actorId !== chain.actorId;
    return chain && !clash ? chain : null;
  }
  return null;
}
