/** A process of its own that works on a workspace; the tests start several, and kill some. */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashBytes } from '../../src/store/hash.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeDocument } from './make-document.ts';
import { type Acknowledged, planOperation } from './operations.ts';

/** Straight to the pipe, so that what was said before a kill is never lost in a buffer. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Does what is still to be done of a fixed list, and says of each that it is done. */
async function runOperations(store: Store, seed: string, until: number): Promise<void> {
  for (let number = 0; number < until; number++) {
    const done = await runOperation(store, seed, number);
    if (done) say(JSON.stringify(done));
  }
}

async function runOperation(store: Store, seed: string, number: number): Promise<Acknowledged | null> {
  const operation = planOperation(number);
  const document = makeDocument(`${seed}-${operation.document}`);
  switch (operation.kind) {
    case 'add': {
      const { kind, hash } = await store.addDocument(document);
      return kind === 'added' ? { kind: 'add', hash, number } : null;
    }
    case 'review': {
      const found = await store.getDocument(hashOf(document));
      if (!found || found.reviewed.orphans.length > 0) return null;
      const note = `operation ${number}`;
      const target = found.reviewed.events[0];
      if (!target || target.decision.history.some((review) => review.note === note)) return null;
      const { review } = await store.appendReview({
        document: found.row.id,
        target: 'event',
        targetKey: target.key,
        action: 'accept',
        reviewer: 'Ana',
        note,
      });
      return { kind: 'review', hash: review.documentHash, number, id: review.id };
    }
    case 'erase': {
      const erased = await store.eraseDocument(hashOf(document), { reason: 'a test', erasedBy: 'Ana' });
      return erased ? { kind: 'erase', hash: erased.erasure.documentHash, number } : null;
    }
  }
}

function hashOf(document: ReturnType<typeof makeDocument>): string {
  return hashBytes(document.bytes);
}

async function readUntilKilled(store: Store): Promise<void> {
  for (let round = 0; ; round++) {
    const { rows } = await store.listDocuments({ limit: 5 });
    for (const row of rows) {
      const document = await store.getDocument(row.id);
      const claims = await store.listClaims({ document: row.id });
      // What one transaction wrote is seen whole or not at all; it may have been erased since.
      if (document && claims.total !== document.coded.claims.length && (await store.getDocument(row.id))) {
        throw new Error(`half a document: ${row.id}`);
      }
    }
    await store.listDocuments({ text: 'helicopters', limit: 2 });
    say(`round ${round}`);
    await sleep(5);
  }
}

const [mode, dir = '', seed = '', until = '0'] = process.argv.slice(2);
const store = await openStore(dir);
switch (mode) {
  case 'operations':
    await runOperations(store, seed, Number(until));
    say('end');
    break;
  case 'read':
    await readUntilKilled(store);
    break;
  case 'hold':
    await store.runAlone('re-coding', async () => {
      say('held');
      await sleep(60_000);
    });
    break;
  default:
    throw new Error(`no mode ${mode}`);
}
await store.close();
