import type { Row } from '../row.ts';
import { compareRuns, cpuOf, type Repetition } from '../support/compare-runs.ts';
import { copyAgain } from '../support/copy.ts';
import { openInstallation, STEP_MS } from '../support/installation.ts';

/** Orders of which every one has changed since it was stored: state, prices and date. */
export const storeChanged: Row = {
  name: 'store-changed',
  what: 'store path, changed records',
  target: '≥ 0.5 of COPY',
  async measure(bench) {
    const orders = bench.quick ? 5000 : 20_000;
    const world = await openInstallation(bench);
    try {
      const worker = await world.worker();
      const connection = await world.connect({ orders, stepMs: STEP_MS });
      await world.ended(connection, await world.job(connection));
      const repetitions: Repetition[] = [];
      for (let turn = 0; turn <= (bench.quick ? 3 : 7); turn++) {
        await world.source.account(connection.key, { revision: turn + 1 });
        // Of this repetition alone, so that COPY brings in as many events as we did.
        await world.db.query('DELETE FROM event WHERE connection_id = $1', [connection.id]);
        await world.db.query('CHECKPOINT');
        const { result: run, ...cpu } = await cpuOf(worker.pid, bench.postgres.pid, async () =>
          world.ended(connection, await world.job(connection)),
        );
        if (run.changed !== orders) throw new Error(`${run.changed} records had changed, not ${orders}.`);
        const limitMs = await copyAgain(world, connection, 'order.updated');
        bench.say(`${run.ms.toFixed(0)} ms, COPY ${limitMs.toFixed(0)} ms`);
        if (turn > 0) repetitions.push({ oursMs: run.ms, limitMs, ...cpu });
      }
      return compareRuns(repetitions, orders, { limit: 'COPY', target: 0.5 });
    } finally {
      await world.close();
    }
  },
};
