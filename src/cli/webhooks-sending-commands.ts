import { type Command, Option } from 'commander';
import { command, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

const MOST_LISTED = 1000;

/** The commands of `backhaul webhooks` that are about secrets and messages. */
export function registerWebhookSending(
  webhooks: Command,
  endpoint: readonly [name: string, description: string],
): void {
  command(webhooks, 'secret')
    .summary('print the secret of an endpoint')
    .description('Prints the secret that an endpoint’s messages are signed with, and nothing else.')
    .argument(...endpoint)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks secret example.com')
    .action((name: string, options) =>
      run(async (settings) => (await load()).showSecret(settings, name, options)),
    );

  command(webhooks, 'rotate')
    .summary('give an endpoint a new secret')
    .description(
      'Makes a new secret and prints it. It signs at once; the one before signs beside it for 24 hours more, so that the receiver can change over in peace.',
    )
    .argument(...endpoint)
    .option('--secret-file <file>', 'a secret of your own, whsec_…; "-" reads standard input')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks rotate example.com')
    .action((name: string, options) =>
      run(async (settings) => (await load()).rotateOne(settings, name, options)),
    );

  command(webhooks, 'test')
    .summary('send an endpoint a made-up event, now')
    .description(
      'Sends one made-up event, signed as any other, and says how it went; also where the endpoint is switched off.',
    )
    .argument(...endpoint)
    .option('--event <type>', 'its type; the first that the endpoint takes unless given')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks test example.com --event order.updated')
    .action((name: string, options) =>
      run(async (settings) => (await load()).testOne(settings, name, options)),
    );

  command(webhooks, 'replay')
    .summary('send an endpoint events again')
    .description(
      'Sends an endpoint once more what happened in a range of time, or one event. They follow beside what it is sent anyway, under the same message ids as before.',
    )
    .argument(...endpoint)
    .option('--from <when>', 'from then on: 2025-12-01 or 2025-12-01T08:00:00Z')
    .option('--to <when>', 'before then; up to now unless given')
    .addOption(
      new Option('--last <span>', 'instead of both: so long until now, such as 90m, 12h or 7d').conflicts([
        'from',
        'to',
      ]),
    )
    .option('--connection <connection>', 'only events of this connection')
    .option('--only-failed', 'only what was given up in that time and not tried since')
    .addOption(
      new Option('--event-id <id>', 'this event alone; its --connection too').conflicts([
        'from',
        'to',
        'last',
        'onlyFailed',
      ]),
    )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul webhooks replay example.com --last 12h
  $ backhaul webhooks replay example.com --from 2025-12-01 --only-failed
  $ backhaul webhooks replay example.com --connection wms --event-id 019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11`,
    )
    .action((name: string, options) =>
      run(async (settings) => (await load()).replayOne(settings, name, options)),
    );

  command(webhooks, 'attempts')
    .summary('show what an endpoint was sent, newest first')
    .argument(...endpoint)
    .addOption(
      new Option('--outcome <outcome>', 'only those that ended so').choices([
        'delivered',
        'failed',
        'gave_up',
      ]),
    )
    .option('--event <type>', 'only events of this type')
    .option('--connection <connection>', 'only events of this connection')
    .option('--last <span>', 'only those of so long, such as 90m, 12h or 7d')
    .addOption(
      new Option('--limit <count>', `how many, up to ${MOST_LISTED}`)
        .default(20)
        .argParser(number(1, MOST_LISTED)),
    )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      '\nExamples:\n  $ backhaul webhooks attempts example.com --outcome failed --last 1d',
    )
    .action((name: string, options) =>
      run(async (settings) => (await load()).listAttempts(settings, name, options)),
    );
}

function load() {
  return import('./webhooks-sending.ts');
}
