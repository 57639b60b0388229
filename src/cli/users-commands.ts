import { type Command, Option } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

const ORGANIZATION = ['--organization <id>', 'whose; needed only where there are several'] as const;
const ROLES = ['owner', 'operator', 'viewer'] as const;

/** `backhaul users …`: who may sign in to the dashboard. */
export function registerUsers(program: Command): void {
  const users = command(program, 'users')
    .summary('invite, list and remove those who sign in to the dashboard')
    .description(
      'People who sign in to the dashboard. They have no passwords: a link signs somebody in, once. Nothing is sent; hand the link over yourself. A viewer reads, an operator changes things, an owner also sees to users, API keys and settings.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul users invite ada@example.com --role operator
  $ backhaul users list
  $ backhaul users link ada@example.com
  $ backhaul users role ada@example.com owner
  $ backhaul users remove ada@example.com`,
    );

  command(users, 'list')
    .summary('show all users')
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul users list')
    .action((options) => run(async (settings) => (await load()).showUsers(settings, options)));

  command(users, 'invite')
    .summary('make a user, and a link that works once, within a week')
    .argument('<email>', 'the address that names him; nothing is sent to it')
    .addOption(new Option('--role <role>', 'what he may do').choices(ROLES).makeOptionMandatory())
    .option('--name <name>', 'what he is called; his address unless told')
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul users invite ada@example.com --role operator')
    .action((email: string, options) =>
      run(async (settings) => (await load()).invite(settings, email, options)),
    );

  command(users, 'link')
    .summary('make a link that signs a user in, once, within a day')
    .description('Makes a new link. One that was made before works no more; sessions go on.')
    .argument('<email>', 'as "users list" shows it')
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul users link ada@example.com')
    .action((email: string, options) =>
      run(async (settings) => (await load()).link(settings, email, options)),
    );

  command(users, 'role')
    .summary('change what a user may do')
    .argument('<email>', 'as "users list" shows it')
    .argument('<role>', 'owner, operator or viewer')
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul users role ada@example.com viewer')
    .action((email: string, role: string, options) =>
      run(async (settings) => (await load()).changeRole(settings, email, role, options)),
    );

  command(users, 'remove')
    .summary('remove a user; his sessions end')
    .argument('<email>', 'as "users list" shows it')
    .option(...ORGANIZATION)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul users remove ada@example.com')
    .action((email: string, options) =>
      run(async (settings) => (await load()).remove(settings, email, options)),
    );
}

// A command's code is loaded when it runs: help and refusals should not wait for a database client to load.
function load() {
  return import('./users.ts');
}
