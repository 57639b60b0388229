import { type Command, Option } from 'commander';
import { command, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul sandbox …`. */
export function registerSandbox(program: Command): void {
  const sandbox = command(program, 'sandbox')
    .summary('have the sandbox behave badly, to see what then happens')
    .description(
      'The sandbox is a made-up vendor to develop against. How it behaves towards a connection can be said: slow, late, refusing, failing. docs/sandbox.md has the rest.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ backhaul sandbox show wms\n  $ backhaul sandbox behave wms --fail 5\n  $ backhaul sandbox behave wms --calm',
    );

  command(sandbox, 'show')
    .summary('show how the sandbox behaves towards a connection')
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul sandbox show wms')
    .action((name: string, options) =>
      run(async (settings) => (await import('./sandbox.ts')).showBehaviour(settings, name, options)),
    );

  command(sandbox, 'behave')
    .summary('say how the sandbox is to behave towards a connection')
    .description(
      'Says how the sandbox is to behave towards a connection, until it is told otherwise, is made anew, or "backhaul start" is started anew. What is not given stays as it is.',
    )
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .option('--calm', 'as at first; other options given with it count from there')
    .addOption(new Option('--slow <milliseconds>', 'each answer waits so long').argParser(number(0, 60_000)))
    .addOption(
      new Option(
        '--late <seconds>',
        'a third of all changes is recorded up to so much later, under its earlier date; up to 120 is as declared',
      ).argParser(number(0, 3600)),
    )
    .addOption(
      new Option('--rate-limit <requests>', 'so many of the next are answered 429').argParser(
        number(0, 1_000_000),
      ),
    )
    .addOption(new Option('--retry-after <seconds>', 'the Retry-After of those').argParser(number(0, 86_400)))
    .addOption(new Option('--fail <requests>', 'so many of the next fail').argParser(number(0, 1_000_000)))
    .addOption(new Option('--fail-status <status>', 'the status of those').argParser(number(400, 599)))
    .addOption(new Option('--unauthorized <yes|no>', 'whether the API key is refused').choices(['yes', 'no']))
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul sandbox behave wms --slow 2000
  $ backhaul sandbox behave wms --rate-limit 3 --retry-after 20
  $ backhaul sandbox behave wms --unauthorized yes
  $ backhaul sandbox behave wms --calm`,
    )
    .action((name: string, options) =>
      run(async (settings) => (await import('./sandbox.ts')).setBehaviour(settings, name, options)),
    );
}
