import { expect, it } from 'vitest';
import { isOlder } from '../../src/sync/compare.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const at = (text: string) => new Date(`2026-01-01T${text}Z`);

it.each([
  ['own date older by more than the grain', '10:00:00', '12:00:00', '10:00:05', '11:00:00', true],
  ['own date newer, read earlier', '10:00:05', '09:00:00', '10:00:00', '11:00:00', false],
  ['dates tie, read later', '10:00:00', '12:00:00', '10:00:00', '11:00:00', false],
  ['dates tie, read earlier', '10:00:00', '10:30:00', '10:00:00', '11:00:00', true],
  ['behind by no more than the grain, read later', '10:00:00', '12:00:00', '10:00:01', '11:00:00', false],
  ['behind by no more than the grain, read earlier', '10:00:00', '10:30:00', '10:00:01', '11:00:00', true],
])('%s', (_name, own, asOf, storedOwn, storedAsOf, older) => {
  const incoming = { updated: at(own), asOf: at(asOf) };
  expect(isOlder(incoming, { updated: at(storedOwn), asOf: at(storedAsOf) }, 1000)).toBe(older);
});

it('lets the instant of the answer decide where a record has no date of its own', () => {
  const incoming = { updated: null, asOf: at('10:00:00') };
  expect(isOlder(incoming, { updated: at('09:00:00'), asOf: at('11:00:00') }, 1000)).toBe(true);
  expect(isOlder(incoming, { updated: null, asOf: at('09:00:00') }, 1000)).toBe(false);
});

it('never replaces a newer record by an older one that a backfill brings', async () => {
  const world = await paperWorld();
  world.source.put('o1', '2026-02-28T00:00:00Z', 'new');
  await world.work();
  // A stale replica of the source still lists the old row.
  const page = world.connector.functions[0]!.page;
  world.connector.functions[0]!.page = async () => ({
    kind: 'page',
    records: [{ id: 'o1', updated: Date.parse('2025-12-01T00:00:00Z'), note: 'old' }],
    next: null,
  });
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  world.connector.functions[0]!.page = page;
  const [record] = await world.rows<{
    data: { additional_fields: { note: string } };
    record_version: string;
  }>('SELECT data, record_version FROM record');
  expect(record).toMatchObject({ data: { additional_fields: { note: 'new' } }, record_version: '1' });
  expect((await world.status(job.id)).report).toMatchObject({ records_outdated: 1, records_changed: 0 });
  await world.close();
});

it('gives answers instants that only grow, though the clock is set back', async () => {
  const world = await paperWorld({ words: { versionedBy: 'as_of' } });
  world.source.put('o1', '2026-02-20T00:00:00Z', 'before');
  await world.work();
  world.clock.advance(-3600_000);
  world.source.put('o1', '2026-02-20T00:00:00Z', 'after');
  await world.job('2026-02-19T00:00:00Z', '2026-02-21T00:00:00Z');
  const runner = await world.take();
  while ((await runner.step(noRelease)).state === 'worked');
  const [record] = await world.rows('SELECT data FROM record');
  expect(record).toMatchObject({ data: { additional_fields: { note: 'after' } } });
  await world.close();
});
