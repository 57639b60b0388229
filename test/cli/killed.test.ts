import { expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { query } from '../support/database.ts';
import { backhaul, newInstallation, processesOf, until } from './processes.ts';

const SERVING = 'Serving. Ctrl-C stops everything.';

test('a demo whose every process is killed is completed by the next start, each order once', async () => {
  const here = await newInstallation();
  const first = backhaul(['start'], here.env);
  await until(() => /^ {2}[1-9]\d?% of the window/m.test(first.out));
  const database = processesOf(here.dataDir);
  expect(database).not.toEqual([]);
  for (const { pid } of [{ pid: first.child.pid! }, ...database]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // One of the database's that ended with its parent.
    }
  }
  await first.ended();
  const { demo, ...kept } = here.sandbox();
  expect(kept.demo_over).toBe(false);

  const second = backhaul(['start'], here.env);
  await second.says(SERVING);
  expect(second.out).toContain('The demo sync was cut off and goes on from its last page:');
  expect(second.out).toMatch(/Read 2\d,\d{3} orders/);
  const after = here.sandbox();
  expect(after).toEqual({ ...kept, demo, demo_over: true });

  // The same server, joined.
  const joined = await startEmbeddedPostgres({ dataDir: here.dataDir });
  try {
    const wms = after.connections.find((one) => one.integration_type === 'wms')!;
    const of = [wms.connection_id];
    const stored = await query(
      joined.url,
      "SELECT id FROM record WHERE connection_id = $1 AND resource = 'order'",
      of,
    );
    const report = await query(
      joined.url,
      "SELECT records_new::int AS events, records_new::int AS orders FROM run WHERE connection_id = $1 AND kind = 'on_demand'",
      of,
    );
    const told = await query(
      joined.url,
      `SELECT count(*)::int AS events, count(DISTINCT record_id)::int AS orders FROM event
       WHERE connection_id = $1 AND type = 'order.created'`,
      of,
    );
    expect(told).toEqual(report);
    expect(told[0].events).toBeGreaterThan(20_000);

    // What the vendor has from the window's start to this moment. An order that changed after the window's end
    // and before it was read is not of the window any more, so it may be here or not.
    const range = `after=${secondBefore(demo!.start_time)}&before=${new Date().toISOString()}`;
    const answer = await fetch(`${here.vendorUrl}/v1/_truth/orders?${range}`, {
      headers: { authorization: `Bearer ${wms.vendor_api_key}` },
    });
    const truth = (await answer.text()).trimEnd().split('\n').map(readRow);
    const ids = new Set(stored.map((row) => row.id as string));
    expect(ids.size).toBe(stored.length);
    const theirs = new Set(truth.map((row) => row.id));
    expect([...ids].filter((id) => !theirs.has(id))).toEqual([]);
    expect(truth.filter((row) => row.modified < Date.parse(demo!.end_time) && !ids.has(row.id))).toEqual([]);
  } finally {
    await joined.stop();
  }
  second.child.kill('SIGINT');
  expect(await second.ended()).toEqual({ code: 0, signal: null });
  expect(processesOf(here.dataDir)).toEqual([]);
}, 240_000);

function secondBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1000).toISOString();
}

function readRow(line: string): { id: string; modified: number } {
  const { order_ref, modified_at } = JSON.parse(line) as { order_ref: string; modified_at: string };
  return { id: order_ref, modified: Date.parse(modified_at) };
}
