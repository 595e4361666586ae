/** Who speaks in a document, through what, with what stance, and who says otherwise. Pure. */
import type {
  ActorCategory,
  Attribution,
  Claim,
  CodedDocument,
  Figure,
  Relation,
  Span,
  Stance,
} from '../../contract/coded-document.ts';
import { describeFigure } from './claim-parts.ts';
import { wordsOf } from './claim-roles.ts';
import { listSources, nameRelations } from './outline-lists.ts';

/** Somebody else's word against what was said. */
export interface Contradiction {
  /** Whose word; 'the document itself' where nobody is named. */
  readonly by: string;
  /** Attribution of that word; null for the document's own voice. */
  readonly saying: string | null;
  /** 'denies it', 'says 4 killed', 'names the army'. */
  readonly how: string;
}

export interface Saying {
  /** Its attribution; null for what the document says in its own voice. */
  readonly id: string | null;
  /** Who relays it ('the residents said that the Front had said'), outermost first. */
  readonly relayedBy: readonly string[];
  readonly stance: Stance;
  /** Inside quotation marks. */
  readonly direct: boolean;
  /** 'its Telegram channel'; null where none is named. */
  readonly channel: string | null;
  /** When it was said: calendar interval, and the words for what is on no calendar; null where the text does not say. */
  readonly time: {
    readonly begin: string | null;
    readonly until: string | null;
    readonly words: string;
  } | null;
  /** The words of what is said, ' … ' where they are interrupted. */
  readonly words: string;
  readonly content: readonly Span[];
  readonly contradictions: readonly Contradiction[];
}

export interface Voice {
  readonly name: string;
  /** The part that it plays in the conflict; null where it plays none, or is not known. */
  readonly category: ActorCategory | null;
  readonly sayings: readonly Saying[];
}

/** The name under which what no source is named for is listed. */
export const OWN_VOICE = 'the document itself';

/**
 * Every source that speaks, most often first; last the document's own voice, with those claims only that somebody
 * contradicts.
 * @param text the text of the document, which its spans count in
 */
export function listVoices(coded: CodedDocument, text: string): readonly Voice[] {
  const against = findContradictions(coded, text);
  const byId = new Map(coded.attributions.map((item) => [item.id, item]));
  const voices = listSources(coded).map(({ name, ids }): Voice => {
    const sayings = ids.flatMap((id) => byId.get(id) ?? []);
    const speaker = coded.entities.find(
      (entity) => entity.name === name && sayings.some((item) => item.sourceEntities.includes(entity.id)),
    );
    return {
      name,
      category: speaker?.category ?? null,
      sayings: sayings.map((item) => ({
        id: item.id,
        relayedBy: relaysOf(item, byId, coded),
        stance: item.stance,
        direct: item.direct,
        channel: item.channel ? wordsOf(text, item.channel) : null,
        time: timeOf(item, coded, text),
        words: item.content.map((span) => wordsOf(text, span)).join(' … '),
        content: item.content,
        contradictions: against.get(item.id) ?? [],
      })),
    };
  });
  const own = ownClaims(coded, text, against);
  return own.length > 0 ? [...voices, { name: OWN_VOICE, category: null, sayings: own }] : voices;
}

function relaysOf(
  saying: Attribution,
  byId: ReadonlyMap<string, Attribution>,
  coded: CodedDocument,
): readonly string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at = saying.parent; at !== null && !seen.has(at); at = byId.get(at)?.parent ?? null) {
    seen.add(at);
    const parent = byId.get(at);
    if (parent) names.unshift(nameSpeaker(parent, coded));
  }
  return names;
}

function nameSpeaker(attribution: Attribution, coded: Pick<CodedDocument, 'entities'>): string {
  const names = attribution.sourceEntities.flatMap(
    (id) => coded.entities.find((entity) => entity.id === id)?.name ?? [],
  );
  return [...new Set(names)].join(' and ') || 'unnamed';
}

function timeOf(item: Attribution, coded: CodedDocument, text: string): Saying['time'] {
  const time = coded.times.find(({ id }) => id === item.time);
  return time ? { begin: time.begin, until: time.until, words: wordsOf(text, time) } : null;
}

function ownClaims(
  coded: CodedDocument,
  text: string,
  against: ReadonlyMap<string, readonly Contradiction[]>,
): readonly Saying[] {
  return coded.claims.flatMap((claim) => {
    const contradictions = against.get(claim.id);
    if (!contradictions || claim.attributions.length > 0) return [];
    const sentence = coded.sentences.find(
      (span) => span.start <= claim.trigger.start && span.end >= claim.trigger.end,
    );
    const span = sentence ?? claim.trigger;
    return {
      id: null,
      relayedBy: [],
      stance: 'states' as const,
      direct: false,
      channel: null,
      time: null,
      words: wordsOf(text, span),
      content: [span],
      contradictions,
    };
  });
}

/**
 * By the attribution whose word is contradicted, or by the claim where it is the document's own voice. A denial
 * contradicts what it is about; two voices on one event contradict each other where they name other perpetrators, or
 * give figures of one kind that cannot both be right; and two about one relation where one denies or doubts it.
 */
