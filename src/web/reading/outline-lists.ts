/** What the outline lists, from the coding. Pure. */
import type { CodedDocument, Event, Relation, Span } from '../../contract/coded-document.ts';
import { HARM_WORDS, PLOVER_WORDS } from '../shared/words.ts';

export interface SourceEntry {
  readonly name: string;
  /** Attributions in which it speaks, in text order. */
  readonly ids: readonly string[];
}

/** Who speaks, most often first, ties in text order. A hidden source is 'unnamed'. */
export function listSources(coded: Pick<CodedDocument, 'attributions' | 'entities'>): readonly SourceEntry[] {
  const found = new Map<string, string[]>();
  for (const attribution of coded.attributions) {
    const names = attribution.sourceEntities.flatMap(
      (id) => coded.entities.find((entity) => entity.id === id)?.name ?? [],
    );
    for (const name of names.length > 0 ? new Set(names) : ['unnamed']) {
      found.set(name, [...(found.get(name) ?? []), attribution.id]);
    }
  }
  return [...found].map(([name, ids]) => ({ name, ids })).sort((a, b) => b.ids.length - a.ids.length);
}

export interface DateEntry {
  readonly begin: string | null;
  readonly until: string | null;
  readonly ids: readonly string[];
}

/** The calendar intervals named in the text, earliest first; what is not on the calendar is left out. */
export function listDates(coded: Pick<CodedDocument, 'times'>): readonly DateEntry[] {
  const found = new Map<string, DateEntry>();
  for (const time of coded.times) {
    if (time.begin === null && time.until === null) continue;
    const key = `${time.begin}/${time.until}`;
    const before = found.get(key);
    found.set(key, { begin: time.begin, until: time.until, ids: [...(before?.ids ?? []), time.id] });
  }
  return [...found.values()].sort((a, b) => (a.begin ?? '').localeCompare(b.begin ?? ''));
}

/** 'Air/drone strike, Wadi Suran': what an event is called where there is no room for more. */
export function nameEvent(event: Pick<Event, 'acled' | 'eventType' | 'mode' | 'harms' | 'place'>): string {
  const place = event.place ? `, ${event.place.name}` : '';
  return `${nameType(event)}${place}`;
}

export function nameType(event: Pick<Event, 'acled' | 'eventType' | 'mode' | 'harms'>): string {
  if (event.acled) return event.acled.subEventType;
  const harm = event.harms[0];
  if (event.eventType === null) return harm ? sentenceCase(HARM_WORDS[harm]) : 'Happening';
  const mode = event.mode ? ` (${event.mode.replace('-', ' ')})` : '';
  return `${PLOVER_WORDS[event.eventType] ?? event.eventType}${mode}`;
}
const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const RELATION_WORDS: Readonly<Record<Relation['kind'], string>> = {
  'alias-of': 'is also called',
  formerly: 'was formerly',
  'part-of': 'is part of',
  'led-by': 'is led by',
  'affiliated-with': 'is affiliated with',
  'allied-with': 'is allied with',
  'opposed-to': 'is opposed to',
  'split-from': 'split from',
  'merged-into': 'merged into',
  'designated-by': 'is designated by',
};
const POLARITY: Readonly<Record<Relation['polarity'], string>> = {
  asserted: '',
  denied: ' (denied)',
  doubted: ' (doubted)',
};

export function nameRelations(
  coded: Pick<CodedDocument, 'relations' | 'entities'>,
): readonly { readonly id: string; readonly words: string; readonly evidence: readonly Span[] }[] {
  const name = (id: string) => coded.entities.find((entity) => entity.id === id)?.name ?? id;
  return coded.relations.map((relation) => ({
    id: relation.id,
    words: `${name(relation.from)} ${RELATION_WORDS[relation.kind]} ${name(relation.to)}${POLARITY[relation.polarity]}`,
    evidence: relation.evidence,
  }));
}
