import { pino } from 'pino';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { Alerter } from '../../src/alerts/alerter.ts';
import type { ChannelSettings } from '../../src/alerts/channel.ts';
import { openChannels } from '../../src/alerts/channels.ts';
import { type Space, watchDisk } from '../../src/alerts/watch-disk.ts';
import { watchEndpoints } from '../../src/alerts/watch-endpoints.ts';
import { watchJobs } from '../../src/alerts/watch-jobs.ts';
import { watchSchedules } from '../../src/alerts/watch-schedules.ts';
import { startReceiver } from '../api/receiver.ts';
import { paperWorld } from '../support/world.ts';
import { eventually } from '../webhooks/world.ts';
import { startMailServer } from './mail-server.ts';

export { eventually };

const OPERATORS = ['ops@example.com', 'night@example.com'];
export const FOLDER = '/srv/backhaul/postgres';

/** A connection to a paper source, alerters, and operators with a webhook and a mail server. Closed with the test. */
export async function alertWorld(options: Parameters<typeof paperWorld>[0] = {}) {
  const world = await paperWorld(options);
  const [hook, mail] = [await startReceiver(), await startMailServer('pass word/1')];
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const closers: (() => Promise<unknown>)[] = [];
  onTestFinished(async () => {
    for (const close of closers.reverse()) await close();
    await hook.close();
    await mail.close();
    await world.close();
  });
  const disk: Space = { free: 500e9, total: 1000e9 };
  const { pool, engine } = world;
  // Nobody has stood still: what is late is so by itself.
  await pool.query("UPDATE alert_watch SET next_at = now() + interval '1 hour'");

  return {
    ...world,
    hook,
    mail,
    disk,
    logged,
    /** An alerter as a process has one; of several, each is a process. */
    alert(settings: Partial<ChannelSettings> = {}) {
      const channels = openChannels({
        alertWebhookUrl: hook.url,
        alertEmail: OPERATORS,
        alertFrom: 'backhaul@example.com',
        smtpUrl: mail.url,
        ...settings,
      });
      const space = async () => disk;
      const alerter = new Alerter({
        pool,
        log,
        watches: [
          watchJobs(pool),
          watchSchedules(engine),
          watchEndpoints(pool),
          watchDisk(FOLDER, { clock: engine.clock, space }),
        ],
        channels,
        installation: 'test',
        newId: v7,
        random: Math.random,
        roundMs: 50,
      });
      alerter.start();
      closers.push(async () => {
        await alerter.stop();
        for (const channel of channels) await channel.close();
      });
      return alerter;
    },
    /** Lets everybody look now, and tell at once what was to be collected. */
    async look(): Promise<void> {
      await pool.query("UPDATE alert_message SET created_at = created_at - interval '10 minutes'");
      await pool.query('UPDATE alert_watch SET next_at = now()');
    },
    /** Messages that failed are due now. */
    hurry: () =>
      pool.query('UPDATE alert_message SET due_at = now() WHERE outcome IS NULL AND due_at > now()'),
    /** All of one kind have been looked at since this was asked for. */
    async looked(kind: string): Promise<void> {
      await this.look();
      await eventually(`${kind} was looked at`, async () => {
        const [row] = await world.rows<{ done: boolean }>(
          'SELECT next_at > now() AS done FROM alert_watch WHERE kind = $1',
          [kind],
        );
        return row!.done;
      });
    },
    open: () =>
      world.rows<{
        kind: string;
        subject: string;
        details: Record<string, unknown>;
        since: Date;
        told_at: Date | null;
      }>(
        'SELECT kind, subject, details, since, told_at FROM alert WHERE over_at IS NULL ORDER BY since, subject',
      ),
    messages: (channel: string) =>
      world.rows<{ attempts: number; outcome: string | null; error: string | null; wait: number }>(
        `SELECT attempts, outcome, error, extract(epoch FROM due_at - now())::float8 AS wait
         FROM alert_message WHERE channel = $1 ORDER BY message_id`,
        [channel],
      ),
    /** A job that a worker gave up. */
    async stuckJob(code = 'source_refused', message = 'never'): Promise<string> {
      const { id } = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
      await pool.query(
        `UPDATE run SET status = 'stuck', error = $2, finished_at = clock_timestamp() WHERE run_id = $1`,
        [id, { code, message }],
      );
      return id;
    },
  };
}
