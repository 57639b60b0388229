import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../store/database.ts';
import {
  insertMessage,
  mayTell,
  noteDelivered,
  noteFailed,
  putBack,
  takeMessage,
} from '../store/queries/alert-messages.ts';
import { takeUntold } from '../store/queries/alerts.ts';
import { pauseAfter } from '../webhooks/retries.ts';
import type { Channel } from './channel.ts';
import { type AlertMessage, composeMessage } from './message.ts';
import type { AlertKind, ChannelName } from './words.ts';

/** What a message says beside its alerts, and where it goes. */
export interface Telling {
  newId: () => string;
  installation: string;
  channels: readonly ChannelName[];
}

/**
 * Leaves messages about what is yet to be told of a kind: first what is over. What is told, and that it was, is one
 * transaction.
 */
export async function composeUntold(pool: Pool, kind: AlertKind, about: Telling): Promise<void> {
  const { newId, installation, channels } = about;
  if (channels.length === 0) return;
  for (const state of ['over', 'open'] as const) {
    await inTransaction(pool, async (tx) => {
      if (!(await mayTell(tx, kind, state))) return;
      const alerts = await takeUntold(tx, kind, state);
      if (alerts.length === 0) return;
      const id = newId();
      const body = composeMessage(alerts, { id, kind, state, installation, now: new Date() });
      await insertMessage(tx, { messageId: id, kind, state, body, channels });
    });
  }
}

/**
 * Sends what is due over a channel, the oldest first. An attempt is counted before it is made, so that one that kills
 * the process is not made for ever; what was sent and not noted is sent again, under the same id.
 */
export async function sendDue(
  pool: Pool,
  channel: Channel,
  about: { log: Logger; random: () => number; stop: AbortSignal; giveUp: AbortSignal },
): Promise<void> {
  const { log, random, stop, giveUp } = about;
  while (!stop.aborted) {
    const taken = await takeMessage(pool, channel.name);
    if (!taken) return;
    const { message_id: id, body, attempts } = taken;
    const { headline } = body as AlertMessage;
    const line = { channel: channel.name, message_id: id, attempt: attempts };
    const outcome = await channel.send(body as AlertMessage, giveUp);
    if (outcome.delivered) {
      await noteDelivered(pool, id, channel.name);
      log.info({ ...line, ...(outcome.error && { message: outcome.error }) }, `alert told: ${headline}`);
    } else if (giveUp.aborted) {
      await putBack(pool, id, channel.name);
    } else {
      const nextInMs = pauseAfter(attempts, random());
      const error = outcome.error ?? 'It did not arrive.';
      await noteFailed(pool, id, channel.name, error, nextInMs);
      if (nextInMs === null) log.error({ ...line, message: error }, `alert given up: ${headline}`);
      else log.warn({ ...line, message: error }, `alert not told yet: ${headline}`);
    }
  }
}
