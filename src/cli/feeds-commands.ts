import type { Command } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

const CONNECTION = ['<connection>', 'its id, the beginning of it, or a name that only one has'] as const;

/** `backhaul feeds …`. */
export function registerFeeds(program: Command): void {
  const feeds = command(program, 'feeds')
    .summary('see, change and try how files of warehouses are read')
    .description(
      'Warehouses without an interface send files. How those of a connection look is said in its profile, a JSON object; docs/feeds.md has all of its fields.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul feeds profile show feed > profile.json
  $ backhaul feeds try feed SHIPCONF_ACME_20260306.csv --profile profile.json
  $ backhaul feeds profile set feed profile.json`,
    );

  const profile = command(feeds, 'profile').summary('see or change the profile of a connection');

  command(profile, 'show')
    .summary('print the profile of a connection, as JSON')
    .argument(...CONNECTION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul feeds profile show feed > profile.json')
    .action((name: string, options) =>
      run(async (settings) => (await load()).showProfile(settings, name, options)),
    );

  command(profile, 'set')
    .summary('give a connection a profile')
    .description(
      'Files that mean something else under it are read anew in a sync that begins at once. What was read already is mapped anew by "backhaul sync remap".',
    )
    .argument(...CONNECTION)
    .argument('[file]', 'a file with the whole profile, as JSON')
    .option('--preset', 'instead of a file: give back the preset of the integration')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul feeds profile set feed profile.json
  $ backhaul feeds profile set feed --preset`,
    )
    .action((name: string, file: string | undefined, options) =>
      run(async (settings) => (await load()).setProfile(settings, name, file, options)),
    );

  command(feeds, 'try')
    .summary('show what a file would become, without writing anything')
    .argument(...CONNECTION)
    .argument('<file>', 'the file, of at most 16 MB, under the name that it would come in by')
    .option('--profile <file>', 'a profile to try; the one that the connection has, if left out')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul feeds try feed SHIPCONF_ACME_20260306.csv
  $ backhaul feeds try feed 945_0007.edi --profile profile.json --json

Exit codes: 0 all of it can be read, 1 something cannot.`,
    )
    .action((name: string, file: string, options) =>
      run(async (settings) => (await load()).tryFile(settings, name, file, options)),
    );
}

function load() {
  return import('./feeds.ts');
}
