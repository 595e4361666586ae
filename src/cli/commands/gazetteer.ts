/** `onrecord gazetteer`: what a name of a place could mean, and how candidates are ranked. */
import type { Command } from 'commander';
import { importFiles, listImports, removeImports } from '../gazetteer/import.ts';
import { lookupName } from '../gazetteer/lookup.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP } from '../open-workspace.ts';
import { parseCount } from '../options.ts';

const HELP = `
The score of a candidate is the sum of its parts: how well known it is (by its population, its kind and whether it is a
seat of government), how its name is spelled (exactly, as another name, by its sound, or a letter away), and how much the
places given with --near speak for its country, its area and its surroundings. In a report, the other places that it
names do this. P-codes are looked up as names are.

Exit status: 0 found, 1 the gazetteer has no such name.

Examples:
  onrecord gazetteer lookup Deraa
  onrecord gazetteer lookup Springfield --near Missouri
  onrecord gazetteer lookup "Bisr El-Harir" --near Daraa --near Hirak
  onrecord gazetteer lookup Tafas --near 32.7,36.1 --country SYR --json`;

const PLACES_FLAG = '--places <dir>';
const PLACES_HELP = 'a folder of places instead of the workspace, for code --places';

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
    .option(
      '--near <place>',
      'a place that is named with it: a name, an id, or "lat,lon"; may be given again',
      collect,
      [] as string[],
    )
    .option('--country <country>', 'only places of this country: SYR, SY or Syria')
    .option('--limit <number>', 'how many to show', parseCount, 8)
    .option('--json', 'as JSON, with every part of every score')
    .option(PLACES_FLAG, PLACES_HELP)
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
    .addHelpText('after', LIST_HELP)
    .action(listImports);
  gazetteer
    .command('remove')
    .summary('take imported tables away')
    .description('Removes imported tables; what was coded with them stays as it was coded.')
    .argument('<name...>', 'as "onrecord gazetteer list" names them')
    .option(PLACES_FLAG, PLACES_HELP)
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .addHelpText('after', REMOVE_HELP)
    .action(removeImports);
}

const LIST_HELP = `
Examples:
  onrecord gazetteer list
  onrecord gazetteer list --places ./our-places --json`;

const REMOVE_HELP = `
Exit status: 0 removed, 1 there is no such import, and nothing was removed.

Examples:
  onrecord gazetteer remove geonames-sy`;

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
