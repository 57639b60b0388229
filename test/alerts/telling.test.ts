import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { lookOnce } from '../../src/alerts/look.ts';
import { composeUntold } from '../../src/alerts/tell.ts';
import { watchJobs } from '../../src/alerts/watch-jobs.ts';
import { CredentialsRefused } from '../../src/connectors/kit/errors.ts';
import { takeMessage } from '../../src/store/queries/alert-messages.ts';
import { resumeJob } from '../../src/sync/jobs.ts';
import { alertWorld, eventually } from './world.ts';

const PAUSES = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];

test('a job that is stuck is told once by webhook and mail, however many processes run, and once that it is over', async () => {
  const world = await alertWorld();
  await world.work();
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  world.source.failWith = [new CredentialsRefused('the key sk_live_1 of jane@shop.example')];
  await world.work();
  expect((await world.status(job.id)).status).toBe('stuck');
  for (let process = 0; process < 3; process++) world.alert();
  await world.look();
  await eventually('both were told', () => world.hook.received.length > 0 && world.mail.received.length > 0);

  const { body } = world.hook.received[0]!;
  expect(body).toMatchObject({ object: 'alert', kind: 'job_stuck', state: 'open', count: 1, test: false });
  expect(body.alerts[0]).toMatchObject({
    about: { connection_id: world.connectionId, sync_job_id: job.id, reason: 'credentials_refused' },
    why: 'The source refuses the credentials.',
  });
  expect(body.alerts[0].next).toContain(`backhaul sync resume ${job.id}`);
  expect(body.help).toBe('docs/operations.md#job_stuck');
  const mail = world.mail.received[0]!;
  expect(mail).toMatchObject({
    from: 'backhaul@example.com',
    to: ['ops@example.com', 'night@example.com'],
    subject: '[Backhaul] 1 sync job is stuck',
    messageId: `<${body.id}@backhaul.invalid>`,
  });
  expect(mail.text.trim()).toBe(body.text);
  // What the source said stays where it was.
  for (const text of [world.hook.received[0]!.text, mail.text, world.logged.join()])
    expect(text).not.toMatch(/sk_live_1|jane@/);

  // Looked at again and again, it is no news.
  await world.looked('job_stuck');
  await resumeJob(world.engine, world.connectionId, job.id);
  await world.look();
  await eventually(
    'both were told that it is over',
    () => world.hook.received.length > 1 && world.mail.received.length > 1,
  );
  expect(world.hook.received.map(({ body: { state, count } }) => [state, count])).toEqual([
    ['open', 1],
    ['over', 1],
  ]);
  expect(world.mail.received[1]!.subject).toBe('[Backhaul] 1 sync job is no longer stuck');
  expect(world.mail.received).toHaveLength(2);
  expect(await world.rows('SELECT 1 FROM alert')).toEqual([]);
});

test('one that is resumed and stuck again is told as both', async () => {
  const world = await alertWorld();
  const id = await world.stuckJob();
  world.alert();
  await world.look();
  await eventually('it was told', () => world.hook.received.length === 1);
  await world.pool.query('UPDATE run SET finished_at = clock_timestamp() WHERE run_id = $1', [id]);
  await world.look();
  await eventually('it was told again', () => world.hook.received.length === 3);
  expect(
    world.hook.received
      .slice(1)
      .map(({ body }) => body.state)
      .toSorted(),
  ).toEqual(['open', 'over']);
});

test('a job asked for once more and completed ends the alert of the one that is stuck', async () => {
  const world = await alertWorld();
  await world.work();
  await world.stuckJob();
  world.alert();
  await world.look();
  await eventually('it was told', () => world.hook.received.length === 1);
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  await world.look();
  await eventually('it is over', () => world.hook.received.at(-1)!.body.state === 'over');
  await world.looked('job_stuck');
  expect(await world.open()).toEqual([]);
});

test('hundreds at once are one message with their number and the first twenty, and what follows is collected', async () => {
  const world = await alertWorld();
  await world.pool.query(
    `INSERT INTO run (connection_id, run_id, kind, function_name, status, basis, mapper_version, error, finished_at)
     SELECT $1, gen_random_uuid(), 'on_demand', 'get_orders', 'stuck', 'updated', 1,
            jsonb_build_object('code', CASE WHEN n <= 1100 THEN 'no_progress' ELSE 'source_refused' END),
            clock_timestamp() FROM generate_series(1, 1200) n`,
    [world.connectionId],
  );
  world.alert();
  await world.pool.query('UPDATE alert_watch SET next_at = now()');
  await eventually('it was told', () => world.hook.received.length > 0 && world.mail.received.length > 0);
  const { body, text } = world.hook.received[0]!;
  expect(body).toMatchObject({
    count: 1200,
    headline: '1200 sync jobs are stuck',
    reasons: { no_progress: 1100, source_refused: 100 },
  });
  expect(body.alerts).toHaveLength(20);
  expect(body.text).toContain('and 1180 more');
  expect(text.length).toBeLessThan(30_000);

  for (const count of [1201, 1202]) {
    await world.stuckJob();
    await world.pool.query('UPDATE alert_watch SET next_at = now()');
    await eventually('it was found', async () => (await world.open()).length === count);
  }
  // Nothing more for five minutes, then one message of both.
  await world.looked('endpoint_disabled');
  await eventually('one more came', () => world.hook.received.length > 1);
  expect(world.hook.received.map(({ body: { count } }) => count)).toEqual([1200, 2]);
});

