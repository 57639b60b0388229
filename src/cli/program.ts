import { Command } from 'commander';
import { registerAlerts } from './alerts-commands.ts';
import { command, run } from './command.ts';
import { registerConnections } from './connections-commands.ts';
import { registerConnector } from './connector-commands.ts';
import { registerCoverage } from './coverage-commands.ts';
import { registerExport } from './export-commands.ts';
import { registerFeeds } from './feeds-commands.ts';
import { registerIntegrations } from './integrations-commands.ts';
import { registerKeys } from './keys-commands.ts';
import { registerLink } from './link-commands.ts';
import { registerOrganizationSettings } from './organization-settings-commands.ts';
import { JSON_OPTION } from './output.ts';
import { registerQuarantine } from './quarantine-commands.ts';
import { registerQuota } from './quota-commands.ts';
import { registerSandbox } from './sandbox-commands.ts';
import { registerSchedules } from './schedules-commands.ts';
import { registerSimulate } from './simulate-commands.ts';
import { registerSync } from './sync-commands.ts';
import { registerUsers } from './users-commands.ts';
import { VERSION } from './version.ts';
import { registerWebhooks } from './webhooks-commands.ts';

/**
 * All commands with their help. What they do is loaded when one of them runs.
 *
 * @param json programs get one object at the end instead of the lines about wrong usage
 */
export function buildProgram(json: boolean): Command {
  const program = new Command('backhaul')
    .description('Syncs logistics data: connect a warehouse, cart or carrier once, and read it in one shape.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .configureOutput(json ? { writeErr: () => {}, outputError: () => {} } : {})
    .showHelpAfterError('(backhaul --help shows what there is)')
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul start                         database, API, worker and sandbox on http://127.0.0.1:4400
  $ BACKHAUL_PORT=8080 backhaul start      the same on another port
  $ backhaul worker                        one more worker for the same data
  $ backhaul connections create shiphero --credential refresh_token=@token.txt
  $ backhaul sync create wms get_orders --last 30d --watch
  $ backhaul keys create --name report --read-only
  $ backhaul users invite ada@example.com --role operator

Settings are environment variables (BACKHAUL_…, DATABASE_URL); docs/configuration.md lists them.
Exit codes: 0 it worked, 1 it failed, 2 wrong usage or settings.`,
    );

  command(program, 'start')
    .summary('run everything in one process: database, API, worker, sandbox')
    .description(
      'Runs everything in one process: PostgreSQL (unless DATABASE_URL names yours), the API, one worker and the sandbox vendor. The first start makes an organization, an API key and three sandbox connections, prints a link to the dashboard that works once, and shows a real sync. Ctrl-C stops it; the next start goes on where this one was.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul start
  $ BACKHAUL_DEMO=0 backhaul start                  without the demo sync

On your own PostgreSQL (15 or later), with a key that you keep: "openssl rand -hex 32" makes one.
  $ export DATABASE_URL=postgres://me:secret@db/backhaul BACKHAUL_SECRET_KEY=<that key>
  $ backhaul start`,
    )
    .action(() => run(async (settings) => (await import('./start.ts')).start(settings)));

  command(program, 'worker')
    .summary('run one more worker')
    .description(
      'Runs only a worker, for the database in DATABASE_URL or the running "backhaul start" of the same data folder. Logs lines of JSON to standard output, among them "worker ready". SIGTERM or Ctrl-C hands its connections back.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul worker
  $ BACKHAUL_WORKER_SLOTS=50 backhaul worker        works for up to 50 connections at a time`,
    )
    .action(() => run(async (settings) => (await import('./worker.ts')).runWorker(settings)));

  command(program, 'migrate')
    .summary('bring the database up to date')
    .description('Applies what the database has not had yet, and prints it. "backhaul start" does this too.')
    .option('--citus', 'spread the data over the Citus cluster that the database is the coordinator of')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul migrate\n  $ backhaul migrate --citus')
    .action((options) =>
      run(async (settings) => (await import('./migrate.ts')).runMigrate(settings, options)),
    );

  registerSync(program);
  registerCoverage(program);
  registerQuarantine(program);
  registerFeeds(program);
  registerConnections(program);
  registerLink(program);
  registerQuota(program);
  registerSchedules(program);
  registerOrganizationSettings(program);
  registerKeys(program);
  registerUsers(program);
  registerWebhooks(program);
  registerAlerts(program);
  registerIntegrations(program);
  registerSandbox(program);
  registerSimulate(program);
  registerConnector(program);
  registerExport(program);

  command(program, 'reseal')
    .summary('seal stored secrets under the current secret key')
    .description(
      'Seals credentials, sessions, access tokens and webhook secrets that were stored under a key in BACKHAUL_OTHER_SECRET_KEYS anew, under BACKHAUL_SECRET_KEY. A step of changing the secret key without downtime; docs/secrets.md has the others. Everything may run meanwhile, and it can be run again.',
    )
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul reseal')
    .action((options) => run(async (settings) => (await import('./reseal.ts')).runReseal(settings, options)));
  return program;
}
