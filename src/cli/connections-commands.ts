import { type Command, Option } from 'commander';
import { command, functionList, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** As the API allows. */
const LONGEST_HISTORY_DAYS = 3660;

/** `backhaul connections …`. */
export function registerConnections(program: Command): void {
  const connections = command(program, 'connections')
    .summary('connect accounts, and see how they are')
    .description(
      'Connections: a customer’s account at an integration each. One is named by its id, the beginning of its id (8 characters or more), or its integration or type where there is only one such ("shiphero", "wms", "sandbox/wms").',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul connections list
  $ backhaul connections show wms
  $ backhaul connections create shiphero                      says what it needs
  $ backhaul connections create shiphero --credential refresh_token=@token.txt
  $ backhaul connections token 019aa3c8
  $ backhaul connections delete 019aa3c8`,
    );

  command(connections, 'list')
    .summary('show all connections')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul connections list')
    .action((options) => run(async (settings) => (await load()).listAll(settings, options)));

  command(connections, 'show')
    .summary('show a connection: what it syncs, how fresh that is, and what is wrong')
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul connections show wms')
    .action((name: string, options) =>
      run(async (settings) => (await load()).showOne(settings, name, options)),
    );

  command(connections, 'create')
    .summary('connect an account')
    .description(
      'Connects an account: the credentials are tried at the source and then stored encrypted, and the first sync begins. Nothing is made unless they work. Without credentials it says which are needed; on a terminal it asks for what is missing, without showing secrets.',
    )
    .argument('<integration>', 'its slug, as "integrations list --available" shows it')
    .option(
      '--credential <name=value>',
      'one for each; name=@file reads a file and name=- standard input, so that secrets stay out of the shell’s history',
      (pair: string, before: string[] = []) => [...before, pair],
    )
    .option('--customer-id <id>', 'your own id of the customer')
    .option('--organization <id>', 'whose it is; needed only where there are several')
    .addOption(
      new Option(
        '--type <type>',
        'its kind; needed only where a name has several, such as "sandbox"',
      ).choices(['wms', 'cart', 'carrier']),
    )
    .addOption(
      new Option(
        '--history-days <days>',
        'how far back the first sync reads; 30 unless the organization has set another',
      ).argParser(number(1, LONGEST_HISTORY_DAYS)),
    )
    .addOption(
      new Option(
        '--disabled-functions <functions>',
        'what is not synced, separated by commas, or "none"; as the organization has set it unless given',
      ).argParser(functionList),
    )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul connections create shiphero                      says what it needs, or asks for it
  $ backhaul connections create shiphero --credential refresh_token=@token.txt --customer-id acme
  $ pass show acme/shiphero | backhaul connections create shiphero --credential refresh_token=-`,
    )
    .action((integration: string, options) =>
      run(async (settings) =>
        (await import('./connections-create.ts')).createOne(settings, { integration, ...options }),
      ),
    );

  command(connections, 'token')
    .summary('print a connection’s access token')
    .description(
      'Prints the access token that names the connection in requests to the API, and nothing else. It is permanent, and opens the connection’s data to whoever has it and an API key.',
    )
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul connections token wms
  $ curl -H "x-trackstar-access-token: $(backhaul connections token wms)" …`,
    )
    .action((name: string, options) =>
      run(async (settings) => (await load()).showToken(settings, name, options)),
    );

  command(connections, 'delete')
    .summary('delete a connection with everything that was read from it')
    .description(
      'Deletes a connection: its access token is refused and its credentials are gone at once, nothing of it is fetched any more, and what was stored of it is cleared in the minutes after. It cannot be taken back. On a terminal it asks first; elsewhere it wants --yes.',
    )
    .argument('<connection>', 'its id, the beginning of it, or a name that only one has')
    .option('--yes', 'delete it without asking')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul connections delete 019aa3c8
  $ backhaul connections delete shiphero --yes`,
    )
    .action((name: string, options) =>
      run(async (settings) => (await import('./connections-delete.ts')).deleteOne(settings, name, options)),
    );
}

// A command's code is loaded when it runs: help and refusals should not wait for an engine to load.
function load() {
  return import('./connections.ts');
}
