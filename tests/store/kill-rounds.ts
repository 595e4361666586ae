/** Kills a working process over and over, then checks that nothing it had acknowledged is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { type Acknowledged, planOperation } from './operations.ts';
import { startChild } from './processes.ts';

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
}

/**
 * @param rounds how many processes are killed, each at a random moment of its start or its work
 * @returns how many were killed while alive, and how much they had acknowledged
 */
export async function killRepeatedly(dir: string, rounds: number): Promise<KillReport> {
  const acknowledged: Acknowledged[] = [];
  let kills = 0;
  for (let round = 0; round < rounds; round++) {
    const running = startChild('operations', dir, 'kill', '100000');
    // Every third dies at some point of its start, when it opens, recovers and maybe migrates the database.
    if (round % 3 === 0) await sleep(Math.random() * 400);
    else {
      await running.waitFor('{');
      await sleep(Math.random() * 120);
    }
    running.child.kill('SIGKILL');
    const { signal } = await running.ended;
    expect(running.errors(), 'a process failed by itself').toBe('');
    expect(signal).toBe('SIGKILL');
    kills++;
    acknowledged.push(...running.lines().map((line) => JSON.parse(line) as Acknowledged));
  }
  await checkNothingLost(dir, acknowledged);
  await checkContinues(dir, acknowledged);
  return { kills, acknowledged: acknowledged.length };
}

async function checkNothingLost(dir: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const store = await openStore(dir);
  try {
    expect(await store.checkIntegrity()).toEqual([]);
    const erased = new Set(acknowledged.filter((one) => one.kind === 'erase').map((one) => one.hash));
    const reviews = await store.listReviews({ limit: 100_000 });
    const reviewIds = new Set(reviews.rows.map((row) => row.review.id));
    for (const one of acknowledged) {
      const found = await store.lookUp(one.hash);
      if (one.kind === 'review')
        expect(reviewIds.has(one.id ?? ''), `decision ${one.number} is lost`).toBe(true);
      if (erased.has(one.hash)) expect(found.kind, `${one.number} came back`).toBe('erased');
      // An erasure may have happened without there being time to say so; nothing else may be missing.
      else if (one.kind === 'add') expect(mayBeErased(one.number) ? 'known' : found.kind).toBe('known');
    }
    for (const id of await store.listDocumentIds()) {
      const document = await store.getDocument(id);
      const claims = await store.listClaims({ document: id });
      const events = await store.listEvents({ document: id });
      expect(claims.total).toBe(document?.coded.claims.length);
      expect(events.total).toBe(document?.coded.events.length);
    }
    const { documents } = await store.counts();
    expect((await store.listDocuments({ text: 'helicopters', limit: 1 })).total).toBe(documents);
  } finally {
    await store.close();
  }
}

function mayBeErased(number: number): boolean {
  const { kind, document } = planOperation(number + 21);
  return kind === 'erase' && document === number;
}

/** A run that nobody kills goes on where the last one stopped, and comes to an end. */
async function checkContinues(dir: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const until = Math.max(...acknowledged.map((one) => one.number)) + 41;
  const running = startChild('operations', dir, 'kill', String(until));
  const { code } = await running.ended;
  expect(running.errors()).toBe('');
  expect(code).toBe(0);
  const done = running.lines().filter((line) => line.startsWith('{'));
  const repeated = done
    .map((line) => JSON.parse(line) as Acknowledged)
    .filter((one) => acknowledged.some((before) => before.number === one.number));
  expect(repeated, 'something acknowledged was done again').toEqual([]);
  expect(done.length).toBeGreaterThan(0);
}
