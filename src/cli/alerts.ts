import { v7 } from 'uuid';
import { openChannels } from '../alerts/channels.ts';
import { explain } from '../alerts/explain.ts';
import { testChannels } from '../alerts/test-channels.ts';
import type { AlertKind } from '../alerts/words.ts';
import { waitingMessages } from '../store/queries/alert-messages.ts';
import { type AlertRow, listOpenAlerts } from '../store/queries/alerts.ts';
import { installationName } from './alerter.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withDatabase } from './with-database.ts';
import { counted, instantText } from './words.ts';

interface Json {
  json?: boolean;
}

const MOST_SHOWN = 10_000;

/** `alerts list`. */
export function listAlerts(settings: Settings, { json }: Json): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const shown = (await listOpenAlerts(pool, MOST_SHOWN)).map(toShown);
    const waiting = await waitingMessages(pool);
    if (json) {
      printJson({ data: shown, waiting });
      return;
    }
    for (const { kind, since, what, why, next } of shown) {
      screen.say(`${screen.bold(kind)}  since ${instantText(since)}`);
      screen.say(`  ${what}.`);
      screen.say(`  Why: ${why}`);
      screen.say(`  Next: ${next}`);
      screen.say();
    }
    screen.say(shown.length === 0 ? 'Nothing needs you.' : `${counted(shown.length, 'open alert')}.`);
    for (const { channel, waiting: count, error } of waiting)
      screen.say(screen.warning(`${counted(count, 'message')} by ${channel} not sent yet. ${error ?? ''}`));
  });
}

/** `alerts test`. @returns 1 when one did not arrive */
export async function testAlerts(settings: Settings, { json }: Json): Promise<number> {
  const channels = openChannels(settings);
  if (channels.length === 0)
    throw new Refusal(
      'Nobody is told of alerts. Set BACKHAUL_ALERT_WEBHOOK_URL, or BACKHAUL_ALERT_EMAIL and BACKHAUL_SMTP_URL; docs/operations.md shows how.',
    );
  const about = { id: v7(), installation: installationName(settings), now: new Date() };
  const results = await testChannels(channels, about);
  for (const channel of channels) await channel.close();
  const shown = results.map(({ channel, outcome: { delivered, status, response, error, durationMs } }) => ({
    channel,
    delivered,
    status,
    error,
    response,
    duration_ms: durationMs,
  }));
  const screen = new Screen();
  if (json) printJson({ data: shown });
  else for (const one of shown) screen.say(sentence(one));
  return shown.every(({ delivered }) => delivered) ? EXIT.ok : EXIT.failed;
}

function sentence(one: {
  channel: string;
  delivered: boolean;
  status: number | null;
  error: string | null;
  response: string | null;
  duration_ms: number;
}): string {
  const how = one.delivered
    ? `arrived${one.channel === 'email' ? ' at the mail server' : ''}: status ${one.status} after ${one.duration_ms} ms.`
    : 'did not arrive.';
  const answer = one.response ? ` It answered: ${one.response.trim()}` : '';
  return `${one.channel}: a made-up alert ${how}${one.error ? ` ${one.error}` : ''}${answer}`;
}

/** An alert for people and programs. */
function toShown(alert: AlertRow) {
  return {
    id: alert.alert_id,
    kind: alert.kind,
    since: alert.since.toISOString(),
    told_at: alert.told_at?.toISOString() ?? null,
    about: alert.details,
    ...explain(alert.kind as AlertKind, alert.details),
  };
}
