import { type Command, Option } from 'commander';
import { command, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

const CONNECTION = ['<connection>', 'its id, the beginning of it, or a name that only one has'] as const;
const MOST_LISTED = 1000;

/** `backhaul quarantine …`. */
export function registerQuarantine(program: Command): void {
  const quarantine = command(program, 'quarantine')
    .summary('see and retry records that could not be mapped')
    .description(
      'Records that could not be brought into our shape are put aside with what the source sent, and stop nothing. A good reading takes them out again; so does a retry, once a version is running that can map them.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul quarantine list wms
  $ backhaul quarantine show wms 5f3c1a2e-…
  $ backhaul quarantine retry wms --all`,
    );

  command(quarantine, 'list')
    .summary('show what is put aside')
    .argument(...CONNECTION)
    .option('--function <function>', 'only records of this, such as get_orders')
    .addOption(
      new Option('--limit <count>', `how many, up to ${MOST_LISTED}`)
        .default(100)
        .argParser(number(1, MOST_LISTED)),
    )
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul quarantine list wms --function get_orders')
    .action((name: string, options) =>
      run(async (settings) => (await load()).listQuarantined(settings, name, options)),
    );

  command(quarantine, 'show')
    .summary('show a record that is put aside: why, and what the source sent')
    .argument(...CONNECTION)
    .argument('<entry>', 'id of the entry, as "quarantine list" shows it')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      '\nExamples:\n  $ backhaul quarantine show wms 5f3c1a2e-0b7d-4c1e-9a55-2f6f0c6f7b10',
    )
    .action((name: string, entry: string, options) =>
      run(async (settings) => (await load()).showQuarantined(settings, name, entry, options)),
    );

  command(quarantine, 'retry')
    .summary('try to map again what is put aside')
    .description(
      'Maps what the source sent with the mapper of this version, as of the instant it was read: it never replaces what was read later.',
    )
    .argument(...CONNECTION)
    .argument('[entry]', 'id of the entry')
    .addOption(new Option('--all', 'instead of an entry: everything that is put aside'))
    .option('--function <function>', 'with --all: only records of this')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul quarantine retry wms 5f3c1a2e-0b7d-4c1e-9a55-2f6f0c6f7b10
  $ backhaul quarantine retry wms --all --function get_orders

Exit codes: 0 nothing stayed aside, 1 something did.`,
    )
    .action((name: string, entry: string | undefined, options) =>
      run(async (settings) => (await load()).retryAside(settings, name, entry, options)),
    );
}

function load() {
  return import('./quarantine.ts');
}
