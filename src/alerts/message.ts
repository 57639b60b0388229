import type { AlertRow } from '../store/queries/alerts.ts';
import { explain, headline } from './explain.ts';
import type { AlertKind } from './words.ts';

/** Alerts of one message that are told one by one; the rest is counted. */
const NAMED = 20;

/** What operators are told at once, of one kind: the webhook's body, and what the e-mail is made of. */
export interface AlertMessage {
  id: string;
  object: 'alert';
  kind: AlertKind;
  /** open: it needs somebody; over: it does not any more. */
  state: 'open' | 'over';
  /** Made up, to see whether it arrives. */
  test: boolean;
  headline: string;
  /** Everything below, for people; a chat that takes `{"text": …}` shows it. */
  text: string;
  count: number;
  /** How many there are of each reason. */
  reasons: Record<string, number>;
  /** The first of them. */
  alerts: {
    id: string;
    since: string;
    over_at: string | null;
    about: AlertRow['details'];
    what: string;
    why: string;
    next: string;
  }[];
  help: string;
  /** Where it is from. */
  installation: string;
  created_at: string;
}

/** Puts a message together: however many alerts there are, it stays short. */
export function composeMessage(
  alerts: readonly AlertRow[],
  about: {
    id: string;
    kind: AlertKind;
    state: 'open' | 'over';
    installation: string;
    now: Date;
    test?: boolean;
  },
): AlertMessage {
  const { id, kind, state, installation, now, test = false } = about;
  const reasons: Record<string, number> = {};
  for (const { details } of alerts)
    reasons[String(details.reason)] = (reasons[String(details.reason)] ?? 0) + 1;
  const named = alerts.slice(0, NAMED).map((alert) => ({
    id: alert.alert_id,
    since: alert.since.toISOString(),
    over_at: alert.over_at?.toISOString() ?? null,
    about: alert.details,
    ...explain(kind, alert.details),
  }));
  const title = `${test ? 'A test: ' : ''}${headline(kind, state, alerts.length)}`;
  const message = {
    id,
    object: 'alert' as const,
    kind,
    state,
    test,
    headline: title,
    text: '',
    count: alerts.length,
    reasons,
    alerts: named,
    help: `docs/operations.md#${kind}`,
    installation,
    created_at: now.toISOString(),
  };
  return { ...message, text: textOf(message) };
}

function textOf(message: AlertMessage): string {
  const { state, alerts, count, reasons } = message;
  const lines = [`${message.headline} (${message.installation})`, ''];
  if (message.test) lines.push('This is made up. Nothing needs you.', '');
  if (count > alerts.length) {
    const each = Object.entries(reasons).toSorted(([, a], [, b]) => b - a);
    lines.push(`By reason: ${each.map(([reason, many]) => `${reason} ${many}`).join(', ')}`, '');
  }
  for (const alert of alerts) {
    lines.push(
      state === 'open'
        ? `- ${alert.what}, since ${alert.since}.\n  Why: ${alert.why}\n  Next: ${alert.next}`
        : `- Over: ${alert.what}, ${alert.since} to ${alert.over_at}.`,
    );
  }
  if (count > alerts.length) lines.push(`- and ${count - alerts.length} more.`);
  lines.push('', `All that is open: backhaul alerts list. What to do: ${message.help}`);
  return lines.join('\n');
}
