/**
 * Claims in news without any conflict: fifty documents of `ner-worldwide` about sports, markets and weather, chosen by the
 * rule of `quiet-documents.ts`, the densest in words of their topic first. Where nothing happened, each claim is one too many.
 *
 *   npm run bench:quiet [-- --documents 50] [--show]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocumentLine } from '../src/ingest/json-lines.ts';
import { codeDocument, loadKnowledge } from '../src/pipeline.ts';
import { BENCH_FOLDER } from './bench-folder.ts';
import { formatTable } from './format-table.ts';
import { findQuietTopic, type QuietDocument, type Topic } from './quiet-documents.ts';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '50' }, show: { type: 'boolean', default: false } },
});
const file = join(BENCH_FOLDER, 'ner-worldwide/dev.jsonl');
if (!existsSync(file)) {
  console.error(`bench: ${file} is not there; set ONRECORD_BENCH to the folder of the benchmarks`);
  process.exit(2);
}

interface Chosen extends QuietDocument {
  readonly line: string;
  readonly id: string;
}

const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const chosen = lines
  .flatMap((line): Chosen[] => {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const quiet = findQuietTopic(text);
    return quiet ? [{ ...quiet, line, id }] : [];
  })
  .sort((a, b) => b.density - a.density || (a.id < b.id ? -1 : 1))
  .slice(0, Number(values.documents));

const knowledge = loadKnowledge();
const totals = new Map<Topic, { documents: number; words: number; claims: number }>();
const patterns = new Map<string, number>();
for (const { line, topic, words, id } of chosen) {
  const parsed = parseDocumentLine(Buffer.from(line), 1, { maxChars: 1_000_000, posts: false });
  if (!('document' in parsed)) throw new Error(`${id}: ${parsed.error.message}`);
  const { claims } = codeDocument(parsed.document, knowledge);
  const total = totals.get(topic) ?? { documents: 0, words: 0, claims: 0 };
  totals.set(topic, {
    documents: total.documents + 1,
    words: total.words + words,
    claims: total.claims + claims.length,
  });
  for (const { pattern, trigger } of claims) {
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
    const around = parsed.document.text.slice(Math.max(0, trigger.start - 60), trigger.end + 60);
    if (values.show) console.log(`${id} ${pattern}: ${around.replace(/\s+/g, ' ')}`);
  }
}

const per100 = (claims: number, words: number): number => (words === 0 ? 0 : (100 * claims) / words);
const rows = [...totals].map(([topic, total]) => ({ topic: topic as string, ...total }));
const all = rows.reduce(
  (sum, row) => ({
    topic: 'all',
    documents: sum.documents + row.documents,
    words: sum.words + row.words,
    claims: sum.claims + row.claims,
  }),
  { topic: 'all', documents: 0, words: 0, claims: 0 },
);
console.log(
  formatTable([
    ['topic', 'documents', 'words', 'claims', 'claims per 100 words'],
    ...[...rows, all].map((row) => [
      row.topic,
      String(row.documents),
      String(row.words),
      String(row.claims),
      per100(row.claims, row.words).toFixed(2),
    ]),
  ]),
);
const common = [...patterns].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
console.log(`most often: ${common.map(([pattern, count]) => `${pattern} ${count}`).join(', ')}`);
console.log(
  JSON.stringify({
    benchmark: 'quiet',
    documents: all.documents,
    words: all.words,
    claims: all.claims,
    claimsPer100Words: Number(per100(all.claims, all.words).toFixed(3)),
  }),
);
