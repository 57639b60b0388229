import type { Command } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul coverage …`. */
export function registerCoverage(program: Command): void {
  const coverage = command(program, 'coverage')
    .summary('show exactly what was read, and what was not')
    .description(
      'What was read of a connection and as of when, what was not, and what is no longer kept. "sync fill-gaps" reads what was not.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ backhaul coverage show wms\n  $ backhaul coverage show wms get_orders --from 2025-01-01',
    );

  command(coverage, 'show')
    .summary('draw what was read of a connection')
    .description(
      'Draws what was read of each function on one scale of time, or of one function with every stretch of it. Times are UTC. It begins with the oldest that was read unless --from says otherwise, and ends with what no longer changes at the source.',
    )
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .argument('[function]', 'such as get_orders: every stretch of it')
    .option('--from <when>', 'what was read from here on: 2025-12-01 or 2025-12-01T08:00:00Z')
    .option('--to <when>', 'what was read before this; now unless given')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul coverage show wms
  $ backhaul coverage show wms get_orders
  $ backhaul coverage show 019aa3c8 get_orders --from 2025-01-01 --to 2026-01-01
  $ backhaul coverage show wms --json | jq '.data[] | {function_name, gaps}'`,
    )
    .action((connection: string, functionName: string | undefined, options) =>
      run(async (settings) =>
        (await import('./coverage.ts')).showCoverage(settings, { connection, functionName, ...options }),
      ),
    );
}
