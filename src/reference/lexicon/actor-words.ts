/** All the words that mentions of parties, persons and things are found by, ready to be matched. */
import { type AgentLexicon, type AgentNoun, loadAgents } from './agents.ts';
import { loadNames, type NameLexicon } from './names.ts';
import { loadDocuments, loadFacilities, loadVehicles, loadWeapons, type ThingNoun } from './things.ts';
import { buildPhraseTable, type PhraseTable } from './word-list.ts';

export type NounValue =
  | { readonly kind: 'agent'; readonly noun: AgentNoun }
  | { readonly kind: 'carrier'; readonly body: string; readonly singular: string; readonly plural: boolean }
  | { readonly kind: 'weapon' | 'vehicle' | 'facility' | 'document'; readonly noun: ThingNoun }
  | { readonly kind: 'act' }
  | { readonly kind: 'fixed' };

export interface ActorLexicon {
  readonly names: NameLexicon;
  readonly modifiers: AgentLexicon['modifiers'];
  readonly sport: AgentLexicon['sport'];
  readonly standIns: AgentLexicon['standIns'];
  readonly unarmedNames: AgentLexicon['unarmedNames'];
  /** Every noun phrase of the lexicons, by first word, longest first; of equal length the first file wins. */
  readonly nouns: PhraseTable<NounValue>;
  readonly designators: readonly { readonly type: 'weapon' | 'vehicle'; readonly pattern: RegExp }[];
}

let loaded: ActorLexicon | null = null;

/** @returns the lexicon of `data/lexicon/en`, read once in a process; @throws DataError when a file is not sound */
export function loadActorLexicon(): ActorLexicon {
  loaded ??= buildActorLexicon();
  return loaded;
}

function buildActorLexicon(): ActorLexicon {
  const agents = loadAgents();
  const things = {
    weapon: loadWeapons(),
    vehicle: loadVehicles(),
    facility: loadFacilities(),
    document: loadDocuments(),
  } as const;
  const entries: (readonly [readonly string[], NounValue])[] = [];
  for (const words of [...agents.fixed, ...Object.values(things).flatMap((each) => each.fixed)]) {
    entries.push([words, { kind: 'fixed' }]);
  }
  for (const [words, noun] of agents.nouns) entries.push([words, { kind: 'agent', noun }]);
  for (const [words, carrier] of agents.carriers) entries.push([words, { kind: 'carrier', ...carrier }]);
  for (const kind of ['weapon', 'vehicle', 'facility', 'document'] as const) {
    for (const [words, noun] of things[kind].nouns) entries.push([words, { kind, noun }]);
  }
  for (const words of agents.acts) entries.push([words, { kind: 'act' }]);
  return {
    names: loadNames(),
    modifiers: agents.modifiers,
    sport: agents.sport,
    standIns: agents.standIns,
    unarmedNames: agents.unarmedNames,
    nouns: buildPhraseTable(entries),
    designators: (['weapon', 'vehicle'] as const).flatMap((type) =>
      things[type].designators.map(({ pattern }) => ({ type, pattern })),
    ),
  };
}
