import { expect } from 'vitest';
import { functionOf } from '../../../src/connectors/kit/registry.ts';
import { eventProblems } from './events.ts';
import { ledgerPages, ledgerProblems } from './ledger.ts';
import type { Drilled, DrillWorld } from './world.ts';

/** Enough to see what is wrong; a broken engine would list thousands. */
const SHOWN = 10;

/**
 * The end of a drill: record by record what is stored equals what the connector makes of the vendor's truth,
 * event by event each change was told once, and the ledger of pages is in order.
 *
 * @returns how many records were compared
 */
export async function expectAllInOrder(
  world: DrillWorld,
  drilled: readonly Drilled[],
  window: { start: Date; end: Date },
): Promise<number> {
  expect(ledgerProblems(await ledgerPages(world.pool)).slice(0, SHOWN)).toEqual([]);
  // Fresh tables have no statistics, without which the joins below take minutes.
  await world.pool.query('ANALYZE');
  let compared = 0;
  for (const connection of drilled) {
    const { problems, records } = await recordProblems(world, connection, window);
    expect(problems.slice(0, SHOWN)).toEqual([]);
    expect((await eventProblems(world, connection)).slice(0, SHOWN)).toEqual([]);
    compared += records;
  }
  return compared;
}

async function recordProblems(
  world: DrillWorld,
  { connectionId, key }: Drilled,
  window: { start: Date; end: Date },
): Promise<{ problems: string[]; records: number }> {
  const { map } = functionOf(world.connector, 'get_orders')!;
  // [start, end) in the vendor's words, which leave out the start and take in the end; its grain is a second.
  const range = { after: new Date(window.start.getTime() - 1), before: new Date(window.end.getTime() - 1) };
  const truth = new Map(
    world.vendor
      .account(key)
      .truth('orders', range)
      .map((row) => [row.ref, JSON.stringify(map(row.json()))]),
  );
  const { rows } = await world.pool.query<{ id: string; data: string }>(
    `SELECT id, data::text AS data FROM record
     WHERE connection_id = $1 AND resource = 'order' AND source_updated >= $2 AND source_updated < $3`,
    [connectionId, window.start, window.end],
  );
  const stored = new Map(rows.map((row) => [row.id, row.data]));
  const problems: string[] = [];
  for (const [id, text] of truth) {
    if (!stored.has(id)) problems.push(`${id} is not stored`);
    else if (stored.get(id) !== text) problems.push(`${id} is stored as ${stored.get(id)} and is ${text}`);
  }
  for (const id of stored.keys()) if (!truth.has(id)) problems.push(`${id} is stored and does not exist`);
  return { problems, records: truth.size };
}
