/** What `extract/places` finds and `resolve/places` looks up: one mention of a place, or of what is said of its position. */
import type { PlaceMention, Span } from '../../contract/coded-document.ts';
import type { GazetteerHit } from '../../reference/gazetteer/types.ts';

/** What the words beside a name say that it is. */
export type PlaceCue = 'settlement' | 'admin1' | 'admin2' | 'admin' | 'country' | 'region' | 'site' | 'water';

/** How the mention lies to others; `of` are indexes into the list of drafts. See `PlaceMention.relation`. */
export interface DraftRelation {
  readonly kind: 'near' | 'offset' | 'between' | 'along' | 'around' | 'inside';
  readonly km: number | null;
  /** Degrees clockwise from north. */
  readonly bearing: number | null;
  readonly of: readonly number[];
}

export interface PlaceDraft extends Span {
  /** The words to look up; null for a mention that is only described by others ('15 km east of Raqqa'). */
  readonly name: string | null;
  readonly role: PlaceMention['role'];
  readonly cue: PlaceCue | null;
  /** What the gazetteer has under that name; empty for a name that it lacks but that the text calls a place. */
  readonly hits: readonly GazetteerHit[];
  /** Drafts that the text itself says contain it ('Long Beach, California'): indexes into the list of drafts. */
  readonly within: readonly number[];
  readonly relation: DraftRelation | null;
  /** The rule that found it. */
  readonly pattern: string;
}
