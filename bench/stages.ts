/**
 * Where the time of a document goes: one thread codes articles under the sampling profiler, and each sample counts for
 * the stage of `src/pipeline.ts` in which it fell. Times are processor time, so that a busy machine distorts them little.
 *
 *   npm run bench:stages [-- --documents 60] [--words 500]
 */
import { Session } from 'node:inspector/promises';
import { parseArgs } from 'node:util';
import { parseDocumentLine } from '../src/ingest/json-lines.ts';
import { codeDocument, loadKnowledge } from '../src/pipeline.ts';
import { formatTable } from './format-table.ts';
import { makeArticles } from './make-articles.ts';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '60' }, words: { type: 'string', default: '500' } },
});
const words = Number(values.words);
const inputs = [...makeArticles(Number(values.documents) + 10, words)].map((line, index) => {
  const parsed = parseDocumentLine(Buffer.from(line), index + 1, { maxChars: 1_000_000, posts: false });
  if (!('document' in parsed)) throw new Error(`article ${index + 1}: ${parsed.error.message}`);
  return parsed.document;
});
const knowledge = loadKnowledge();
// The first documents compile the code; nobody waits for that in a long run.
for (const input of inputs.slice(0, 10)) codeDocument(input, knowledge);

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.start');
const before = process.cpuUsage();
for (const input of inputs.slice(10)) codeDocument(input, knowledge);
const used = process.cpuUsage(before);
const { profile } = await session.post('Profiler.stop');

/** Verbs that the pipeline calls, each one stage; helpers of the pipeline's own count for it. */
const STAGE = /^(?:read|resolve|extract)[A-Z]\w*$/;
const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((id) => [id, node.id])));
const samples = new Map<string, number>();
for (const id of profile.samples ?? []) {
  const stage = stageOf(id);
  samples.set(stage, (samples.get(stage) ?? 0) + 1);
}

/** The outermost function of a stage that was called from the pipeline; the collector and what is outside apart. */
function stageOf(sample: number): string {
  for (let at: number | undefined = sample; at !== undefined; at = parents.get(at)) {
    const { functionName, url } = nodes.get(at)?.callFrame ?? { functionName: '', url: '' };
    if (functionName === '(garbage collector)') return 'garbage collector';
    const caller = nodes.get(parents.get(at) ?? -1)?.callFrame;
    if (STAGE.test(functionName) && !url.endsWith('/pipeline.ts') && caller?.url.endsWith('/src/pipeline.ts'))
      return functionName;
  }
  return 'elsewhere';
}

const documents = inputs.length - 10;
const all = [...samples.values()].reduce((sum, each) => sum + each, 0);
const total = (used.user + used.system) / 1000 / documents;
const rows = [...samples]
  .sort((a, b) => b[1] - a[1])
  .map(([stage, count]) => [
    stage,
    ((count / all) * total).toFixed(2),
    `${((count / all) * 100).toFixed(1)} %`,
  ]);
console.log(`${documents} articles of about ${words} words, one thread, processor time\n`);
console.log(formatTable([['stage', 'ms/document', 'share'], ...rows, ['all', total.toFixed(2), '100.0 %']]));
