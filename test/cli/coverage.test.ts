import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { MARKS, scale, timeline } from '../../src/cli/timeline.ts';
import { ago } from '../../src/cli/words.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { createJob } from '../../src/sync/jobs.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';
import { runHere } from './in-process.ts';

const DAY = 24 * 3600_000;

describe('the timeline', () => {
  const none = { read: [], gaps: [], unavailable: [], next: [] };
  const axis = { start: 0, end: 100 };

  it.each([
    ['nothing', {}, ''],
    ['all read', { read: [{ start: 0, end: 100 }] }, '██████████'],
    ['a part', { read: [{ start: 0, end: 50 }], gaps: [{ start: 50, end: 100 }] }, '█████·····'],
    [
      'a hole however short',
      {
        read: [
          { start: 0, end: 51 },
          { start: 52, end: 100 },
        ],
        gaps: [{ start: 51, end: 52 }],
      },
      '█████▒████',
    ],
    ['what is gone', { unavailable: [{ start: 0, end: 25 }], gaps: [{ start: 25, end: 100 }] }, '××········'],
    [
      'what is gone beside what was read',
      { unavailable: [{ start: 0, end: 25 }], read: [{ start: 25, end: 100 }] },
      '××▒███████',
    ],
    [
      'what is to come is no hole',
      { read: [{ start: 0, end: 75 }], next: [{ start: 75, end: 100 }] },
      '████████>>',
    ],
    ['what nobody looked at', { read: [{ start: 50, end: 100 }] }, '     █████'],
  ])('draws %s', (_what, drawn, line) => {
    expect(timeline({ ...none, ...drawn }, axis, 10)).toBe(line);
  });

  it('never draws a cell as read of which a part was not', () => {
    const cuts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 80 }), (places, width) => {
        const edges = [0, ...places, 1000].sort((a, b) => a - b);
        const parts = edges.slice(1).map((end, index) => ({ start: edges[index]!, end }));
        const read = parts.filter((part, index) => index % 2 === 0 && part.start < part.end);
        const gaps = parts.filter((part, index) => index % 2 === 1 && part.start < part.end);
        const line = timeline({ ...none, read, gaps }, { start: 0, end: 1000 }, width);
        for (const [cell, mark] of [...line].entries()) {
          const [start, end] = [(cell * 1000) / width, ((cell + 1) * 1000) / width];
          const missing = gaps.some((gap) => gap.start < end && gap.end > start);
          expect(mark === MARKS.read).toBe(!missing);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [
      '2026-03-01T10:00:00Z',
      '2026-03-01T15:00:00Z',
      '|03-01 10h     |03-01 11h     |03-01 12h     |03-01 13h     |03-01 14h',
    ],
    [
      '2026-01-30T12:00:00Z',
      '2026-03-01T12:00:00Z',
      '             |02-05            |02-12            |02-19            |02-26',
    ],
    [
      '2025-09-01T00:00:00Z',
      '2026-03-01T00:00:00Z',
      '|2025-09    |2025-10     |2025-11     |2025-12     |2026-01     |2026-02',
    ],
    [
      '1990-03-01T00:00:00Z',
      '2026-03-01T00:00:00Z',
      '          |1995     |2000      |2005     |2010      |2015     |2020',
    ],
  ])('has a scale from %s to %s', (start, end, line) => {
    expect(scale({ start: Date.parse(start), end: Date.parse(end) }, 76)).toBe(line);
  });

  it('has a scale that fits, whatever it is of', () => {
    fc.assert(
      fc.property(
        fc.nat(50 * 365),
        fc.integer({ min: 1, max: 900 * 365 }),
        fc.integer({ min: 20, max: 120 }),
        (from, days, width) => {
          const line = scale({ start: from * DAY, end: (from + days) * DAY }, width);
          expect(line.length).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/\d\|/);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    [0, '0 s'],
    [59_999, '1 min'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [47 * 3_600_000, '47 h'],
    [1200 * DAY, '1,200 days'],
  ])('says how long ago %d ms are', (ms, words) => {
    expect(ago(ms)).toBe(words);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'backhaul-coverage-'));
/** The command line goes by the machine's clock, and the sandbox keeps three years. */
const day = (number: number) =>
  new Date((Math.floor(Date.now() / DAY) - 300 + number) * DAY).toISOString().slice(0, 10);
const clock = new HandClock(new Date().toISOString());
let world: Awaited<ReturnType<typeof testEngine>>;
let connectionId: string;
const here = (...args: string[]) =>
  runHere(args, {
    DATABASE_URL: world.url,
    BACKHAUL_SECRET_KEY: Buffer.alloc(32, 7).toString('hex'),
    BACKHAUL_DATA_DIR: folder,
  });

beforeAll(async () => {
  const source = new PaperSource(() => clock.now());
  // Under a name that the command line knows, since it has the connectors of every installation.
  const connector = { ...source.connector(), name: 'sandbox' };
  world = await testEngine({ connectors: [connector], clock });
  ({ connectionId } = await world.connect(connector, 30));
  for (let day = 1; day < 20; day++) source.put(`o${day}`, clock.now().getTime() - day * DAY);
  const work = async () => {
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'w'))!);
    while ((await runner.step(async () => {})).state === 'worked');
  };
  await work();
  const record = (await findConnection(world.pool, world.organizationId, connectionId))!;
  const [start, end] = [new Date(day(0)), new Date(day(31))];
  await createJob(world.engine, record, { functionName: 'get_orders', start, end });
  await work();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('what was read is drawn for all functions and told for one, within 80 columns', async () => {
  const all = await here('coverage', 'show', 'wms');
  expect(all).toMatchObject({ code: 0, err: '' });
  const lines = all.out.split('\n');
  expect(lines[0]).toBe('What was read: wms/sandbox');
  expect(lines.find((line) => line.startsWith('get_orders'))).toMatch(
    /^get_orders +█*▒·+▒█+ {2}read \d+ (s|min)/,
  );
  expect(lines.find((line) => line.startsWith('get_bills'))).toMatch(/^get_bills +not read yet$/);
  expect(all.out).toContain('█ read   ▒ partly   · not read   × no longer kept   > read next');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);

  const one = await here('coverage', 'show', 'wms', 'get_orders', '--from', day(0));
  expect(one.out).toMatch(
    new RegExp(`^read +${day(0)} 00:00:00 UTC {2}${day(31)} 00:00:00 UTC .* ago by a job$`, 'm'),
  );
  expect(one.out).toMatch(new RegExp(`^not read +${day(31)} 00:00:00 UTC `, 'm'));
  expect(one.out).toMatch(/ ago by the first sync$/m);
  expect(one.out).toContain(
    `Fill the gaps with: backhaul sync fill-gaps wms get_orders --from ${day(31)}T00:00:00Z`,
  );
  for (const line of one.out.split('\n').slice(0, 6)) expect(line.length).toBeLessThanOrEqual(80);

  const json = JSON.parse((await here('coverage', 'show', 'wms', 'get_orders', '--json')).out);
  expect(json.data).toHaveLength(1);
  expect(json.data[0].covered[0]).toMatchObject({ start: `${day(0)}T00:00:00Z`, kind: 'on_demand' });
  expect(await here('coverage', 'show', 'wms', 'get_moon')).toMatchObject({
    code: 2,
    err: 'get_moon is no function of this connection.',
  });
  expect((await here('coverage', 'show', 'wms', '--from', 'yesterday')).err).toMatch(
    /^--from is "yesterday"/,
  );
});

test('a job is estimated, and made of the gaps alone', async () => {
  const window = ['wms', 'get_orders', '--from', day(0), '--to', day(59)];
  const told = await here('sync', 'estimate', ...window);
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out).toMatch(/^ {2}would read +get_orders of wms\/sandbox$/m);
  expect(told.out).toMatch(/^ {2}requests +[\d,]+( to [\d,]+)?, in 5 slices$/m);
  expect(told.out).toMatch(/^ {2}only the gaps +.* requests, .* \("sync fill-gaps"\)$/m);
  expect(told.out).toMatch(/^ {2}known from +\d+ runs; a tenth of this or more was read here$/m);
  expect(JSON.parse((await here('sync', 'estimate', ...window, '--json')).out)).toMatchObject({
    gaps: [{}],
    open_jobs: [],
  });
  expect((await world.pool.query("SELECT 1 FROM run WHERE kind = 'on_demand'")).rowCount).toBe(1);

  const made = await here('sync', 'fill-gaps', ...window, '--silent');
  expect(made.out).toMatch(new RegExp(`^ {2}gap +${day(31)} 00:00:00 UTC to ${day(59)} 00:00:00 UTC$`, 'm'));
  const [, id] = /^Watch it with: backhaul sync watch (\S{36})$/m.exec(made.out)!;
  expect((await world.pool.query('SELECT only_gaps, events FROM run WHERE run_id = $1', [id])).rows).toEqual([
    { only_gaps: true, events: 'silent' },
  ]);
  expect((await here('sync', 'show', id!)).out).toMatch(
    /^ {2}reads +get_orders, only what had not been read$/m,
  );
  const covered = ['wms', 'get_orders', '--from', day(4), '--to', day(5)];
  expect((await here('sync', 'fill-gaps', ...covered, '--watch')).out).toContain(
    'There is nothing to fill, so no job was made.',
  );
  const anew = await here(
    'sync',
    'fill-gaps',
    ...covered,
    '--older-than',
    new Date().toISOString(),
    '--json',
  );
  expect(JSON.parse(anew.out)).toMatchObject({
    job: { only_gaps: true },
    gaps: [{ start: `${day(4)}T00:00:00Z` }],
  });
  const refused = await here('sync', 'fill-gaps', ...covered, '--older-than', '2999-01-01');
  expect(refused).toMatchObject({ code: 2, err: '--older-than must not be in the future.' });
});
