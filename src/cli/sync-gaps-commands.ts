import { type Command, Option } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul sync fill-gaps` and `backhaul sync estimate`. */
export function registerSyncGaps(sync: Command): void {
  withWindow(command(sync, 'fill-gaps'))
    .summary('make a job of what was not read')
    .description(
      'Makes a sync job that reads only what of the window was not read yet ("coverage show" draws it). Where nothing is missing it makes none and says so.',
    )
    .option('--older-than <when>', 'what was read before this counts as not read, so that it is read anew')
    .option('--watch', 'stay and watch it to its end, as "sync watch" does')
    .option('--silent', 'make no events of its records, only one of its end')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync fill-gaps wms get_orders --last 365d --watch
  $ backhaul sync fill-gaps wms get_orders --from 2025-01-01 --older-than 2025-12-01`,
    )
    .action((connection: string, functionName: string, options) =>
      run(async (settings) =>
        (await import('./sync-fill-gaps.ts')).fillGapsHere(settings, {
          connection,
          functionName,
          ...options,
        }),
      ),
    );

  withWindow(command(sync, 'estimate'))
    .summary('say what a job would take, without making it')
    .description(
      'Says what a sync job of the window would take: requests, records, time, its share of the quota; what of it was read already, and what would wait for it. Makes nothing and asks the source for nothing.',
    )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync estimate wms get_orders --last 365d
  $ backhaul sync estimate 019aa3c8 get_orders --from 2024-01-01 --to 2025-01-01`,
    )
    .action((connection: string, functionName: string, options) =>
      run(async (settings) =>
        (await import('./sync-estimate.ts')).estimateHere(settings, { connection, functionName, ...options }),
      ),
    );
}

function withWindow(one: Command): Command {
  return one
    .argument('<connection>', 'whose data')
    .argument('<function>', 'what to read, such as get_orders')
    .option('--from <when>', 'start of the window: 2025-12-01 or 2025-12-01T08:00:00Z')
    .option('--to <when>', 'end of the window, not included; now unless given')
    .addOption(
      new Option(
        '--last <span>',
        'instead of both: so long until now, such as 90m, 12h, 30d or 4w',
      ).conflicts(['from', 'to']),
    );
}
