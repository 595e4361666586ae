/** What `extract/actors` finds and `resolve/entities` joins into chains: one mention of a party, person or thing. */
import type { ActorCategory, Entity, Span } from '../../contract/coded-document.ts';

export type EntityType = Entity['type'];

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
  /** The rule that found it: 'registry', 'alias', 'shape', 'title', 'lexicon', 'nationality' … with its entry. */
  readonly pattern: string;
}