test('a mail server that is silent holds up no webhook, nor one that is gone a mail', async () => {
  const world = await alertWorld();
  world.mail.state.silent = true;
  await world.stuckJob();
  world.alert();
  await world.look();
  await eventually('the webhook came', () => world.hook.received.length === 1);
  await eventually('the mail is tried', async () => (await world.messages('email'))[0]!.attempts === 1);
  // The attempt is still under way.
  expect(await world.messages('email')).toMatchObject([{ attempts: 1, error: null, outcome: null }]);

  const other = await alertWorld();
  await other.hook.close();
  other.hook.close = async () => {};
  await other.stuckJob();
  other.alert();
  await other.look();
  await eventually('the mail came', () => other.mail.received.length === 1);
  await eventually('why is noted', async () => (await other.messages('webhook'))[0]!.error !== null);
  expect((await other.messages('webhook'))[0]).toMatchObject({
    outcome: null,
    error: 'Nobody listens at this address.',
  });
  expect((await other.messages('email'))[0]!.outcome).toBe('delivered');
});

test('what does not arrive is tried again after growing pauses, then given up, and said in the log', async () => {
  const world = await alertWorld();
  world.hook.status = 500;
  world.mail.state.refuse = 'go away ops@example.com';
  await world.stuckJob();
  world.alert();
  await world.look();
  for (let attempt = 1; attempt <= 8; attempt++) {
    await eventually(`attempt ${attempt}`, async () => {
      const both = [...(await world.messages('webhook')), ...(await world.messages('email'))];
      return (
        both.length === 2 &&
        both.every(
          (one) =>
            one.attempts === attempt &&
            one.error !== null &&
            (one.outcome !== null || one.wait < 115 || one.wait > 125),
        )
      );
    });
    for (const channel of ['webhook', 'email']) {
      const [message] = await world.messages(channel);
      const pause = PAUSES[attempt - 1];
      expect(message!.outcome).toBe(pause === undefined ? 'gave_up' : null);
      if (pause === undefined) continue;
      expect(message!.wait).toBeLessThanOrEqual(pause * 1.1);
      expect(message!.wait).toBeGreaterThan(pause - 3);
    }
    await world.hurry();
  }
  expect(world.hook.received).toHaveLength(8);
  expect(new Set(world.hook.received.map(({ body }) => body.id)).size).toBe(1);
  expect((await world.messages('email'))[0]!.error).toBe('The mail server refused the message (550).');
  const lines = world.logged.filter((line) => line.includes('alert given up: 1 sync job is stuck'));
  expect(lines).toHaveLength(2);
  expect(world.logged.join()).not.toContain('go away');
});

test('once something arrives again, what waited follows at once', async () => {
  const world = await alertWorld();
  world.hook.status = 500;
  await world.stuckJob();
  world.alert({ alertEmail: [] });
  await world.look();
  await eventually('it failed twice', async () => {
    await world.pool.query(
      'UPDATE alert_message SET due_at = now() WHERE attempts = 1 AND error IS NOT NULL',
    );
    return (await world.messages('webhook')).some(({ attempts, wait }) => attempts === 2 && wait > 200);
  });
  world.hook.status = 200;
  world.disk.free = 1e9;
  await world.look();
  await eventually(
    'both are delivered',
    async () =>
      (await world.messages('webhook')).filter(({ outcome }) => outcome === 'delivered').length === 2,
  );
});

test('what was written and not sent by a process that is gone is sent by another, also what it had begun to send', async () => {
  const world = await alertWorld();
  await world.stuckJob();
  const { pool } = world;
  await pool.query('UPDATE alert_watch SET next_at = now()');
  await lookOnce(pool, v7, watchJobs(pool));
  await composeUntold(pool, 'job_stuck', { newId: v7, installation: 'gone', channels: ['webhook', 'email'] });
  // It dies in the middle of its first attempt.
  expect((await takeMessage(pool, 'webhook'))!.attempts).toBe(1);
  expect(await takeMessage(pool, 'webhook')).toBeUndefined();
  world.alert();
  await eventually('the mail came', () => world.mail.received.length === 1);
  expect(world.hook.received).toEqual([]);
  await pool.query("UPDATE alert_message SET due_at = due_at - interval '2 minutes'");
  await eventually('the webhook came', () => world.hook.received.length === 1);
  expect(world.hook.received[0]!.body.installation).toBe('gone');
});

test('redirects are not followed', async () => {
  const world = await alertWorld();
  const elsewhere = await alertWorld();
  world.hook.status = 307;
  world.hook.headers = { location: elsewhere.hook.url };
  await world.stuckJob();
  world.alert({ alertEmail: [] });
  await world.look();
  await eventually('it was tried', async () => (await world.messages('webhook'))[0]?.error != null);
  expect((await world.messages('webhook'))[0]!.error).toContain('a redirect, which is not followed');
  expect(elsewhere.hook.received).toEqual([]);
});

test('without anybody to tell, alerts are kept, and told once there is somebody', async () => {
  const world = await alertWorld();
  await world.stuckJob();
  const nobody = world.alert({ alertWebhookUrl: undefined, alertEmail: [] });
  await world.look();
  await eventually('it is kept', async () => (await world.open()).length === 1);
  await nobody.stop();
  expect((await world.open())[0]!.told_at).toBeNull();
  world.alert();
  await world.look();
  await eventually('it was told', () => world.hook.received.length === 1 && world.mail.received.length === 1);
});
