import { expect, inject, onTestFinished, test } from 'vitest';
import type { Job } from '../../src/sync/job.ts';
import { query } from '../support/database.ts';
import { backhaul } from './processes.ts';
import { run, servedInstallation, sharedInstallation } from './served.ts';

const shared = sharedInstallation();

const SUMS = `SELECT records_new + records_changed + records_unchanged + records_outdated + records_quarantined AS sum
              FROM run WHERE run_id = $1`;

/** The id that "sync create" prints for people. */
const idIn = (out: string) => /job +(\S{36})\n/.exec(out)![1]!;

test('a job is made, watched to its end, listed and shown, and brought what the database says', async () => {
  const here = shared();
  const made = await run(['sync', 'create', 'wms', 'get_orders', '--last', '20d', '--watch'], here.env);
  expect(made).toMatchObject({ code: 0, err: '' });
  const id = idIn(made.out);
  const [{ sum }] = await here.rows(SUMS, [id]);
  expect(Number(sum)).toBeGreaterThan(1000);
  const told = /^Completed: ([\d,]+) records read/m.exec(made.out)![1]!;
  expect(told.replaceAll(',', '')).toBe(sum);
  expect(made.out).not.toContain('\u001b');

  const [row] = await here.rows('SELECT requested_start, requested_end FROM run WHERE run_id = $1', [id]);
  expect(row.requested_end - row.requested_start).toBe(20 * 24 * 3_600_000);
  const listed = await run(['sync', 'list'], here.env);
  expect(listed.out).toMatch(new RegExp(`^${id} +wms/sandbox +get_orders .* completed +100% +${told} `, 'm'));
  const shown = await run(['sync', 'show', id.slice(0, 23)], here.env);
  expect(shown.out).toContain(`Completed: ${told} records read`);
  expect(shown.out).toContain(here.connection('wms').connection_id);
  const asJson = await run(['sync', 'show', id, '--json'], here.env);
  const answer = await fetch(`${here.url}/connections/on-demand-syncs/${id}`, {
    headers: {
      'x-trackstar-api-key': here.sandbox().api_key,
      'x-trackstar-access-token': here.connection('wms').access_token,
    },
  });
  expect(JSON.parse(asJson.out)).toEqual(await answer.json());

  // A date is midnight UTC, and the window ends before --to.
  const args = ['sync', 'create', 'sandbox/wms', 'get_orders', '--from', '2025-12-01', '--to', '2026-01-01'];
  const december = JSON.parse((await run([...args, '--silent', '--json'], here.env)).out) as Job;
  expect(december).toMatchObject({
    connection_id: here.connection('wms').connection_id,
    requested_start_time: '2025-12-01T00:00:00Z',
    requested_end_time: '2026-01-01T00:00:00Z',
    events: 'silent',
  });
  const both = JSON.parse((await run(['sync', 'list', '--json'], here.env)).out) as { data: Job[] };
  expect(both.data.map((job) => job.id)).toEqual([december.id, id]);
  const one = JSON.parse((await run(['sync', 'list', '--json', '--limit', '1'], here.env)).out);
  expect(one.data).toHaveLength(1);
  const others = await run(['sync', 'list', '--connection', 'carrier', '--json'], here.env);
  expect(JSON.parse(others.out)).toEqual({ data: [] });
  const stuck = await run(['sync', 'list', '--status', 'stuck,cancelled'], here.env);
  expect(stuck.out).toBe('There are no such jobs. "backhaul sync list" without options shows all.\n');
}, 240_000);

test('Ctrl-C stops the watching and not the job; cancelling ends it, once', async () => {
  const here = shared();
  here.account('wms').setKnobs({ latency_ms: 300 });
  onTestFinished(() => {
    here.account('wms').setKnobs({ latency_ms: 0 });
  });
  const status = async (id: string) =>
    (await here.rows('SELECT status FROM run WHERE run_id = $1', [id]))[0].status;
  const watching = backhaul(['sync', 'create', 'wms', 'get_orders', '--last', '300d', '--watch'], here.env);
  await watching.says('% of the window');
  watching.child.kill('SIGINT');
  expect(await watching.ended()).toEqual({ code: 130, signal: null });
  const id = idIn(watching.out);
  expect(watching.out).toContain(`The job goes on; watch it again with: backhaul sync watch ${id}`);
  expect(await status(id)).toBe('open');

  const second = backhaul(['sync', 'watch', id], here.env);
  await second.says('% of the window');
  const cancelled = await run(['sync', 'cancel', id], here.env);
  expect(cancelled).toMatchObject({ code: 0, out: expect.stringMatching(/^Cancelled\. /) });
  expect(await status(id)).toBe('cancelled');
  expect((await second.ended()).code).toBe(4);
  expect(second.out).toMatch(/^Cancelled\. [\d,]+ records? read by then stay/m);
  expect(second.out).not.toContain('effective end');

  expect(await run(['sync', 'cancel', id, '--json'], here.env)).toEqual({
    code: 1,
    out: '',
    err: '{"error":"This sync job is cancelled; only an open one can be cancelled.","code":"job_not_open"}\n',
  });
  expect(await run(['sync', 'resume', id], here.env)).toMatchObject({
    code: 1,
    err: 'This sync job is cancelled; only a stuck one can be resumed.\n',
  });
}, 240_000);

