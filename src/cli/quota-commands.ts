import type { Command } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul quota <connection>`. */
export function registerQuota(program: Command): void {
  command(program, 'quota')
    .summary("show how much of its source's rate limit a connection may use now")
    .description(
      "How much a connection's account may ask of its source: the rate limit, what is left of it, what is kept for schedules, how many connections share it, and whether the source asked for a pause.",
    )
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul quota wms\n  $ backhaul quota shiphero --json')
    .action((name: string, options) =>
      run(async (settings) => (await import('./quota.ts')).showQuota(settings, name, options)),
    );
}
