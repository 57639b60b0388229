import { expect, it } from 'vitest';
import { cancelJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { noRelease } from '../support/world.ts';
import { verifyWorld } from '../sync/verify-world.ts';

type Words = NonNullable<NonNullable<Parameters<typeof verifyWorld>[0]>['words']>;

/** Every basis, and where its date is stored. */
const BASES: [string, Words][] = [
  ['updated', {}],
  ['created', { basis: 'created', basisDate: (record) => record.created_date as string }],
  [
    'invoice',
    { basis: 'invoice', versionedBy: 'as_of', basisDate: (record) => record.created_date as string },
  ],
  [
    'shipped, a date of its own',
    {
      basis: 'shipped',
      basisDate: (record) => new Date(Date.parse(record.created_date as string) - 999).toISOString(),
      grainMs: 1,
    },
  ],
  ['created, and days issued whole', { basis: 'created', replaces: 'day' }],
  ['none', { basis: 'none' }],
];

it.each(BASES)(
  'finds by %s exactly what was lost, altered and added behind its back, and mends it',
  async (_, words) => {
    const world = await verifyWorld({ words });
    for (const [n, id] of ['a', 'b', 'c', 'd', 'e'].entries())
      world.source.put(id, `2026-02-${10 + n}T00:00:00Z`);
    await world.work();
    expect(await world.verify()).toMatchObject({ found: [], verification: { verdict: 'equal', equal: 5 } });

    await world.rows("DELETE FROM record WHERE id = 'b'");
    await world.spoil('c', 'other');
    await world.rows(
      `INSERT INTO record SELECT connection_id, resource, 'made up', record_version, data, facets, hash, source_created,
       source_updated, basis_date, as_of, mapper_version, tags, created_stamp, updated_stamp, missing_since, run_id
     FROM record WHERE id = 'd'`,
    );
    const seen = await world.verify();
    expect(seen.found).toEqual(['b missing', 'c differing', 'made up unexpected']);
    expect(seen.verification).toEqual({
      records_compared: 5,
      equal: 3,
      missing: 1,
      differing: 1,
      unexpected: 1,
      newer: 0,
      not_yet_read: 0,
      quarantined: 0,
      verdict: 'different',
    });
    expect(seen.findings[1]).toMatchObject({
      differing: 1,
      differences: [{ path: 'additional_fields.note', stored: 'other', source: 'x' }],
    });

    const mended = await world.repair(seen.id);
    expect(mended).toMatchObject({
      status: 'completed',
      purpose: 'repair',
      report: { records_new: 1, records_changed: 1 },
    });
    // What nobody shows is not deleted; a pass over a whole set marks it.
    const whole = words.basis === 'none' || words.replaces;
    expect((await world.verify()).found).toEqual(whole ? [] : ['made up unexpected']);
    await world.rows("DELETE FROM record WHERE id = 'made up'");
    expect((await world.verify()).verification.verdict).toBe('equal');
    await world.close();
  },
);

it('writes nothing but what it found', async () => {
  const world = await verifyWorld();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, `2026-02-1${n}T00:00:00Z`);
  world.source.put('poison', '2026-02-15T00:00:00Z', 'x', true);
  await world.work();
  await world.rows("DELETE FROM record WHERE id = 'o2'");
  const [held, events] = [await world.held(), await world.events()];
  const { verification, job } = await world.verify();
  expect(await world.held()).toEqual(held);
  expect(await world.events()).toBe(events);
  expect(verification).toMatchObject({ missing: 1, quarantined: 1, records_compared: 5 });
  expect(job.report).toMatchObject({ records_new: 0, records_changed: 0, records_unchanged: 4 });
  const told = await world.rows<{ data: { report: unknown } }>('SELECT data FROM event WHERE run_id = $1', [
    job.id,
  ]);
  expect(told.map((row) => row.data.report)).toEqual([job.report]);
  await world.close();
});

it.each([
  ['and nothing else reads meanwhile', false],
  ['and a manual sync stores it meanwhile', true],
])(
  'takes nothing for a fault that changes at the source before and while it looks, %s',
  async (_, manual) => {
    const world = await verifyWorld();
    for (let n = 10; n < 28; n++) world.source.put(`o${n}`, `2026-02-${n}T00:00:00Z`);
    await world.work();
    world.clock.advance(600_000);
    // Its date has moved on, out of the window that is asked for.
    world.source.put('o11', world.clock.now(), 'edited before');
    const window = { start: new Date('2026-02-01T00:00:00Z'), end: new Date('2026-02-25T00:00:00Z') };
    const { id } = await world.begin('verify', window);
    const runner = await world.take();
    const edit = (row: string) => {
      world.clock.advance(60_000);
      world.source.put(row, world.clock.now(), 'edited meanwhile');
    };
    await runner.step(noRelease);
    for (const row of ['o12', 'o24', 'new']) edit(row);
    await runner.step(noRelease);
    if (manual) await syncNow(world.engine, await world.record(), []);
    await runner.step(noRelease);
    edit('o14');
    edit('o23');
    while ((await runner.step(noRelease)).state === 'worked');
    const { found, job, verification } = await world.outcome(id);
    expect(found).toEqual([]);
    expect(job.status).toBe('completed');
    expect(verification.verdict).toBe('equal');
    await world.close();
  },
);

it('knows what is due from what is missing', async () => {
  const world = await verifyWorld();
  world.source.put('old', '2026-02-10T00:00:00Z');
  await world.work();
  world.clock.advance(600_000);
  world.source.put('late', world.clock.now().getTime() - 30_000);
  world.source.put('old', world.clock.now().getTime() - 20_000, 'edited');
  const { found, verification } = await world.verify();
  expect(found).toEqual([]);
  expect(verification).toMatchObject({ not_yet_read: 2, verdict: 'equal' });
  // What was altered is, though a newer state is due.
  await world.spoil('old', 'other');
  expect((await world.verify()).found).toEqual(['old differing']);
  await world.close();
});

