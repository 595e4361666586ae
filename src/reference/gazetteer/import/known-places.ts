/** What the gazetteer has already, as an import needs to know it. */
import type { CountryRow } from '../supplement.ts';
import type { Gazetteer, GazetteerPlace } from '../types.ts';
import type { AreaRef } from './imported-place.ts';

export class KnownPlaces {
  readonly #gazetteer: Gazetteer;
  readonly #iso3 = new Map<string, string>();
  readonly #iso2 = new Map<string, string>();

  constructor(gazetteer: Gazetteer, countries: readonly CountryRow[]) {
    this.#gazetteer = gazetteer;
    for (const { iso2, iso3 } of countries) {
      this.#iso3.set(iso2, iso3);
      this.#iso2.set(iso3, iso2);
    }
  }

  /** ISO3 of an ISO2 or ISO3 code or of a country's name; null for anything else. */
  country(text: string): string | null {
    const code = text.toUpperCase();
    if (this.#iso2.has(code)) return code;
    const known = this.#iso3.get(code);
    if (known !== undefined || text.length < 4) return known ?? null;
    const named = this.#gazetteer.lookupPlace(text).find(({ place }) => place.level === 'country');
    return named?.place.country ?? null;
  }

  /** '' where there is none. */
  iso2(iso3: string | null): string {
    return (iso3 !== null && this.#iso2.get(iso3)) || '';
  }

  /** An area by its GeoNames code, 'SY.06' or 'SY.06.170902'. */
  area(code: string): GazetteerPlace | null {
    return this.byId(`area:${code}`);
  }

  byId(id: string): GazetteerPlace | null {
    return this.#gazetteer.placeOf(id);
  }

  /** Places of a name in a country, spelled so or else sounding so, surest first. */
  named(name: string, country: string | null): readonly GazetteerPlace[] {
    const hits = this.#gazetteer.lookupPlace(name);
    return hits.map(({ place }) => place).filter((place) => place.country === country);
  }

  /** The areas in which a known place lies. */
  areasOf(place: GazetteerPlace): { readonly admin1: AreaRef | null; readonly admin2: AreaRef | null } {
    return {
      admin1: refTo(place.admin1Code, place.admin1, place.level === 'admin1'),
      admin2: refTo(place.admin2Code, place.admin2, place.featureCode === 'ADM2'),
    };
  }
}

function refTo(code: string | null, name: string | null, itself: boolean): AreaRef | null {
  return itself || (code === null && name === null) ? null : { code: code ?? '', name: name ?? '' };
}