function findContradictions(
  coded: CodedDocument,
  text: string,
): ReadonlyMap<string, readonly Contradiction[]> {
  const found = new Map<string, Contradiction[]>();
  const add = (whose: string, contradiction: Contradiction) => {
    const list = found.get(whose) ?? [];
    if (!list.some((item) => item.saying === contradiction.saying && item.how === contradiction.how))
      list.push(contradiction);
    found.set(whose, list);
  };
  const voiceOf = (attributions: readonly string[]) => {
    const id = attributions.at(-1) ?? null;
    const attribution = coded.attributions.find((item) => item.id === id);
    const source = attribution?.source ? wordsOf(text, attribution.source) : 'unnamed';
    const named = attribution ? nameSpeaker(attribution, coded) : OWN_VOICE;
    return { saying: id, by: named === 'unnamed' ? source : named, attribution };
  };
  const compare = (one: Claim, other: Claim, say: (other: Claim, one: Claim) => readonly string[]) => {
    const [mine, theirs] = [voiceOf(one.attributions), voiceOf(other.attributions)];
    if (mine.by === theirs.by) return;
    for (const how of say(other, one))
      add(mine.saying ?? one.id, { by: theirs.by, saying: theirs.saying, how });
  };

  for (const claim of coded.claims) {
    const stance = voiceOf(claim.attributions).attribution?.stance;
    const doubts = stance === 'doubts';
    if (!isRefused(claim) && stance !== 'denies' && !doubts) continue;
    for (const about of coded.claims.filter((item) => claim.about.includes(item.id) && !isRefused(item)))
      compare(about, claim, () => [doubts ? 'doubts it' : 'denies it']);
  }
  for (const event of coded.events) {
    const asserted = coded.claims.filter(
      (claim) =>
        event.claims.includes(claim.id) && (claim.status === 'occurred' || claim.status === 'ongoing'),
    );
    for (const one of asserted) {
      for (const other of asserted) {
        if (one === other) continue;
        compare(one, other, (theirs, mine) => otherPerpetrator(theirs, mine, coded));
        compare(one, other, (theirs, mine) => otherFigures(theirs, mine, coded));
      }
    }
  }
  for (const relation of coded.relations.filter((item) => item.polarity === 'asserted')) {
    for (const other of coded.relations.filter((item) => opposes(item, relation, coded))) {
      const [mine, theirs] = [voiceOf(relation.attributions), voiceOf(other.attributions)];
      const named = nameRelations({ relations: [relation], entities: coded.entities })[0]?.words ?? '';
      const how = `${other.polarity === 'denied' ? 'denies' : 'doubts'} that ${named}`;
      if (mine.by !== theirs.by && mine.saying)
        add(mine.saying, { by: theirs.by, saying: theirs.saying, how });
    }
  }
  return found;
}

const isRefused = (claim: Claim) => claim.status === 'denied' || claim.status === 'negated';

function otherPerpetrator(theirs: Claim, mine: Claim, coded: CodedDocument): readonly string[] {
  // Who blames somebody for a killing is not said to have done it.
  if (theirs.eventType !== mine.eventType) return [];
  const named = (claim: Claim) =>
    claim.actors.flatMap((role) => coded.entities.find((item) => item.id === role.entity) ?? []);
  const [own, others] = [named(mine), named(theirs)];
  if (own.length === 0 || others.length === 0) return [];
  // A nominal ('the gunmen') may be the named one in other words, unless it plays another part ('soldiers').
  const parts = new Set(own.map((entity) => entity.category));
  const elsewhere =
    ![...own, ...others].some((entity) => entity.category === null) &&
    !others.some((entity) => parts.has(entity.category));
  if (!elsewhere && ![...own, ...others].every((entity) => entity.form === 'name')) return [];
  const chains = new Set(own.map((entity) => entity.chain));
  if (others.some((entity) => chains.has(entity.chain))) return [];
  return [`names ${[...new Set(others.map((entity) => entity.name))].join(' and ')}`];
}

function otherFigures(theirs: Claim, mine: Claim, coded: CodedDocument): readonly string[] {
  const whole = (claim: Claim) =>
    coded.figures.filter((figure) => claim.figures.includes(figure.id) && figure.partOf === null);
  return whole(theirs).flatMap((figure) => {
    const same = whole(mine).filter(
      (own) => own.kind === figure.kind && own.basis === figure.basis && own.unit === figure.unit,
    );
    const clash = same.length > 0 && same.every((own) => isApart(own, figure));
    return clash ? [`says ${describeFigure(figure)}`] : [];
  });
}

/** Whether two figures cannot both be right: their intervals do not touch. An open end has no bound. */
function isApart(a: Figure, b: Figure): boolean {
  if ((a.low === null && a.high === null) || (b.low === null && b.high === null)) return false;
  const below = (one: Figure, other: Figure) =>
    one.high !== null && other.low !== null && one.high < other.low;
  return below(a, b) || below(b, a);
}

function opposes(other: Relation, relation: Relation, coded: CodedDocument): boolean {
  if (other.polarity === 'asserted' || other.kind !== relation.kind) return false;
  const chain = (id: string) => coded.entities.find((item) => item.id === id)?.chain ?? id;
  return chain(other.from) === chain(relation.from) && chain(other.to) === chain(relation.to);
}
