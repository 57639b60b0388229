import { type Command, Option } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul export` and `backhaul import`. */
export function registerExport(program: Command): void {
  command(program, 'export')
    .summary('write out all that is held of a connection or an organization')
    .description(
      'Writes everything that is held of one connection, or of an organization with all its connections, as lines of JSON: records, raw payloads, events, files, coverage, schedules and jobs. Each connection is as it was at one instant. Credentials and access tokens go out encrypted, as they are stored: useless without the secret key, and usable again under it. API keys go with an organization, as hashes. Keep the file as you keep the database.',
    )
    .addOption(new Option('--connection <id>', 'one connection').conflicts('organization'))
    .option('--organization <id>', 'an organization, its API keys and all its connections')
    .option('--output <file>', 'a new file to write to, instead of standard output')
    .option('--json', 'say what was written as one JSON document; on standard error without --output')
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul export --connection 019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11 --output customer.ndjson
  $ backhaul export --organization 019aa3c8-1111-7a51-b3a6-0e9d7b3f2c11 | gzip > all.ndjson.gz

docs/export.md says what is in the file, and what is not.`,
    )
    .action((options) => run(async (settings) => (await import('./export.ts')).runExport(settings, options)));

  command(program, 'import')
    .summary('bring in what "backhaul export" has written')
    .description(
      'Brings the connections of an export into this installation: their syncs go on where they were, and their access tokens stay valid. An organization that does not exist is made, with its API keys; a connection that exists is never changed, and then nothing is imported. All of it or nothing: until the end of the file has been checked, nobody sees any of it, and an import that was killed can be run again. It needs the secret key of the installation that the export is from.',
    )
    .argument('<file>', 'the export, decompressed; "-" for standard input')
    .option('--organization <id>', 'give the connection (of an export of one) to this organization instead')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul import customer.ndjson
  $ gunzip -c all.ndjson.gz | backhaul import -`,
    )
    .action((file: string, options) =>
      run(async (settings) => (await import('./import.ts')).runImport(settings, file, options)),
    );
}
