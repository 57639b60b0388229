import { expect, it } from 'vitest';
import type { Page } from '../../src/connectors/kit/manifest.ts';
import { newSlice, settle } from '../../src/sync/settle.ts';
import { paperWorld } from '../support/world.ts';

const HOUR = 3600_000;

it('never moves a schedule by a job, and goes on after it from where the schedule left off, without a gap', async () => {
  const world = await paperWorld();
  await world.work();
  const place = await world.position();
  world.clock.advance(3 * HOUR);
  world.source.put('meanwhile', world.clock.now().getTime() - 2 * HOUR);
  const job = await world.job('2025-12-01T00:00:00Z', '2026-02-28T00:00:00Z');
  while ((await world.status(job.id)).status === 'open') {
    await world.work(1);
    if ((await world.status(job.id)).status === 'open') expect(await world.position()).toEqual(place);
  }
  await world.work();
  expect(await world.ids()).toContain('meanwhile');
  const covered = await world.rows<{ range_start: Date; range_end: Date }>(
    `SELECT range_start, range_end FROM coverage JOIN run USING (connection_id, run_id)
     WHERE run.kind <> 'on_demand' ORDER BY range_start`,
  );
  for (const [index, range] of covered.slice(1).entries()) {
    expect(range.range_start.getTime()).toBeLessThanOrEqual(covered[index]!.range_end.getTime());
  }
  expect(covered.at(-1)!.range_end).toEqual(await world.position());
  await world.close();
});

it('loses no record on the edge of a window at a source that excludes its edge and has a coarse clock', async () => {
  const world = await paperWorld({
    words: { edges: { from: 'exclusive', to: 'inclusive' }, grainMs: 60_000 },
  });
  await world.work();
  // Shown dates are whole minutes; both lie on the very start of the window, one also on its end.
  world.source.put('on the start', '2025-12-01T10:00:00Z');
  world.source.put('inside', '2025-12-01T10:01:00Z');
  await world.job('2025-12-01T10:00:00Z', '2025-12-01T10:02:00Z');
  await world.work();
  expect(await world.ids()).toEqual(['inside', 'on the start']);
  await world.close();
});

it('finds a record that the source committed late under an earlier date', async () => {
  const world = await paperWorld({ words: { lagMs: 120_000 } });
  world.clock.advance(HOUR);
  await world.work();
  // Committed only now, dated 100 s before the schedule last looked.
  world.source.put('late', world.clock.now().getTime() - 100_000);
  world.clock.advance(2 * HOUR);
  await world.work();
  expect(await world.ids()).toEqual(['late']);
  await world.close();
});

it('never claims coverage of what may still be committed late', async () => {
  const world = await paperWorld({ words: { lagMs: 120_000 } });
  const now = world.clock.now();
  await world.work();
  const job = await world.job('2026-02-28T00:00:00Z', '2026-12-31T00:00:00Z');
  await world.work();
  const [covered] = await world.rows<{ end: Date }>('SELECT max(range_end) AS end FROM coverage');
  expect(covered!.end.getTime()).toBe(now.getTime() - 120_000);
  expect((await world.status(job.id)).effective_end_time).toBe('2026-03-01T11:58:00Z');
  await world.close();
});

it('reads a list that moves while it is paged until two passes agree', async () => {
  const world = await paperWorld();
  const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
    id,
    updated: Date.parse('2025-12-01T00:00:00Z'),
    note: 'x',
  }));
  // Numbered pages over a list ordered by last change, newest first: an edit moves a row to the front, and every
  // row it jumps over slips one place back; removing one from the front hides the next.
  world.connector.functions[0]!.order = 'moving';
  let asked = 0;
  world.connector.functions[0]!.page = async (_ctx, _ask, cursor) => {
    const page = Number(cursor ?? 0);
    const records = rows.slice(page * 2, page * 2 + 2).map((row) => ({ ...row }));
    if (++asked === 1) rows.shift();
    return { kind: 'page', records, next: (page + 1) * 2 < rows.length ? page + 1 : null };
  };
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  expect(await world.ids()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  await world.close();
});

it('comes to an end with a moving list whose records change all the time, and has their newest readings', async () => {
  const world = await paperWorld();
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    updated: Date.parse('2025-12-01T00:00:00Z'),
    note: '',
  }));
  world.connector.functions[0]!.order = 'moving';
  world.connector.functions[0]!.versionedBy = 'as_of';
  let asked = 0;
  const newest = new Map<string, string>();
  world.connector.functions[0]!.page = async (_ctx, _ask, cursor) => {
    const page = Number(cursor ?? 0);
    asked += 1;
    const records = rows.slice(page * 2, page * 2 + 2).map((row) => ({ ...row, note: `stock ${asked}` }));
    for (const { id, note } of records) newest.set(id, note);
    return { kind: 'page', records, next: page === 0 ? 1 : null };
  };
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  expect(await world.status(job.id)).toMatchObject({ status: 'completed', progress: { pages: 4 } });
  const notes = await world.rows<{ note: string }>(
    "SELECT data -> 'additional_fields' ->> 'note' AS note FROM record ORDER BY id",
  );
  expect(notes.map(({ note }) => note)).toEqual([...newest.values()]);
  await world.close();
});

it('does not believe a clock that runs ahead: it vouches only up to what the source says the time is', async () => {
  const world = await paperWorld();
  const window = { start: new Date('2026-01-01T00:00:00Z'), end: new Date('2026-03-02T00:00:00Z') };
  const page: Page<unknown> = { kind: 'page', records: [], next: null };
  const fn = world.connector.functions[0]!;
  const at = new Date('2026-03-02T12:00:00Z');
  const asked = { at, asOf: at };
  const settled = settle(newSlice(0, window), page, fn, asked, new Date('2026-03-01T12:00:00Z'));
  expect(settled).toMatchObject({ kind: 'done', vouched: new Date('2026-03-01T11:59:59Z') });
  await world.close();
});