it('does not call a record gone that was put aside, marked as missing, or stored since', async () => {
  const world = await verifyWorld({ words: { basis: 'none' } });
  for (const id of ['a', 'b', 'c', 'd']) world.source.put(id, '2026-02-10T00:00:00Z');
  await world.work();
  world.source.put('b', '2026-02-10T00:00:00Z', 'x', true);
  world.source.rows.delete('c');
  await syncNow(world.engine, await world.record(), []);
  await world.work();
  expect(await world.verify()).toMatchObject({ found: [], verification: { equal: 2, quarantined: 1 } });
  world.source.put('c', '2026-02-10T00:00:00Z');
  expect((await world.verify()).findings).toMatchObject([
    { id: 'c', kind: 'differing', differences: [{ path: 'missing_since' }] },
  ]);
  await world.close();
});

it('counts a record once, though a list that moves is read until two passes agree', async () => {
  const world = await verifyWorld({ words: { order: 'moving' } });
  for (let n = 10; n < 20; n++) world.source.put(`o${n}`, `2026-02-${n}T00:00:00Z`);
  await world.work();
  await world.rows("DELETE FROM record WHERE id = 'o11'");
  expect((await world.verify()).verification).toMatchObject({ records_compared: 10, equal: 9, missing: 1 });
  await world.close();
});

it('finds what was put aside and got lost', async () => {
  const world = await verifyWorld();
  world.source.put('a', '2026-02-10T00:00:00Z', 'x', true);
  await world.work();
  await world.rows('DELETE FROM quarantine');
  const seen = await world.verify();
  expect(seen.found).toEqual(['a missing']);
  expect((await world.repair(seen.id)).report.records_quarantined).toBe(1);
  expect(await world.verify()).toMatchObject({ found: [], verification: { quarantined: 1 } });
  await world.close();
});

it('reads again only where something was found', async () => {
  const world = await verifyWorld({ words: { widestWindowMs: 24 * 3600_000 + 3000 } });
  for (let n = 10; n < 20; n++) world.source.put(`o${n}`, `2026-02-${n}T12:00:00Z`);
  await world.work();
  await world.rows("DELETE FROM record WHERE id IN ('o11', 'o12', 'o17')");
  const seen = await world.verify();
  world.source.asked = [];
  expect((await world.repair(seen.id)).report.records_new).toBe(3);
  const asked = world.source.asked.filter(({ cursor }) => cursor === null);
  expect(asked.map(({ to }) => to!.toISOString().slice(0, 10))).toEqual([
    '2026-02-18',
    '2026-02-13',
    '2026-02-12',
  ]);
  await world.close();
});

it('is cancelled like any job, and goes on after a kill without counting twice', async () => {
  const world = await verifyWorld();
  for (let n = 10; n < 20; n++) world.source.put(`o${n}`, `2026-02-${n}T00:00:00Z`);
  await world.work();
  await world.rows("DELETE FROM record WHERE id IN ('o11', 'o18')");
  const first = await world.begin('verify');
  const runner = await world.take();
  await runner.begin(noRelease);
  await cancelJob(world.engine, world.connectionId, first.id);
  await runner.finish();
  expect(await world.outcome(first.id)).toMatchObject({
    found: [],
    verification: { verdict: null, records_compared: 0 },
  });

  const { id } = await world.begin('verify');
  const killed = await world.take('killed');
  await killed.step(noRelease);
  await killed.begin(noRelease);
  killed.abort();
  await world.work();
  expect(await world.outcome(id)).toMatchObject({
    found: ['o11 missing', 'o18 missing'],
    verification: { records_compared: 10, missing: 2, unexpected: 0 },
  });
  await world.close();
});

it('says what the source no longer keeps, and does not miss it', async () => {
  const world = await verifyWorld({ historyDays: 60 });
  world.source.put('gone', '2026-01-10T00:00:00Z');
  world.source.put('kept', '2026-02-20T00:00:00Z');
  await world.work();
  world.connector.functions[0]!.keepsHistoryMs = 20 * 24 * 3600_000;
  world.source.rows.delete('gone');
  const window = { start: new Date('2026-01-05T00:00:00Z'), end: new Date('2026-03-01T00:00:00Z') };
  const { found, job } = await world.verify(window);
  expect(found).toEqual([]);
  expect(job.report.unavailable).toEqual([{ start: '2026-01-05T00:00:00Z', end: '2026-02-09T12:02:00Z' }]);
  await world.close();
});

it('keeps a thousand findings and counts all', async () => {
  const world = await verifyWorld();
  world.source.pageSize = 500;
  for (let n = 0; n < 2300; n++) world.source.put(`o${n}`, Date.parse('2026-02-10T00:00:00Z') + n * 1000);
  await world.work();
  await world.rows('DELETE FROM record WHERE id LIKE $1', ['o1%']);
  const { verification, job } = await world.verify();
  const lost = Array.from({ length: 2300 }, (_, n) => `o${n}`).filter((id) => id.startsWith('o1')).length;
  expect(verification).toMatchObject({ missing: lost, equal: 2300 - lost });
  const [{ n }] = (await world.rows<{ n: string }>('SELECT count(*) AS n FROM finding WHERE run_id = $1', [
    job.id,
  ])) as [{ n: string }];
  expect(Number(n)).toBe(1000);
  await world.close();
});