test('a stuck job ends the watching with 3 and its reason; resumed, it goes on to its end', async () => {
  const here = shared();
  here.account('wms').setKnobs({ unauthorized: true });
  const args = ['sync', 'create', here.connection('wms').connection_id, 'get_orders', '--last', '10d'];
  const stuck = await run([...args, '--watch'], here.env);
  expect(stuck.code).toBe(3);
  const id = idIn(stuck.out);
  expect(stuck.out).toMatch(/^Stuck: .*credentials/m);
  expect(stuck.out).toContain(`backhaul sync resume ${id}`);
  here.account('wms').setKnobs({ unauthorized: false });
  expect(await run(['sync', 'resume', id], here.env)).toMatchObject({ code: 0 });
  expect(await run(['sync', 'watch', id], here.env)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Completed: [\d,]+ records read/m),
  });
}, 240_000);

test('with --json watching is one line a change, the last one the end, and nothing else', async () => {
  const here = shared();
  here.account('wms').setKnobs({ latency_ms: 100 });
  onTestFinished(() => {
    here.account('wms').setKnobs({ latency_ms: 0 });
  });
  const args = ['sync', 'create', 'wms', 'get_orders', '--last', '100d', '--watch', '--json'];
  const { code, out, err } = await run(args, here.env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trimEnd().split('\n');
  const jobs = lines.map((line) => JSON.parse(line) as Job);
  expect(new Set(lines).size).toBe(lines.length);
  expect(jobs.length).toBeGreaterThan(2);
  expect(jobs[0]!.status).toBe('open');
  expect(jobs.at(-1)).toMatchObject({ status: 'completed', progress: { share_of_window: 1 } });
  expect(jobs.filter((job) => job.status !== 'open')).toHaveLength(1);
}, 240_000);

test('a watcher outlasts a database that goes away and comes back', async () => {
  const here = await servedInstallation({ latency_ms: 200 });
  const watching = backhaul(['sync', 'create', 'wms', 'get_orders', '--last', '50d', '--watch'], here.env);
  await watching.says('% of the window');
  const name = new URL(here.databaseUrl).pathname.slice(1);
  await query(inject('databaseUrl'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await query(
    inject('databaseUrl'),
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
    [name],
  );
  await watching.says(/The database does not answer \(.*\)\. Waiting for it …/);
  await query(inject('databaseUrl'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  expect((await watching.ended()).code).toBe(0);
  expect(watching.out).toMatch(/^Completed: [\d,]+ records read/m);
}, 240_000);

test('where no worker runs, the watcher is told', async () => {
  const here = await servedInstallation();
  here.server.child.kill('SIGINT');
  await here.server.ended();
  const watching = backhaul(['sync', 'create', 'wms', 'get_orders', '--last', '1d', '--watch'], here.env);
  await watching.says(/^No worker looks after this job\. Is "backhaul start" or "backhaul worker" running/m);
  const worker = backhaul(['worker'], here.env);
  expect((await watching.ended()).code).toBe(0);
  expect(watching.out.match(/No worker looks/g)).toHaveLength(1);
  worker.child.kill('SIGTERM');
  await worker.ended();
}, 240_000);

test('what cannot be understood is refused with what would be right, and nothing is made', async () => {
  const here = shared();
  const create = ['sync', 'create', 'wms', 'get_orders'];
  const jobs = () => here.rows("SELECT run_id FROM run WHERE kind = 'on_demand' ORDER BY run_id");
  const before = await jobs();
  const refusals: [string[], number, string | RegExp][] = [
    [[...create, '--last', '1d', '--from', '2025-01-01'], 2, /cannot be used with option '--from/],
    [[...create, '--from', '2025-02-01', '--to', '2025-01-01'], 2, /^--from must be before --to\.\n$/],
    [
      ['sync', 'create', 'sandbox', 'get_orders', '--last', '1d'],
      2,
      /^"sandbox" means several connections\./,
    ],
    [['sync', 'create', 'wms', 'get_moon', '--last', '1d'], 1, /^On-demand sync is not enabled for sandbox /],
    [['sync', 'show', '01234567'], 1, /^There is no sync job "01234567"\./],
    [['sync', 'list', '--status', 'done'], 2, /^--status is "done", but must be open, completed, /],
    [['sync', 'list', '--limit', '0'], 2, /must be a whole number from 1 to 500/],
    [['sync', 'wach', 'x'], 2, /\(Did you mean watch\?\)/],
  ];
  for (const [args, code, sentence] of refusals) {
    const refused = await run(args, here.env);
    expect({ args, code: refused.code, out: refused.out }).toEqual({ args, code, out: '' });
    expect(refused.err).toMatch(sentence);
  }
  expect(await jobs()).toEqual(before);

  const machine = await run([...create, '--from', '2025-02-01', '--to', '2025-01-01', '--json'], here.env);
  expect(machine).toMatchObject({ code: 2, out: '' });
  expect(JSON.parse(machine.err)).toEqual({
    error: '--from must be before --to.',
    code: 'invalid',
    detail: { json: { start_time: ['must be before end_time.'] } },
  });
  const usage = await run(['sync', 'wach', '--json'], here.env);
  expect(usage).toMatchObject({ code: 2, out: '' });
  expect(JSON.parse(usage.err).error).toMatch(/unknown command 'wach'/);
}, 240_000);

test('a verify says by its exit code whether what is stored is right, and mends it', async () => {
  const here = shared();
  const verify = (...more: string[]) =>
    run(
      ['sync', 'verify', 'wms', 'get_orders', '--from', '2025-12-01', '--to', '2025-12-11', ...more],
      here.env,
    );
  const read = ['--from', '2025-12-01', '--to', '2025-12-11', '--watch'];
  expect(await run(['sync', 'create', 'wms', 'get_orders', ...read], here.env)).toMatchObject({ code: 0 });
  const equal = await verify('--watch');
  expect(equal).toMatchObject({ code: 0, err: '' });
  expect(equal.out).toMatch(/^Equal: [\d,]+ records compared/m);

  const [lost, altered] = await here.rows(
    `SELECT id FROM record WHERE resource = 'order' AND source_updated >= '2025-12-02' AND source_updated < '2025-12-09'
     ORDER BY id LIMIT 2`,
  );
  await here.rows("DELETE FROM record WHERE id = $1 AND resource = 'order'", [lost.id]);
  await here.rows(
    `UPDATE record SET data = jsonb_set(data::jsonb, '{status}', '"no such"')::json WHERE id = $1 AND resource = 'order'`,
    [altered.id],
  );
  const different = await verify('--watch');
  expect(different.code).toBe(5);
  expect(different.out).toMatch(/^Different: [\d,]+ records compared/m);
  expect(different.out).toContain(`  missing    ${lost.id}\n`);
  expect(different.out).toContain(`  differing  ${altered.id}\n      status: "no such" stored,`);
  const id = idIn(different.out);
  const found = await run(['sync', 'findings', id, '--json'], here.env);
  expect([found.code, JSON.parse(found.out).data.map((one: { id: string }) => one.id)]).toEqual([
    5,
    [lost.id, altered.id],
  ]);

  const mended = await verify('--repair', '--json');
  expect(mended.code).toBe(0);
  const lines = mended.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.find((line) => line.findings).findings).toHaveLength(2);
  expect(lines.at(-1)).toMatchObject({ purpose: 'repair', report: { records_new: 1, records_changed: 1 } });
  expect(await verify('--watch')).toMatchObject({ code: 0 });

  const remapped = await run(['sync', 'remap', 'wms', 'get_orders', '--last', '4w', '--watch'], here.env);
  expect(remapped).toMatchObject({ code: 0 });
  expect(remapped.out).toMatch(/without raw +0/);
  const aside = await run(['quarantine', 'list', 'wms'], here.env);
  expect(aside).toMatchObject({ code: 0, out: 'Nothing is put aside.\n' });
  expect((await run(['quarantine', 'retry', 'wms'], here.env)).code).toBe(2);
}, 240_000);
