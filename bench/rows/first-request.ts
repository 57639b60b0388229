import type { Row } from '../row.ts';
import { makeCaller } from '../support/caller.ts';
import { openInstallation } from '../support/installation.ts';
import { median, percentile, readable } from '../support/numbers.ts';
import { until } from '../support/until.ts';

const LIMIT_MS = 50;

/** From the call of a client to the first request at the source, over the real API and a real worker. */
export const firstRequest: Row = {
  name: 'first-request',
  what: 'create on an idle connection → first request at the source',
  target: 'p99 ≤ 50 ms',
  async measure(bench) {
    const world = await openInstallation(bench);
    const caller = makeCaller(await world.api(), world);
    try {
      await world.worker();
      const connection = await world.connect({ orders: 1 });
      const took: number[] = [];
      for (let turn = 0; turn < (bench.quick ? 60 : 420); turn++) {
        await world.source.account(connection.key, {});
        const { start, end } = connection.window;
        const job = { function_name: 'get_orders', start_time: start, end_time: end };
        const created = await caller.call(connection, 'POST', '/connections/on-demand-syncs', job);
        const seen = await until(
          async () => {
            const { firstAt } = await world.source.seen(connection.key);
            return firstAt;
          },
          { everyMs: 5 },
        );
        if (turn >= 20) took.push(seen - created.sentAt);
        await world.ended(connection, JSON.parse(created.text).id);
        // A connection is idle once its worker has let it go.
        await until(async () => (await world.db.query(IDLE, [connection.id])).rowCount === 1);
      }
      const p99 = percentile(took, 99);
      return {
        ours: `p99 ${readable(p99)} ms, median ${readable(median(took))} ms`,
        limit: `${LIMIT_MS} ms`,
        ratio: null,
        met: p99 <= LIMIT_MS,
        notes: [],
        detail: {
          samples: took.length,
          p50: median(took),
          p90: percentile(took, 90),
          p99,
          most: Math.max(...took),
        },
      };
    } finally {
      await caller.close();
      await world.close();
    }
  },
};

const IDLE = 'SELECT 1 FROM connection_state WHERE connection_id = $1 AND worker IS NULL';
