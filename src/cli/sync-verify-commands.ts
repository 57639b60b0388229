import { type Command, Option } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

const CONNECTION = ['<connection>', 'whose data'] as const;
const FUNCTION = ['<function>', 'what to read, such as get_orders'] as const;
const JOB = ['<job>', 'its id, or the beginning of it'] as const;

/** The commands of `backhaul sync` that prove what is stored, put it right, and map it anew. */
export function registerSyncVerify(sync: Command): void {
  windowed(sync, 'verify')
    .summary('prove that what is stored is what the source has')
    .description(
      'Makes a job that reads a window again and compares it with what is stored; it changes nothing. --watch stays to its end and shows what it found; --repair does that too, and then reads again where something was missing or differed. "sync findings" shows it later.',
    )
    .option('--watch', 'stay to its end and show what it found')
    .option('--repair', 'stay, and mend what it found')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync verify wms get_orders --last 30d --watch
  $ backhaul sync verify 019aa3c8 get_orders --from 2025-12-01 --to 2026-01-01 --repair

Exit codes while staying: 0 equal, or all of it mended; 5 different; 3, 4 and 130 as with "sync watch".`,
    )
    .action((connection: string, functionName: string, options) =>
      run(async (settings) => (await load()).verifySync(settings, { connection, functionName, ...options })),
    );

  command(sync, 'findings')
    .summary('show what a verify found')
    .argument(...JOB)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync findings 019aa3d1

Exit codes: 0 the verify found everything equal, 5 different; 1 where it is not completed.`,
    )
    .action((job: string, options) =>
      run(async (settings) => (await load()).showFindings(settings, job, options)),
    );

  command(sync, 'repair')
    .summary('mend what a verify found')
    .description(
      'Makes a job that reads again where a verify found something missing or differing. What was unexpected is not deleted.',
    )
    .argument(...JOB)
    .option('--watch', 'stay and watch it to its end')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul sync repair 019aa3d1 --watch')
    .action((job: string, options) =>
      run(async (settings) => (await load()).repairSync(settings, job, options)),
    );

  windowed(sync, 'remap')
    .summary('map stored raw payloads anew')
    .description(
      'Makes a job that asks the source for nothing: the raw payloads that are still kept, of records in the window and of all that was put aside, are mapped with the mapper of this version. Makes no events of records unless --send is given.',
    )
    .option('--watch', 'stay and watch it to its end')
    .option('--send', 'make events of the records that become otherwise')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul sync remap wms get_orders --last 30d --watch')
    .action((connection: string, functionName: string, options) =>
      run(async (settings) => (await load()).remapSync(settings, { connection, functionName, ...options })),
    );
}

function windowed(sync: Command, name: string): Command {
  return command(sync, name)
    .argument(...CONNECTION)
    .argument(...FUNCTION)
    .option('--from <when>', 'start of the window: 2025-12-01 or 2025-12-01T08:00:00Z')
    .option('--to <when>', 'end of the window, not included; now unless given')
    .addOption(
      new Option(
        '--last <span>',
        'instead of both: so long until now, such as 90m, 12h, 30d or 4w',
      ).conflicts(['from', 'to']),
    );
}

function load() {
  return import('./sync-verify.ts');
}
