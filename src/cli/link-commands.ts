import { type Command, Option } from 'commander';
import { MAGIC_DAYS } from '../link/magic-days.ts';
import { command, functionList, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

const FUNCTIONS = 'separated by commas: get_orders,get_returns';

/** `backhaul link …`. */
export function registerLink(program: Command): void {
  const link = command(program, 'link')
    .summary('invite customers to connect their accounts by themselves')
    .description(
      'Magic links: addresses of a page on which a customer connects his account, on a phone too. Nothing is sent; hand the address over yourself. Whoever has it can connect something to the organization, and see nothing of it. docs/link.md has more, and how to put the page into one of your own.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul link create --customer-id acme
  $ backhaul link create --type carrier --only ups,dpd --days 30
  $ backhaul link create --connection shiphero              its credentials are entered anew
  $ backhaul link list
  $ backhaul link delete 019aa3c8`,
    );

  command(link, 'create')
    .summary('make a magic link, and print its address')
    .description(
      'Makes a magic link. For new accounts it works until it expires; with --connection it is for that connection’s credentials, which keeps its id, token and records, and works once.',
    )
    .addOption(
      new Option('--type <type>', 'what kind of system it offers; wms unless given').choices([
        'wms',
        'cart',
        'carrier',
      ]),
    )
    .option(
      '--days <days>',
      `how long it works; ${MAGIC_DAYS.usual} unless given`,
      number(1, MAGIC_DAYS.most),
    )
    .option('--only <integrations>', 'offer only these, separated by commas')
    .option('--except <integrations>', 'offer all but these')
    .addOption(
      new Option('--with <functions>', `offer what has all of these, ${FUNCTIONS}`).argParser(functionList),
    )
    .option('--customer-id <id>', 'your own id of the customer')
    .option(
      '--connection <connection>',
      'enter the credentials of this one anew; named as "connections show" does',
    )
    .addOption(
      new Option('--disabled-functions <functions>', `what is not synced, ${FUNCTIONS}`).argParser(
        functionList,
      ),
    )
    .addOption(
      new Option('--enabled-functions <functions>', 'what is, whatever the organization has set').argParser(
        functionList,
      ),
    )
    .option('--organization <id>', 'whose it is; needed only where there are several')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul link create --customer-id acme
  $ backhaul link create --type carrier --only ups,dpd --days 30
  $ backhaul link create --connection shiphero`,
    )
    .action((options) => run(async (settings) => (await load()).createLink(settings, options)));

  command(link, 'list')
    .summary('show the magic links that have not expired, with their addresses')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul link list')
    .action((options) => run(async (settings) => (await load()).listLinks(settings, options)));

  command(link, 'delete')
    .summary('withdraw a magic link; what was connected by it stays')
    .argument('<link>', 'its id, or the beginning of it (8 characters or more)')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul link delete 019aa3c8')
    .action((name: string, options) =>
      run(async (settings) => (await load()).deleteLink(settings, name, options)),
    );
}

// A command's code is loaded when it runs: help and refusals should not wait for an engine to load.
function load() {
  return import('./link.ts');
}
