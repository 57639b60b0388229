import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailServer } from '../alerts/mail-server.ts';
import { startReceiver } from '../api/receiver.ts';
import { type PaperWorld, paperWorld } from '../support/world.ts';
import { runHere } from './in-process.ts';

let world: PaperWorld;
let hook: Awaited<ReturnType<typeof startReceiver>>;
let mail: Awaited<ReturnType<typeof startMailServer>>;
const folder = mkdtempSync(join(tmpdir(), 'backhaul-alerts-'));
beforeAll(async () => {
  world = await paperWorld();
  [hook, mail] = [await startReceiver(), await startMailServer('pass word')];
});
afterAll(async () => {
  await hook.close();
  await mail.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

const nobody = () => ({
  DATABASE_URL: world.url,
  BACKHAUL_SECRET_KEY: Buffer.alloc(32, 7).toString('hex'),
  BACKHAUL_DATA_DIR: folder,
});
const both = () => ({
  ...nobody(),
  BACKHAUL_ALERT_WEBHOOK_URL: hook.url,
  BACKHAUL_ALERT_EMAIL: 'ops@example.com,night@example.com',
  BACKHAUL_SMTP_URL: mail.url,
});

test('alerts test sends a made-up alert over each channel and says how each went', async () => {
  const went = await runHere(['alerts', 'test'], both());
  expect(went).toMatchObject({ code: 0, err: '' });
  expect(went.out).toMatch(
    /^webhook: a made-up alert arrived: status 200 after \d+ ms\. It answered: thanks\nemail: a made-up alert arrived at the mail server: status 250 after \d+ ms\./,
  );
  expect(hook.received[0]!.body).toMatchObject({ test: true, headline: 'A test: 1 sync job is stuck' });
  expect(mail.received[0]).toMatchObject({
    from: 'backhaul@localhost',
    to: ['ops@example.com', 'night@example.com'],
    subject: '[Backhaul] A test: 1 sync job is stuck',
    text: expect.stringContaining('This is made up. Nothing needs you.'),
  });
  expect(await world.rows('SELECT 1 FROM alert_message')).toEqual([]);
});

test('what does not arrive is said of each channel, without the password', async () => {
  hook.status = 503;
  const wrong = mail.url.replace('pass%20word', 'sesame');
  const went = await runHere(['alerts', 'test', '--json'], { ...both(), BACKHAUL_SMTP_URL: wrong });
  hook.status = 200;
  expect(went.code).toBe(1);
  expect(JSON.parse(went.out).data).toMatchObject([
    { channel: 'webhook', delivered: false, status: 503, error: expect.stringContaining('It answered 503') },
    {
      channel: 'email',
      delivered: false,
      status: 535,
      error: 'The mail server refused the user or password (535).',
    },
  ]);
  expect(went.out + went.err).not.toMatch(/sesame|pass word|pass%20/);

  mail.state.refused = ['night@example.com'];
  const half = await runHere(['alerts', 'test'], both());
  mail.state.refused = [];
  expect(half.out).toContain('The mail server refused 1 of the addresses.');
  const gone = await runHere(['alerts', 'test'], { ...both(), BACKHAUL_SMTP_URL: 'smtp://127.0.0.1:9' });
  expect(gone.out).toMatch(/email: a made-up alert did not arrive\. The mail server could not be reached/);
  const unset = await runHere(['alerts', 'test'], nobody());
  expect(unset).toMatchObject({ code: 1, err: expect.stringContaining('Set BACKHAUL_ALERT_WEBHOOK_URL') });
});

test('alerts list shows what is open and why, and what could not be told yet', async () => {
  expect(await runHere(['alerts', 'list'], nobody())).toEqual({
    code: 0,
    out: 'Nothing needs you.\n',
    err: '',
  });
  const [alert] = await world.rows<{ alert_id: string }>(
    `INSERT INTO alert (alert_id, kind, subject, details, since) VALUES (gen_random_uuid(), 'schedule_behind', 'x', $1,
       '2026-03-01T12:00:00Z') RETURNING alert_id`,
    [
      {
        connection_id: world.connectionId,
        function_name: 'get_orders',
        integration_name: 'paper',
        reason: 'held_by_job',
        latest_data: '2026-03-01T06:00:00.000Z',
      },
    ],
  );
  await world.rows(
    `INSERT INTO alert_message (message_id, channel, kind, state, body, error)
     VALUES (gen_random_uuid(), 'email', 'schedule_behind', 'open', '{}', 'The mail server did not answer in time.')`,
  );
  const shown = await runHere(['alerts', 'list'], nobody());
  expect(shown.out).toBe(`schedule_behind  since 2026-03-01 12:00:00 UTC
  get_orders of paper connection ${world.connectionId} has read up to 2026-03-01T06:00:00.000Z only.
  Why: Sync jobs of the connection go first, and are not done.
  Next: Wait for them, cancel them, or set BACKHAUL_FRESHNESS_GUARD_HOURS so that old data goes beside jobs.

1 open alert.
1 message by email not sent yet. The mail server did not answer in time.
`);
  const { data, waiting } = JSON.parse((await runHere(['alerts', 'list', '--json'], nobody())).out);
  expect(data).toMatchObject([
    { id: alert!.alert_id, kind: 'schedule_behind', told_at: null, about: { reason: 'held_by_job' } },
  ]);
  expect(waiting).toMatchObject([{ channel: 'email', waiting: 1 }]);
});
