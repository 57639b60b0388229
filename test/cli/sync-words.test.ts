import { expect, onTestFinished, test } from 'vitest';
import { findJobByName } from '../../src/cli/sync-find.ts';
import { readWindow } from '../../src/cli/sync-window.ts';
import { paperWorld } from '../support/world.ts';

test('a window is read from dates, instants and spans', () => {
  const now = new Date('2026-03-01T12:00:05.678Z');
  const read = (options: Parameters<typeof readWindow>[0]) => {
    const { start, end } = readWindow(options, now);
    return [start.toISOString(), end.toISOString()];
  };
  expect(read({ from: '2025-12-01', to: '2026-01-01' })).toEqual([
    '2025-12-01T00:00:00.000Z',
    '2026-01-01T00:00:00.000Z',
  ]);
  expect(read({ from: '2025-12-01T08:30:00+02:00' })).toEqual([
    '2025-12-01T06:30:00.000Z',
    '2026-03-01T12:00:05.000Z',
  ]);
  expect(read({ last: '90m' })).toEqual(['2026-03-01T10:30:05.000Z', '2026-03-01T12:00:05.000Z']);
  expect(read({ last: '12h' })[0]).toBe('2026-03-01T00:00:05.000Z');
  expect(read({ last: '1d' })[0]).toBe('2026-02-28T12:00:05.000Z');
  expect(read({ last: '4w' })[0]).toBe('2026-02-01T12:00:05.000Z');
});

test.each([
  [{}, /^Which window\? Give --from .* or --last 30d\.$/],
  [{ last: '30' }, /^--last is "30", but must be .*such as 90m, 12h, 30d or 4w\.$/],
  [{ last: '0d' }, /^--last is "0d"/],
  [{ from: '2026-02-30' }, /^--from is "2026-02-30", but must be a date such as 2025-12-01, or an instant/],
  [{ from: 'monday' }, /^--from is "monday"/],
  [{ from: '2025-01-01', to: '2025-01-01T10:00:00' }, /^--to is "2025-01-01T10:00:00"/],
])('a window that cannot be read names its option: %j', (options, sentence) => {
  expect(() => readWindow(options, new Date())).toThrow(sentence);
});

test('the beginning of an id is enough as long as only one job has it', async () => {
  const world = await paperWorld();
  onTestFinished(() => world.close());
  const made = [await world.job('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')];
  made.push(await world.job('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'));
  const [first, second] = made.map((job) => job.id) as [string, string];
  let same = 0;
  while (first[same] === second[same]) same++;
  expect(same).toBeGreaterThan(8);
  await expect(findJobByName(world.pool, first.slice(0, same))).rejects.toThrow(
    `begins several ids of sync jobs. Give more of it:\n  ${first}\n  ${second}`,
  );
  for (const id of [first, second]) {
    const found = { connection_id: world.connectionId, run_id: id };
    for (const name of [
      id,
      id.slice(0, same + 1),
      id
        .slice(0, same + 1)
        .replaceAll('-', '')
        .toUpperCase(),
    ])
      expect(await findJobByName(world.pool, name)).toEqual(found);
  }
  // Too short, no id at all, and a run that is no job: the initial sync.
  const [initial] = await world.rows<{ run_id: string }>("SELECT run_id FROM run WHERE kind = 'initial'");
  for (const name of [first.slice(0, 7), `${first}0`, '%'.repeat(8), '', initial!.run_id])
    await expect(findJobByName(world.pool, name)).rejects.toThrow('There is no sync job "');
});
