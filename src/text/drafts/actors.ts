/** What `extract/actors` finds and `resolve/entities` joins into chains: one mention of a party, person or thing. */
import type { ActorCategory, Entity, Span } from '../../contract/coded-document.ts';

export type EntityType = Entity['type'];

/** What the lexicon says of the noun of a nominal mention: what chains need to know of it. */
export interface MentionNoun {
  readonly singular: string;
  readonly plural: boolean;
  /** May stand for the full name of a party told before ('the group', 'the Front', 'the ministry'). */
  readonly short: boolean;
  /** The state body that it names when a state is understood ('army', 'defence-ministry'); else null. */
  readonly body: string | null;
}

export interface ActorMention extends Span {
  /** The noun that carries the mention: 'warplanes' in 'Russian warplanes', the last word of a name. */
  readonly head: Span;
  readonly type: EntityType;
  readonly form: 'name' | 'nominal';
  /** Registry id; null when it is not in the registry or more than one entry fits. */
  readonly actorId: string | null;
  /** The part it plays in the country that is reported on; null where that is not known or it has none. */
  readonly category: ActorCategory | null;
  /** Canonical name as far as one mention alone can tell: the registry's name, or the words without their article. */
  readonly name: string;
  /** Null for names, and for mentions that are no noun of the lexicons. */
  readonly noun: MentionNoun | null;
  /** The rule that found it: 'registry', 'alias', 'shape', 'title', 'lexicon', 'nationality' … with its entry. */
  readonly pattern: string;
}
