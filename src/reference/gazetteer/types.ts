/** What the gazetteer answers with. All of it plain and readonly. */
import type { Place } from '../../contract/coded-document.ts';
import type { PlaceWords } from '../lexicon/places.ts';

/** What kind of thing a place is, coarser than its feature code. */
export type PlaceLevel = 'continent' | 'country' | 'admin1' | 'admin2' | 'region' | 'settlement' | 'site';

/** A place as the gazetteer knows it: the contract's `Place` and what ranking needs. */
export interface GazetteerPlace extends Place {
  /** Number in this gazetteer; equal numbers are the same place. */
  readonly index: number;
  readonly level: PlaceLevel;
  /** Inhabitants as its source gives them; 0 where it gives none. */
  readonly population: number;
  /** Country and first-level code, 'SY.06'; null where it lies in no first-level area. */
  readonly admin1Code: string | null;
  /** 'SY.06.170902'; null where unknown. */
  readonly admin2Code: string | null;
  /** From our own data: it was written down because reports speak of it. */
  readonly supplement: boolean;
}

/** How a name was met, from the surest to the loosest. */
export type NameMatch = 'name' | 'alternate' | 'similar' | 'similar-alternate' | 'fuzzy';

export interface GazetteerHit {
  readonly place: GazetteerPlace;
  readonly match: NameMatch;
}

/** A word for the people of a country or place, or the adjective. */
export interface Demonym {
  readonly word: string;
  readonly places: readonly GazetteerPlace[];
}

export interface LookupOptions {
  /** Also names that only sound alike; without it they are given when nothing is spelled alike. Default false. */
  readonly similar?: boolean;
  /** Also names that are spelled with one letter more, less or other, when nothing else is found. Default false. */
  readonly fuzzy?: boolean;
  /** At most this many, best known first. Default 60. */
  readonly limit?: number;
}

/** Looks names up; opened once, read-only, safe to share by every document. */
export interface Gazetteer {
  /** Version of packages, data and format: the same version gives the same answers. */
  readonly version: string;
  /** Number of places. */
  readonly size: number;
  /** The words by which English speaks of places. */
  readonly words: PlaceWords;
  /**
   * Places of a name, in any of its spellings and in Latin, Arabic or Cyrillic script.
   * @returns surest match first, then by importance; empty when the name is unknown
   */
  lookupPlace(name: string, options?: LookupOptions): readonly GazetteerHit[];
  /** True when a name is spelled exactly like one in the gazetteer. Faster than `lookupPlace`. */
  hasName(name: string): boolean;
  /** The country or place that a demonym belongs to ('Syrian', 'Gazans'); null for any other word. */
  lookupDemonym(word: string): Demonym | null;
  /** A place by its id ('geonames:170905'); null when unknown. The first call takes a moment. */
  placeOf(id: string): GazetteerPlace | null;
  /** The three-letter code of a country's two-letter one (ISO 3166-1); null when there is none. */
  iso3(iso2: string): string | null;
  /** Country by ISO 3166-1 alpha-3; null when unknown. */
  countryOf(iso3: string): GazetteerPlace | null;
  /** The capital of a country by ISO 3166-1 alpha-3; null when unknown. */
  capitalOf(iso3: string): GazetteerPlace | null;
  /** The first-level area of a code ('SY.06'); null when unknown. */
  admin1Of(code: string): GazetteerPlace | null;
  /** The settlement nearest to a point, in degrees; null when there is none within some kilometres. Takes milliseconds. */
  nearestTown(lat: number, lon: number, withinKm: number): GazetteerPlace | null;
}
