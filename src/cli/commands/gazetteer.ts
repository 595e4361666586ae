/** `onrecord gazetteer`: what a name of a place could mean, and how candidates are ranked. */
import type { Command } from 'commander';
import type { Gazetteer } from '../../reference/gazetteer/types.ts';
import type { PlaceDraft } from '../../text/drafts/places.ts';
import { EXIT_FAILED } from '../errors.ts';
import { importFiles, listImports, removeImports } from '../gazetteer/import.ts';
import { listKnowledge, WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption } from '../open-workspace.ts';
import { resolveWorkspace } from '../workspace.ts';

interface LookupCommandOptions extends WorkspaceOption {
  readonly near: readonly string[];
  readonly limit: string;
}

const HELP = `
The score of a candidate adds up how well known it is, how its name is spelled, and how much the places named with
--near speak for its country, area and surroundings: in a report, the other places that it names do this.

Exit status: 0 found, 1 the gazetteer has no such name.

Examples:
  onrecord gazetteer lookup Deraa
  onrecord gazetteer lookup Springfield --near Missouri
  onrecord gazetteer lookup "Bisr El-Harir" --near Daraa --near Hirak`;

export function registerGazetteer(program: Command): void {
  const gazetteer = program
    .command('gazetteer')
    .summary('look up places, and add tables of them')
    .description('Looks up names of places, in any usual spelling, and imports tables of places.');
  gazetteer
    .command('lookup')
    .summary('what a name could mean, best first')
    .description('Lists the places of a name, best first, and says why.')
    .argument('<name>', 'a place, in Latin, Arabic or Cyrillic script')
    .option('--near <place>', 'a place that is named with it; may be given again', collect, [] as string[])
    .option('--limit <number>', 'how many to show', '8')
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .addHelpText('after', HELP)
    .action(lookupName);
  gazetteer
    .command('import')
    .summary('add tables of places to a workspace')
    .description('Imports GeoNames dumps and alternate names, P-code tables, and CSV tables of your own.')
    .argument('<file...>', 'tables; the format is told by content')
    .option('--name <name>', 'what to call the import (default: the name of the file)')
    .option('--all-features', 'of a dump, also springs, wells, hills and whatever else it lists')
    .option(PLACES_FLAG, PLACES_HELP)
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .addHelpText('after', IMPORT_HELP)
    .action(importFiles);
  gazetteer
    .command('list')
    .summary('the imported tables')
    .description('Lists the imported tables.')
    .option('--json', 'as JSON')
    .option(PLACES_FLAG, PLACES_HELP)
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .action(listImports);
  gazetteer
    .command('remove')
    .summary('take imported tables away')
    .description('Removes imported tables; what was coded with them stays as it was coded.')
    .argument('<name...>', 'as "onrecord gazetteer list" names them')
    .option(PLACES_FLAG, PLACES_HELP)
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .action(removeImports);
}

const PLACES_FLAG = '--places <dir>';
const PLACES_HELP = 'a folder of places instead of the workspace, for code --places';

const IMPORT_HELP = `
An import is kept under the name of its file and takes the place of an earlier one of that name. Nothing is imported of
a file with a bad row, or when you interrupt. Reports that were coded before are coded anew with: onrecord recode

Exit status: 0 imported, 1 a file could not be imported, 2 wrong use, 130 interrupted.

Examples:
  onrecord gazetteer import SY.txt alternatenames/SY.txt
  onrecord gazetteer import syr_adminboundaries.csv
  onrecord gazetteer import our-places.csv --name camps`;

function collect(value: string, list: readonly string[]): string[] {
  return [...list, value];
}

/** Prints the candidates of a name with their reasons, and sets the exit status. */
export async function lookupName(name: string, options: LookupCommandOptions): Promise<void> {
  const { openGazetteer } = await import('../../reference/gazetteer.ts');
  const { rankPlaces } = await import('../../resolve/places.ts');
  const gazetteer = openGazetteer({ extra: listKnowledge(resolveWorkspace(options.workspace)).places });
  const drafts = [name, ...options.near].map((each) => draftOf(each, gazetteer));
  for (const near of drafts.slice(1))
    if (near.hits.length === 0) process.stderr.write(`onrecord: "${near.name}" is not in the gazetteer\n`);
  const ranked = rankPlaces(drafts, 0, gazetteer);
  if (ranked.length === 0) {
    process.stdout.write(`"${name}" is not in the gazetteer\n`);
    process.exitCode = EXIT_FAILED;
    return;
  }
  const limit = Math.max(1, Number.parseInt(options.limit, 10) || 8);
  for (const { hit, score, reasons } of ranked.slice(0, limit)) {
    const { place } = hit;
    const where = [place.admin2, place.admin1, place.country].filter(
      (each) => each !== null && each !== place.name,
    );
    const people = place.population > 0 ? `, ${place.population.toLocaleString('en')} people` : '';
    process.stdout.write(`${score.toFixed(3)}  ${place.name} (${where.join(', ') || 'no country'})\n`);
    process.stdout.write(
      `       ${place.featureCode} ${place.lat.toFixed(4)}, ${place.lon.toFixed(4)} ± ${place.radiusKm} km${people}; ${place.id}\n`,
    );
    if (reasons.length > 0) process.stdout.write(`       ${reasons.join('; ')}\n`);
  }
  if (ranked.length > limit) process.stdout.write(`and ${ranked.length - limit} more (--limit)\n`);
}

function draftOf(name: string, gazetteer: Gazetteer): PlaceDraft {
  return {
    start: 0,
    end: name.length,
    name,
    role: 'location',
    cue: null,
    hits: gazetteer.lookupPlace(name),
    within: [],
    relation: null,
    pattern: 'lookup',
  };
}
