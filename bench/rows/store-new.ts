import type { Row } from '../row.ts';
import { compareRuns, cpuOf, type Repetition } from '../support/compare-runs.ts';
import { copyAgain } from '../support/copy.ts';
import { openInstallation, STEP_MS } from '../support/installation.ts';

/** Orders nobody has seen before: each repetition reads a new account into a new connection. */
export const storeNew: Row = {
  name: 'store-new',
  what: 'store path, new records',
  target: '≥ 0.5 of COPY',
  async measure(bench) {
    const orders = bench.quick ? 5000 : 20_000;
    const world = await openInstallation(bench);
    try {
      const worker = await world.worker();
      const repetitions: Repetition[] = [];
      for (let turn = 0; turn <= (bench.quick ? 3 : 7); turn++) {
        const connection = await world.connect({ orders, stepMs: STEP_MS });
        await world.db.query('CHECKPOINT');
        const { result: run, ...cpu } = await cpuOf(worker.pid, bench.postgres.pid, async () =>
          world.ended(connection, await world.job(connection)),
        );
        if (run.created !== orders) throw new Error(`${run.created} records were new, not ${orders}.`);
        const limitMs = await copyAgain(world, connection, 'order.created');
        bench.say(`${run.ms.toFixed(0)} ms, COPY ${limitMs.toFixed(0)} ms`);
        // The first one warms both sides up.
        if (turn > 0) repetitions.push({ oursMs: run.ms, limitMs, ...cpu });
      }
      return compareRuns(repetitions, orders, { limit: 'COPY', target: 0.5 });
    } finally {
      await world.close();
    }
  },
};
