import { type Command, Option } from 'commander';
import { command, number, run } from './command.ts';

/** `backhaul simulate`. */
export function registerSimulate(program: Command): void {
  command(program, 'simulate')
    .summary('run a made-up vendor to try a connector on')
    .description(
      'Runs the vendor’s side of an integration, as its documents describe it, until Ctrl-C: prints its address, the credentials it accepts, and the two commands that connect Backhaul to it. It trusts whoever reaches it, so it listens on this machine only unless it is told otherwise.',
    )
    .argument('<integration>', 'its slug; a wrong one is answered with those there are')
    .addOption(
      new Option('--port <port>', 'TCP port it listens on; 0 takes any free one')
        .default(4410)
        .argParser(number(0, 65_535)),
    )
    .addOption(
      new Option(
        '--host <address>',
        'address it listens on; others than this reach it from elsewhere',
      ).default('127.0.0.1'),
    )
    .addOption(
      new Option('--seed <number>', 'decides all of its data; the same seed and instant give the same data')
        .default(1)
        .argParser(number(0, 2_147_483_647)),
    )
    .option('--folder <path>', 'where it leaves files, for vendors that send files')
    .addOption(
      new Option('--speed <times>', 'runs the vendor’s clock so many times faster')
        .default(1)
        .argParser(number(1, 1_000_000)),
    )
    .option('--json', 'print one line of JSON once it runs; errors as JSON too')
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul simulate sandbox
  $ backhaul simulate sandbox --port 4411 --seed 7
  $ backhaul simulate sandbox --speed 3600          an hour of the vendor’s passes in a second`,
    )
    .action((integration: string, options) =>
      run(async (settings) =>
        (await import('./simulate.ts')).simulate(settings, { integration, ...options }),
      ),
    );
}
