import type { Command } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul keys …`. */
export function registerKeys(program: Command): void {
  const keys = command(program, 'keys')
    .summary('make, list and revoke API keys')
    .description('API keys. They are stored as hashes: a key is shown once, when it is made.')
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul keys create --name "nightly import"
  $ backhaul keys create --name report --read-only
  $ backhaul keys list
  $ backhaul keys revoke 019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11`,
    );

  command(keys, 'create')
    .summary('make a key and print it, once')
    .requiredOption('--name <name>', 'what it is for, as "keys list" shows it')
    .option('--read-only', 'may read, but change nothing')
    .option('--organization <id>', 'whose it is; needed only where there are several')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul keys create --name report --read-only')
    .action((options) => run(async (settings) => (await loadKeys()).createKey(settings, options)));

  command(keys, 'list')
    .summary('show all keys (not the keys themselves)')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul keys list')
    .action((options) => run(async (settings) => (await loadKeys()).listKeys(settings, options)));

  command(keys, 'revoke')
    .summary('end a key')
    .argument('<id>', 'its id, as "keys list" shows it')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul keys revoke 019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11')
    .action((id: string, options) =>
      run(async (settings) => (await loadKeys()).revokeKey(settings, id, options)),
    );
}

// A command's code is loaded when it runs: help and refusals should not wait for a web server to load.
function loadKeys() {
  return import('./keys.ts');
}
