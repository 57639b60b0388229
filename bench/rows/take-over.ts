import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../row.ts';
import { openInstallation } from '../support/installation.ts';
import { readable } from '../support/numbers.ts';
import { until } from '../support/until.ts';

const LIMIT_S = 15;

/** kill -9 of a worker in the middle of a job, with another one standing by. */
export const takeOver: Row = {
  name: 'take-over',
  what: 'worker killed → its work goes on elsewhere',
  target: '≤ 15 s',
  async measure(bench) {
    const world = await openInstallation(bench);
    try {
      let working = await world.worker();
      const took: number[] = [];
      for (let turn = 0; turn < (bench.quick ? 1 : 5); turn++) {
        const connection = await world.connect({ orders: 2_000_000, latencyMs: 20 });
        await world.job(connection);
        await until(async () => (await world.source.seen(connection.key)).requests > 20);
        const other = await world.worker();
        await sleep(1000);
        const killedAt = Date.now();
        await working.kill();
        // What it had asked for may still arrive; what comes later is somebody else's.
        await sleep(500);
        const before = (await world.source.seen(connection.key)).requests;
        const resumedAt = await until(async () => {
          const seen = await world.source.seen(connection.key);
          return seen.requests > before ? seen.lastAt : null;
        });
        took.push((resumedAt - killedAt) / 1000);
        bench.say(`${took.at(-1)!.toFixed(1)} s`);
        await world.db.query("UPDATE run SET status = 'cancelled' WHERE connection_id = $1", [connection.id]);
        working = other;
      }
      const most = Math.max(...took);
      return {
        ours: `${readable(most)} s at most, of ${took.length}`,
        limit: `${LIMIT_S} s`,
        ratio: null,
        met: most <= LIMIT_S,
        notes: bench.quick ? ['quick: one kill only'] : [],
        detail: { seconds: took },
      };
    } finally {
      await world.close();
    }
  },
};
