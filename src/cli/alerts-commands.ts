import type { Command } from 'commander';
import { command, run } from './command.ts';
import { JSON_OPTION } from './output.ts';

/** `backhaul alerts …`. */
export function registerAlerts(program: Command): void {
  const alerts = command(program, 'alerts')
    .summary('see what needs you, and try how you are told')
    .description(
      'What needs an operator: jobs that are stuck, schedules that are behind, webhook endpoints that were switched off, a disk that is nearly full. BACKHAUL_ALERT_WEBHOOK_URL and BACKHAUL_ALERT_EMAIL say where it is told. docs/operations.md says what each means.',
    )
    .addHelpText('after', '\nExamples:\n  $ backhaul alerts list\n  $ backhaul alerts test');

  command(alerts, 'list')
    .summary('show what needs somebody now')
    .description(
      'Shows all open alerts, the longest standing first, and messages that could not be sent yet. They are kept also where nobody is told of them; a running worker looks for them.',
    )
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul alerts list')
    .action((options) => run(async (settings) => (await load()).listAlerts(settings, options)));

  command(alerts, 'test')
    .summary('send a made-up alert over each channel')
    .description(
      'Sends a made-up alert to the webhook and the e-mail addresses of the settings, from this process and at once, and says how each went. The exit code is 1 when one did not arrive, or there is none.',
    )
    .option(...JSON_OPTION)
    .addHelpText('after', '\nExamples:\n  $ backhaul alerts test')
    .action((options) => run(async (settings) => (await load()).testAlerts(settings, options)));
}

function load() {
  return import('./alerts.ts');
}
