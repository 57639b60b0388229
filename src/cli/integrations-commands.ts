import { type Command, Option } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul integrations …`. */
export function registerIntegrations(program: Command): void {
  const integrations = command(program, 'integrations')
    .summary('show integrations, and say what of them can be synced on demand')
    .description(
      'The systems that Backhaul knows, and which of their functions can be synced on demand. What you enable or disable holds for all connections at once, in a running API too; jobs that are open go on.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul integrations list --available
  $ backhaul integrations show shiphero
  $ backhaul integrations disable shiphero get_inventory_ledger
  $ backhaul integrations enable shiphero get_inventory_ledger`,
    );

  command(integrations, 'list')
    .summary('show all integrations')
    .description('All integrations; with --json as GET /integrations/{type} answers them.')
    .addOption(typeOption('only this kind'))
    .option('--available', 'only those with a connector, which can be connected')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul integrations list --type carrier')
    .action((options) => run(async (settings) => (await load()).listIntegrations(settings, options)));

  command(integrations, 'show')
    .summary('show one integration')
    .description('One integration: what to enter, what is read and how well that was checked.')
    .argument('<name>', 'its slug, as "integrations list" shows it')
    .addOption(typeOption('only this kind; "sandbox" is of all three'))
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul integrations show sandbox --type wms')
    .action((name: string, options) =>
      run(async (settings) => (await load()).showIntegration(settings, name, options)),
    );

  for (const [word, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    command(integrations, word)
      .summary(`let a function ${enabled ? 'be' : 'no longer be'} synced on demand`)
      .argument('<name>', 'the slug of the integration')
      .argument('<function>', 'such as get_orders')
      .addOption(typeOption('its kind; needed only where a name has several, such as "sandbox"'))
      .option(...JSON_OPTION)
      .addHelpText('after', `\nExamples:\n  $ backhaul integrations ${word} sandbox get_bills --type wms`)
      .action((name: string, functionName: string, options) =>
        run(async (settings) =>
          (await load()).decideOnDemand(settings, { name, functionName, enabled, ...options }),
        ),
      );
  }
}

function typeOption(words: string): Option {
  return new Option('--type <type>', words).choices(['wms', 'cart', 'carrier']);
}

// A command's code is loaded when it runs: help and refusals should not wait for it.
function load() {
  return import('./integrations.ts');
}
