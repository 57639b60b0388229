import { type Command, InvalidArgumentError, Option } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** As the API allows: a minute to a week. */
const FREQUENCY = { least: 60, most: 604_800 } as const;
const CONNECTION = ['<connection>', 'its id, the beginning of it, or a name that only one has'] as const;

/** `backhaul schedules …`. */
export function registerSchedules(program: Command): void {
  const schedules = command(program, 'schedules')
    .summary('pause, disable and time what a connection syncs by itself')
    .description(
      'What a connection syncs by itself, function by function. A paused schedule starts nothing by itself, but manual syncs and sync jobs work. A disabled function is not synced in any way. Either keeps its place, and what was missed is read when it goes on.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul schedules list wms
  $ backhaul schedules pause wms get_orders
  $ backhaul schedules resume wms --all
  $ backhaul schedules frequency wms get_inventory 15m
  $ backhaul schedules enable wms get_bills`,
    );

  command(schedules, 'list')
    .summary('show the schedules of a connection')
    .argument(...CONNECTION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul schedules list wms')
    .action((name: string, options) =>
      run(async (settings) => (await load()).listSchedules(settings, name, options)),
    );

  for (const [word, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    command(schedules, word)
      .summary(paused ? 'let a schedule start nothing by itself' : 'let a paused schedule go on')
      .argument(...CONNECTION)
      .argument('[function]', 'such as get_orders')
      .addOption(new Option('--all', 'instead of a function: all schedules of the connection'))
      .option(...JSON_OPTION)
      .addHelpText(
        'after',
        `\nExamples:\n  $ backhaul schedules ${word} wms get_orders\n  $ backhaul schedules ${word} wms --all`,
      )
      .action((name: string, functionName: string | undefined, options) =>
        run(async (settings) => (await load()).pause(settings, { name, functionName, paused, ...options })),
      );
  }

  command(schedules, 'frequency')
    .summary('say how often a function is synced')
    .argument(...CONNECTION)
    .argument('<function>', 'such as get_orders')
    .argument('<time>', 'between two runs: 900, 15m, 1h, 1d, up to a week; or default', frequency)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      '\nExamples:\n  $ backhaul schedules frequency wms get_inventory 15m\n  $ backhaul schedules frequency wms get_inventory default',
    )
    .action((name: string, functionName: string, seconds: number | 'default', options) =>
      run(async (settings) =>
        (await load()).changeHowOften(settings, { name, functionName, seconds, ...options }),
      ),
    );

  command(schedules, 'disable')
    .summary('let functions of a connection no longer be synced')
    .argument(...CONNECTION)
    .argument('<functions...>', 'such as get_bills get_inventory_ledger')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul schedules disable wms get_bills get_inventory_ledger')
    .action((name: string, functions: string[], options) =>
      run(async (settings) => (await load()).disable(settings, { name, functions, ...options })),
    );

  command(schedules, 'enable')
    .summary('let functions of a connection be synced again')
    .argument(...CONNECTION)
    .argument('[functions...]', 'such as get_bills get_inventory_ledger')
    .option('--as-organization', "instead of functions: as the organization's setting says")
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      '\nExamples:\n  $ backhaul schedules enable wms get_bills\n  $ backhaul schedules enable wms --as-organization',
    )
    .action((name: string, functions: string[], options) =>
      run(async (settings) => (await load()).enable(settings, { name, functions, ...options })),
    );
}

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

function frequency(text: string): number | 'default' {
  if (text === 'default') return 'default';
  const [, amount, unit] = /^(\d{1,7})([smhd]?)$/.exec(text) ?? [];
  const seconds = Number(amount) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (seconds >= FREQUENCY.least && seconds <= FREQUENCY.most) return seconds;
  throw new InvalidArgumentError(
    'It must be from 60 seconds to a week, such as 900, 15m, 1h or 1d, or default.',
  );
}

// A command's code is loaded when it runs: help and refusals should not wait for an engine to load.
function load() {
  return import('./schedules.ts');
}
