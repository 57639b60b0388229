import { type Command, InvalidArgumentError, Option } from 'commander';
import { command, functionList, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** As the API allows: three years. */
const LONGEST_HISTORY_DAYS = 1096;
const ORGANIZATION = ['--organization <id>', 'whose; needed only where there are several'] as const;

type Disabled = Record<string, string[] | null>;

/** `backhaul settings …`: what an organization sets, not the environment's BACKHAUL_… */
export function registerOrganizationSettings(program: Command): void {
  const settings = command(program, 'settings')
    .summary('show and change what holds for all connections of an organization')
    .description(
      "What an organization sets for its connections: how far back the first sync of a new one reads, and which functions are disabled where a connection has no setting of its own. The installation's own settings are environment variables.",
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul settings show
  $ backhaul settings set --history-days 365
  $ backhaul settings set --disabled-functions wms=get_bills,get_inventory_ledger`,
    );

  command(settings, 'show')
    .summary('show the settings of an organization')
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul settings show')
    .action((options) => run(async (env) => (await load()).showSettings(env, options)));

  command(settings, 'set')
    .summary('change the settings of an organization')
    .description('Changes what is given; the rest stays as it is.')
    .addOption(
      new Option(
        '--history-days <days>',
        'how far back the first sync of connections made from now on reads',
      ).argParser(number(1, LONGEST_HISTORY_DAYS)),
    )
    .addOption(
      new Option(
        '--disabled-functions <type=functions>',
        'one for each type: wms=get_bills,get_returns, wms=none, or wms=default for those that are off until enabled',
      ).argParser(disabledOf),
    )
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul settings set --history-days 365
  $ backhaul settings set --disabled-functions wms=none --disabled-functions cart=get_products`,
    )
    .action((options) => run(async (env) => (await load()).setSettings(env, options)));
}

function disabledOf(text: string, before: Disabled = {}): Disabled {
  const [, type, functions] = /^(wms|cart|carrier)=(.+)$/.exec(text) ?? [];
  if (type === undefined || functions === undefined)
    throw new InvalidArgumentError('It must be wms, cart or carrier, "=", and functions, none or default.');
  return { ...before, [type]: functions === 'default' ? null : functionList(functions) };
}

// A command's code is loaded when it runs: help and refusals should not wait for an engine to load.
function load() {
  return import('./organization-settings.ts');
}
