import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../row.ts';
import { makeCaller } from '../support/caller.ts';
import { openInstallation } from '../support/installation.ts';
import { median, ratioText, readable } from '../support/numbers.ts';

const LIMIT = 1000;
const TARGET = 0.7;

/**
 * A page of the list over the real API, against one statement that makes the same JSON in the database. A second
 * statement, told of in the notes, fetches the same texts as rows and leaves putting them together to somebody else.
 */
export const list: Row = {
  name: 'list',
  what: 'list of 1,000 orders',
  target: '≥ 0.7 of the bare SQL that returns the same JSON',
  async measure(bench) {
    const world = await openInstallation(bench);
    const caller = makeCaller(await world.api(), world);
    try {
      const worker = await world.worker();
      const connection = await world.connect({ orders: bench.quick ? 5000 : 20_000 });
      await world.ended(connection, await world.job(connection));
      await worker.end();
      await world.db.query('VACUUM ANALYZE record');
      const timed = async (sql: string) => {
        const began = performance.now();
        const { rows } = await world.db.query(sql, [connection.id, LIMIT]);
        return { rows, ms: performance.now() - began };
      };
      const turns: { ours: number; bare: number; rows: number }[] = [];
      for (let turn = 0; turn < (bench.quick ? 50 : 220); turn++) {
        const answer = await caller.call(connection, 'GET', `/wms/orders?limit=${LIMIT}`);
        const bare = await timed(BARE);
        const asRows = await timed(ROWS);
        if (turn === 0 && !isDeepStrictEqual(JSON.parse(answer.text).data, JSON.parse(bare.rows[0].data)))
          throw new Error('The two answers differ.');
        if (turn >= 20) turns.push({ ours: answer.ms, bare: bare.ms, rows: asRows.ms });
      }
      const ratio = median(turns.map(({ ours, bare }) => bare / ours));
      return {
        ours: `${readable(median(turns.map(({ ours }) => ours)))} ms`,
        limit: `bare SQL: ${readable(median(turns.map(({ bare }) => bare)))} ms`,
        ratio,
        met: Number(ratioText(ratio)) >= TARGET,
        notes: [
          `${ratioText(median(turns.map(({ ours, rows }) => rows / ours)))} of fetching the same texts as rows, which is not that JSON yet`,
        ],
        detail: { turns },
      };
    } finally {
      await caller.close();
      await world.close();
    }
  },
};

/** Of all ways to write it the fastest that was found: what is put before a record costs less than what is put behind. */
const BARE = `
  SELECT '[' || string_agg(
    '{"trackstar_tags":' || coalesce(tags::text, 'null')
    || ',"trackstar_created_date":"' || to_char(created_stamp, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    || '","trackstar_updated_date":"' || to_char(updated_stamp, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '",'
    || right(data::text, -1), ',') || ']' AS data
  FROM (SELECT id, data, tags, created_stamp, updated_stamp FROM record
        WHERE connection_id = $1 AND resource = 'order' ORDER BY id LIMIT $2) page`;

const ROWS = `
  SELECT data::text AS data, tags, created_stamp, updated_stamp FROM record
  WHERE connection_id = $1 AND resource = 'order' ORDER BY id LIMIT $2`;
