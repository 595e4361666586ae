/** What beside a mention tells whom it can be short for: an office, 'he' or 'she', whether its party bears arms. */
import type { ActorEntry } from '../../reference/actors.ts';
import { loadActorLexicon } from '../../reference/lexicon/actor-words.ts';
import type { ActorMention } from '../../text/drafts/actors.ts';

/** Who a pronoun of the third person can mean. */
export type Gender = 'he' | 'she';

const BEFORE = /((?:[\p{L}][\p{L}.'’-]*\s){1,4})$/u;

/** The words right before a name, lower-cased, without full stops. */
function wordsBefore(text: string, start: number): readonly string[] {
  const run = BEFORE.exec(text.slice(Math.max(0, start - 60), start))?.[1] ?? '';
  return run.toLowerCase().replaceAll('.', '').trim().split(/\s+/).filter(Boolean);
}

/** The offices of a named person: of the words before the name ('Defence Minister Mira Dalen') and of the registry. */
export function officesOf(mention: ActorMention, text: string, actor: ActorEntry | null): readonly string[] {
  if (mention.type !== 'person' || mention.form !== 'name') return [];
  const { roles } = loadActorLexicon().names;
  const words = wordsBefore(text, mention.start);
  const told = words.map((_, at) => words.slice(at).join(' ')).find((phrase) => roles.has(phrase));
  return [told, actor?.role ?? undefined].filter((each) => each !== undefined);
}

/** By a title before the name, or by the noun itself: 'Mrs Adar', 'a spokeswoman'. */
export function genderOf(mention: ActorMention, text: string): Gender | null {
  if (mention.type !== 'person' || mention.noun?.plural) return null;
  const { gendered } = loadActorLexicon().names;
  const last = mention.form === 'name' ? wordsBefore(text, mention.start).at(-1) : mention.noun?.singular;
  return gendered.get(last?.split(' ').at(-1) ?? '') ?? null;
}

const UNARMED_KINDS = new Set<ActorEntry['kind']>([
  'monitor',
  'ngo',
  'red-cross',
  'media',
  'outlet',
  'un-body',
]);
const ARMED_KINDS = new Set<ActorEntry['kind']>([
  'armed-group',
  'militia',
  'criminal-group',
  'private-military-company',
]);

/** Whether a party bears arms: by its kind in the registry, else by its category, else by the words of its name. */
export function isArmed(mention: ActorMention, actor: ActorEntry | null): boolean | null {
  if (actor && UNARMED_KINDS.has(actor.kind)) return false;
  if (actor && ARMED_KINDS.has(actor.kind)) return true;
  if (mention.category !== null) return !/^(?:Civilians|Protesters|Rioters)$/.test(mention.category);
  if (mention.form !== 'name') return null;
  const { unarmedNames } = loadActorLexicon();
  return mention.name
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => unarmedNames.has(word))
    ? false
    : null;
}
