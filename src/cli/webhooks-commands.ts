import type { Command } from 'commander';
import { command, number, run } from './command.ts';
import { JSON_OPTION } from './output.ts';
import { registerWebhookSending } from './webhooks-sending-commands.ts';

const ENDPOINT = ['<endpoint>', 'its id, the beginning of it, or a part of its url'] as const;
const EVENTS = 'types of events, with commas between: order.created,order.updated';
const CONNECTIONS = 'connections, with commas between; named as "connections show" does';
const PER_SECOND = 'most messages in a second';
const FASTEST = 1000;

/** `backhaul webhooks …`. */
export function registerWebhooks(program: Command): void {
  const webhooks = command(program, 'webhooks')
    .summary('send events to receivers, and see what became of them')
    .description(
      'Webhook endpoints: receivers that are sent the events of an organization, signed. One is named by its id, the beginning of its id (8 characters or more), or a part of its url that only one has. docs/webhooks.md is for whoever writes a receiver.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul webhooks create https://example.com/hooks
  $ backhaul webhooks test example.com
  $ backhaul webhooks list
  $ backhaul webhooks attempts example.com --outcome failed
  $ backhaul webhooks replay example.com --last 12h`,
    );

  command(webhooks, 'list')
    .summary('show all endpoints')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks list')
    .action((options) => run(async (settings) => (await load()).listAll(settings, options)));

  command(webhooks, 'create')
    .summary('make an endpoint')
    .description(
      'Makes an endpoint: it is sent every event from now on, unless it is narrowed. Prints the secret that its messages are signed with.',
    )
    .argument('<url>', 'where events are sent, https or http')
    .option('--events <types>', EVENTS)
    .option('--connections <names>', CONNECTIONS)
    .option('--description <text>', 'what it is for')
    .option('--per-second <number>', `${PER_SECOND}; 50 unless given`, number(1, FASTEST))
    .option('--secret-file <file>', 'a secret of your own, whsec_…; "-" reads standard input')
    .option('--organization <id>', 'whose it is; needed only where there are several')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul webhooks create https://example.com/hooks
  $ backhaul webhooks create https://example.com/hooks --events order.created,order.updated --connections wms`,
    )
    .action((url: string, options) =>
      run(async (settings) => (await load()).createOne(settings, { url, ...options })),
    );

  command(webhooks, 'show')
    .summary('show an endpoint: what it takes, and how it is')
    .argument(...ENDPOINT)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks show example.com')
    .action((name: string, options) =>
      run(async (settings) => (await load()).showOne(settings, name, options)),
    );

  command(webhooks, 'update')
    .summary('change an endpoint')
    .description(
      'Changes an endpoint; what is left out stays as it is. "all" takes all events or connections.',
    )
    .argument(...ENDPOINT)
    .option('--url <url>', 'where events are sent')
    .option('--events <types>', `${EVENTS}; or all`)
    .option('--connections <names>', `${CONNECTIONS}; or all`)
    .option('--description <text>', 'what it is for')
    .option('--per-second <number>', PER_SECOND, number(1, FASTEST))
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul webhooks update example.com --url https://example.com/new-hooks
  $ backhaul webhooks update example.com --events all --per-second 10`,
    )
    .action((name: string, options) =>
      run(async (settings) => (await load()).updateOne(settings, name, options)),
    );

  command(webhooks, 'delete')
    .summary('delete an endpoint, with all it was yet to be sent')
    .argument(...ENDPOINT)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks delete 019aa3c8')
    .action((name: string, options) =>
      run(async (settings) => (await load()).deleteOne(settings, name, options)),
    );

  command(webhooks, 'enable')
    .summary('switch an endpoint on again')
    .description(
      'Switches an endpoint on. What it missed while it was off follows, as far as it is still kept.',
    )
    .argument(...ENDPOINT)
    .option('--skip-missed', 'leave out what it missed, and what failed before')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks enable example.com --skip-missed')
    .action((name: string, options) =>
      run(async (settings) => (await load()).enableOne(settings, name, options)),
    );

  command(webhooks, 'disable')
    .summary('switch an endpoint off')
    .argument(...ENDPOINT)
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul webhooks disable example.com')
    .action((name: string, options) =>
      run(async (settings) => (await load()).disableOne(settings, name, options)),
    );

  registerWebhookSending(webhooks, ENDPOINT);
}

// A command's code is loaded when it runs: help and refusals should not wait for an engine to load.
function load() {
  return import('./webhooks.ts');
}
