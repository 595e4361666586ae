/**
 * Makes what `attribution.py` learns from: the features of candidate cues, and of the places where content may end, with
 * the gold of PolNeAR. Only documents outside the held-out tenth are written.
 *
 *   node train/attribution.ts cues WORK [READINGS]   WORK/cues.rows
 *   node train/attribution.ts ends WORK [READINGS]   WORK/ends.rows, by the model of cues in data/models
 *
 * Source: `attribution-polnear/dev.jsonl` in ONRECORD_BENCH (../shared/bench), with `gold.attributions`. READINGS is a
 * file of readings that `npm run bench -- attribution-polnear --readings DIR` kept; without it everything is read anew.
 *
 * A row, in 32-bit integers: label, group, number of features, their hashes. Labels of cues: 1 the head of a cue, 0 no cue,
 * 2 inside what is said, where nobody annotated; words of a cue besides its head are left out. Of ends: 1 the right one.
 * A group is a document's digit (SHA-256 mod 10) for cues, and one choice for ends.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { isHeldOut } from '../bench/held-out.ts';
import { endChoice, endFeatures } from '../src/extract/attributions/model/content-ends.ts';
import { cueFeatures } from '../src/extract/attributions/model/cue-features.ts';
import { featureContext, isCandidate } from '../src/extract/attributions/model/feature-context.ts';
import { judgeCues } from '../src/extract/attributions/model/judge-cues.ts';
import { makeReading } from '../src/extract/attributions/reading.ts';
import { findDrafts } from '../src/extract/attributions/rules.ts';
import { codeReading, loadKnowledge } from '../src/pipeline.ts';
import { readDocument } from '../src/read/read-document.ts';
import type { ReadDocument, Token } from '../src/text/document.ts';
import { treeOf } from '../src/text/tree.ts';

const BENCH = process.env.ONRECORD_BENCH ?? resolve(import.meta.dirname, '../../shared/bench');

interface GoldSpan {
  readonly start: number;
  readonly end: number;
}
interface GoldAttribution {
  readonly cue: readonly GoldSpan[];
  readonly content: readonly GoldSpan[];
}
interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly gold: { readonly attributions: readonly GoldAttribution[]; readonly ignore?: readonly GoldSpan[] };
}

const touches = (a: GoldSpan, b: GoldSpan): boolean => a.start < b.end && a.end > b.start;

/** The head of a cue: of its words whose heads stand outside, a verb before a noun before the rest. */
export function headOfCue(tokens: readonly Token[], cue: readonly GoldSpan[]): number {
  const words = tokens.filter((token) => cue.some((span) => touches(token, span)));
  const own = new Set(words.map((token) => token.index));
  const tops = words.filter((token) => !own.has(token.head));
  const ranks = [/^VERB$/, /^(?:NOUN|PROPN|ADJ)$/, /^(?:AUX|ADV|ADP)$/];
  for (const group of [tops, words])
    for (const rank of ranks) {
      const found = group.find((token) => rank.test(token.upos));
      if (found) return found.index;
    }
  return tops[0]?.index ?? -1;
}

type Row = readonly [label: number, group: number, features: readonly number[]];

function* cueRows(doc: ReadDocument, gold: GoldDocument['gold'], knowledge: Knowledge): Generator<Row> {
  const coded = codeReading(doc, knowledge);
  const r = makeReading(doc, coded.times, knowledge.attributions);
  const c = featureContext(r, findDrafts(r), coded.entities);
  const heads = new Set(gold.attributions.map((each) => headOfCue(doc.tokens, each.cue)));
  const cues = gold.attributions.flatMap((each) => each.cue);
  const unmarked = [...gold.attributions.flatMap((each) => each.content), ...(gold.ignore ?? [])];
  const group = Number(BigInt(`0x${createHash('sha256').update(doc.id, 'utf8').digest('hex')}`) % 10n);
  for (const token of doc.tokens) {
    if (!isCandidate(c, token.index)) continue;
    const head = heads.has(token.index);
    if (!head && cues.some((span) => touches(token, span))) continue;
    const within = !head && unmarked.some((span) => touches(token, span));
    // What the rules find inside what is said may well be right: nobody annotated it.
    if (within && c.ruled.has(token.index)) continue;
    yield [head ? 1 : within ? 2 : 0, group, cueFeatures(c, token.index)];
  }
}

let choices = 0;

function* endRows(doc: ReadDocument, gold: GoldDocument['gold'], knowledge: Knowledge): Generator<Row> {
  const coded = codeReading(doc, knowledge);
  const r = makeReading(doc, coded.times, knowledge.attributions);
  const tree = treeOf(doc);
  const lastLetter = (end: number): number => {
    let at = end;
    while (at > 0 && !/[\p{L}\p{N}]/u.test(doc.text[at - 1] ?? '')) at--;
    return at;
  };
  for (const draft of judgeCues(r, findDrafts(r), coded.entities)) {
    const choice = endChoice(r, tree, draft);
    const { cue } = draft;
    if (!choice || !cue || choice.ends.length < 2) continue;
    const known = gold.attributions.find((each) => each.cue.some((span) => touches(span, cue)));
    const start = doc.tokens[choice.from]?.start ?? 0;
    // The gold may begin a word or two later: 'that', 'the'.
    const part = known?.content.find((span) => span.start <= start + 12 && span.end > start);
    if (!part) continue;
    const right = choice.ends.find(
      (end) => lastLetter(doc.tokens[end - 1]?.end ?? 0) === lastLetter(part.end),
    );
    if (right === undefined) continue;
    choices++;
    for (const end of choice.ends)
      yield [end === right ? 1 : 0, choices, endFeatures(r, tree, draft, choice, end)];
  }
}

type Knowledge = ReturnType<typeof loadKnowledge>;

async function* readAll(
  gold: readonly GoldDocument[],
  readings: string | undefined,
): AsyncGenerator<ReadDocument> {
  if (readings !== undefined) {
    for await (const line of createInterface({ input: createReadStream(readings), crlfDelay: Infinity }))
      yield JSON.parse(line) as ReadDocument;
    return;
  }
  for (const { id, text } of gold)
    yield readDocument({
      id,
      text,
      title: null,
      publishedAt: null,
      source: null,
      language: null,
      parts: null,
      warnings: [],
    });
}

async function main(kind: string | undefined, work: string | undefined, readings?: string): Promise<void> {
  if ((kind !== 'cues' && kind !== 'ends') || work === undefined)
    throw new Error('usage: node train/attribution.ts cues|ends WORK [READINGS]');
  const gold = readFileSync(join(BENCH, 'attribution-polnear/dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldDocument);
  const byId = new Map(gold.map((each) => [each.id, each.gold]));
  const knowledge = loadKnowledge();
  const file = openSync(join(work, `${kind}.rows`), 'w');
  let rows = 0;
  for await (const doc of readAll(gold, readings)) {
    const known = byId.get(doc.id);
    if (!known) throw new Error(`${doc.id}: no gold`);
    if (isHeldOut(doc.id)) continue;
    const numbers: number[] = [];
    for (const [label, group, features] of (kind === 'cues' ? cueRows : endRows)(doc, known, knowledge)) {
      numbers.push(label, group, features.length, ...features);
      rows++;
    }
    writeSync(file, Buffer.from(Uint32Array.from(numbers).buffer));
  }
  closeSync(file);
  console.log(`${kind}: ${rows} rows`);
}

if (import.meta.main) await main(process.argv[2], process.argv[3], process.argv[4]);
