/** Amazon issues a day of the ledger again, whole: what it no longer has is gone, and other days stay as they were. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fba } from '../../../src/connectors/fba/index.ts';
import { Bench, DAY } from '../../conformance/bench.ts';
import type { Trial } from '../../conformance/trial.ts';

const HOUR = 3600_000;
/** The day that begins at 07:00 UTC on this date is issued at 19:00 on the next, and once more a day later. */
const DATE = Date.parse('2026-06-10T00:00:00Z');
const PER_DAY = 60;
const ledger = fba.functions.find(({ name }) => name === 'get_inventory_ledger')!;

let bench: Bench;
let trial: Trial;
beforeAll(async () => {
  bench = await Bench.start(fba, { at: '2026-06-11T20:00:00Z', perDay: PER_DAY });
  trial = await bench.connect();
});
afterAll(() => bench.close());

async function read(from: number, to: number): Promise<void> {
  const job = await trial.read(ledger, { start: new Date(from), end: new Date(to) });
  expect(job).toMatchObject({ status: 'completed', report: { records_quarantined: 0 } });
}

/** What is stored of a date, by whether it is there still. */
async function storedOf(date: number): Promise<{ there: Set<string>; gone: Set<string> }> {
  const rows = await bench.rows<{ id: string; missing_since: Date | null }>(
    `SELECT id, missing_since FROM record
     WHERE connection_id = $1 AND resource = 'inventory_ledger' AND basis_date >= $2 AND basis_date < $3`,
    [trial.connectionId, new Date(date), new Date(date + DAY)],
  );
  const ids = (gone: boolean) =>
    new Set(rows.filter((row) => (row.missing_since !== null) === gone).map(({ id }) => id));
  return { there: ids(false), gone: ids(true) };
}

test('rows that vanished are gone, new ones are there, and the days around are untouched', async () => {
  await read(DATE - DAY, DATE + DAY);
  const [before, first] = [await storedOf(DATE - DAY), await storedOf(DATE)];
  // Of sixty, the first issue lacks two that the second has, and has two that it lacks.
  expect(first.there.size).toBe(PER_DAY - 2);
  expect(first.gone.size).toBe(0);

  bench.clock.advance(26 * HOUR);
  await read(DATE, DATE + DAY);
  const second = await storedOf(DATE);
  expect(second.there.size).toBe(PER_DAY - 2);
  // Two vanished, and three have another quantity and so another name.
  expect(second.gone.size).toBe(5);
  for (const id of second.gone) expect(first.there).toContain(id);
  expect(await storedOf(DATE - DAY)).toEqual(before);
  expect((await storedOf(DATE + DAY)).there.size).toBe(0);

  const verified = await trial.read(
    ledger,
    { start: new Date(DATE), end: new Date(DATE + DAY) },
    { purpose: 'verify' },
  );
  expect(verified.report.verification).toMatchObject({ verdict: 'equal' });
});

test('a day with two movements that say the same has both of them, each time', async () => {
  bench.clock.advance(5 * HOUR);
  const before = await storedOf(DATE);
  const copies = [...before.there].filter((id) => id.endsWith('-2'));
  expect(copies).not.toEqual([]);
  await read(DATE, DATE + DAY);
  expect(await storedOf(DATE)).toEqual(before);
});
