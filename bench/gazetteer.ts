/**
 * How fast the gazetteer opens from its prepared file, and how many names it looks up in a second of processor time: as
 * a text brings them, most of them unknown or misspelled, and none of them twice. Run by `npm run bench:gazetteer`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BaseTable } from '../src/reference/gazetteer/base-table.ts';
import { distanceKm } from '../src/reference/gazetteer/geometry.ts';
import { prepareGazetteer } from '../src/reference/gazetteer/prepare.ts';
import { type Gazetteer, openGazetteer } from '../src/reference/gazetteer.ts';

const OPENINGS = 5;
const NAMES = 60_000;

/** Processor time of some work, in seconds. */
function measure(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Names of the prepared table, spread over all of it. */
function sampleNames(count: number): string[] {
  const base = new BaseTable(prepareGazetteer().file);
  const step = Math.max(1, Math.floor(base.size / count));
  const names = new Set<string>();
  for (let at = 0; at < base.size && names.size < count; at += step) names.add(base.place(at).name);
  return [...names];
}

/** Of the names of towns, the share that sounds like another town of the same country, more than 25 km away. */
function falseMerges(gazetteer: Gazetteer, every: number): string {
  const base = new BaseTable(prepareGazetteer().file);
  const towns = base.indexesOf('settlement').filter((_, at) => at % every === 0);
  const merged = towns.filter((index) => {
    const { name, country, lat, lon } = base.place(index);
    const hits = gazetteer.lookupPlace(name, { similar: true, limit: 200 });
    return hits.some(
      ({ place, match }) =>
        match.startsWith('similar') &&
        place.country === country &&
        place.level === 'settlement' &&
        distanceKm(lat, lon, place.lat, place.lon) > 25,
    );
  });
  return `${((100 * merged.length) / towns.length).toFixed(1)} % of ${towns.length.toLocaleString('en')}`;
}

/** The same names as somebody else might write them: other vowels, another article. */
function respell(name: string): string {
  return name
    .replace(/[aá]/g, 'e')
    .replace(/^(Al|El) /, 'al-')
    .replace(/ou|u/g, 'o');
}

function rate(names: readonly string[], look: (name: string) => void): string {
  const seconds = measure(() => {
    for (const name of names) look(name);
  });
  return Math.round(names.length / seconds)
    .toLocaleString('en')
    .padStart(9);
}

if (process.argv.includes('--open')) {
  const wall = performance.now();
  const cpu = measure(() => openGazetteer().lookupPlace('Daraa'));
  process.stdout.write(JSON.stringify({ cpu, wall: (performance.now() - wall) / 1000 }));
} else {
  prepareGazetteer();
  // In processes of their own: a second opening finds the code compiled and the file in memory.
  const openings = Array.from({ length: OPENINGS }, () => {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--open'], { encoding: 'utf8' });
    return JSON.parse(run.stdout) as { cpu: number; wall: number };
  }).sort((a, b) => a.cpu - b.cpu);
  const middle = openings[Math.floor(OPENINGS / 2)];
  const gazetteer = openGazetteer();
  const names = sampleNames(NAMES);
  const others = names.map(respell);
  const unknown = names.map((name) => `${name}x${name.length}`);
  const look = (name: string): void => {
    gazetteer.lookupPlace(name);
  };
  const mixed = names.map(
    (name, at) => (at % 3 === 0 ? name : at % 3 === 1 ? others[at] : unknown[at]) ?? name,
  );
  for (const name of mixed.slice(0, 2000).reverse()) look(`${name} `);
  process.stdout.write(
    [
      `places                          ${gazetteer.size.toLocaleString('en')}`,
      `open and first look-up          ${middle?.cpu.toFixed(2)} s of processor time, ${middle?.wall.toFixed(2)} s on the clock (median of ${OPENINGS})`,
      `look-ups a second of processor time, of ${names.length.toLocaleString('en')} names each:`,
      `  as they are spelled          ${rate(names, look)}`,
      `  spelled in another way       ${rate(others, look)}`,
      `  unknown                      ${rate(unknown, look)}`,
      `  a third of each              ${rate(
        mixed.toReversed().map((name) => `${name}  `),
        look,
      )}`,
      `  only whether it is a name    ${rate(names, (name) => gazetteer.hasName(name))}`,
      `names of towns that sound like another of their country, over 25 km away: ${falseMerges(gazetteer, 5)}`,
      '',
    ].join('\n'),
  );
}
