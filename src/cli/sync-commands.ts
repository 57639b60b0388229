import { type Command, Option } from 'commander';
import { command, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';
import { registerSyncGaps } from './sync-gaps-commands.ts';
import { registerSyncVerify } from './sync-verify-commands.ts';

/** Most jobs that `sync list` shows: each costs a look at its slices. */
const MOST_LISTED = 500;

const CONNECTIONS =
  'A connection is named by its id, the beginning of its id (8 characters or more), or its integration or type where there is only one such ("shiphero", "wms", "sandbox/wms"). A job is named by its id or the beginning of it.';

/** `backhaul sync …`. */
export function registerSync(program: Command): void {
  const sync = command(program, 'sync')
    .summary('make, watch and cancel on-demand syncs')
    .description(
      `Sync jobs: "read this kind of data of this connection between these two instants, now, ahead of the schedules". ${CONNECTIONS}`,
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync create wms get_orders --last 30d --watch
  $ backhaul sync create 019aa3c8 get_orders --from 2025-12-01 --to 2026-01-01
  $ backhaul sync list --status open,stuck
  $ backhaul sync watch 019aa3d1
  $ backhaul sync cancel 019aa3d1`,
    );

  command(sync, 'create')
    .summary('make a job')
    .description(
      `Makes a sync job; a running worker takes it at once. The window begins with --from and ends before --to. Dates are read as midnight UTC, so that all of December is --from 2025-12-01 --to 2026-01-01. ${CONNECTIONS}`,
    )
    .argument('<connection>', 'whose data')
    .argument('<function>', 'what to read, such as get_orders ("connections show" lists them)')
    .option('--from <when>', 'start of the window: 2025-12-01 or 2025-12-01T08:00:00Z')
    .option('--to <when>', 'end of the window, not included; now unless given')
    .addOption(
      new Option(
        '--last <span>',
        'instead of both: so long until now, such as 90m, 12h, 30d or 4w',
      ).conflicts(['from', 'to']),
    )
    .option('--watch', 'stay and watch it to its end, as "sync watch" does')
    .option('--silent', 'make no events of its records, only one of its end')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync create wms get_orders --last 30d --watch
  $ backhaul sync create 019aa3c8 get_orders --from 2025-12-01 --to 2026-01-01
  $ id=$(backhaul sync create wms get_orders --last 1d --json | jq -r .id)`,
    )
    .action((connection: string, functionName: string, options) =>
      run(async (settings) =>
        (await import('./sync-create.ts')).createSync(settings, { connection, functionName, ...options }),
      ),
    );

  registerSyncGaps(sync);

  command(sync, 'list')
    .summary('show jobs, newest first')
    .option('--connection <connection>', 'only those of this connection')
    .option('--status <status>', 'only open, completed, cancelled or stuck ones; several with commas')
    .addOption(
      new Option('--limit <count>', `how many, up to ${MOST_LISTED}`)
        .default(20)
        .argParser(number(1, MOST_LISTED)),
    )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync list
  $ backhaul sync list --connection wms --status open,stuck --limit 100`,
    )
    .action((options) => run(async (settings) => (await jobs()).listSyncs(settings, options)));

  command(sync, 'show')
    .summary('show a job: how far it is and what it brought')
    .argument('<job>', 'its id, or the beginning of it')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul sync show 019aa3d1')
    .action((job: string, options) =>
      run(async (settings) => (await jobs()).showSync(settings, job, options)),
    );

  command(sync, 'watch')
    .summary('watch a job to its end')
    .description(
      'Shows how far a job is until it ends: a bar on a terminal, lines elsewhere, with --json one JSON object a line whenever it has changed. Ctrl-C stops the watching, not the job.',
    )
    .argument('<job>', 'its id, or the beginning of it')
    .option('--json', 'print the job as one line of JSON whenever it has changed; errors as JSON too')
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sync watch 019aa3d1
  $ backhaul sync watch 019aa3d1 && echo complete

Exit codes: 0 completed, 3 stuck, 4 cancelled, 130 stopped watching; 1 and 2 as always.`,
    )
    .action((job: string, options) =>
      run(async (settings) => (await import('./sync-watch.ts')).watchSync(settings, job, options)),
    );

  command(sync, 'cancel')
    .summary('end an open job')
    .description(
      'Ends an open job. Once this has answered nothing of it is written any more; what it had read by then stays.',
    )
    .argument('<job>', 'its id, or the beginning of it')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul sync cancel 019aa3d1')
    .action((job: string, options) =>
      run(async (settings) => (await jobs()).cancelSync(settings, job, options)),
    );

  command(sync, 'resume')
    .summary('let a stuck job go on')
    .description(
      'Lets a stuck job go on from where it stood, once what kept it is put right ("sync show" tells what).',
    )
    .argument('<job>', 'its id, or the beginning of it')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul sync resume 019aa3d1 && backhaul sync watch 019aa3d1')
    .action((job: string, options) =>
      run(async (settings) => (await jobs()).resumeSync(settings, job, options)),
    );

  registerSyncVerify(sync);
}

// A command's code is loaded when it runs: help and refusals should not wait for an engine to load.
function jobs() {
  return import('./sync-jobs.ts');
}
