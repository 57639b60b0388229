import type { Row } from '../row.ts';
import { compareRuns, cpuOf, type Repetition } from '../support/compare-runs.ts';
import { openInstallation, STEP_MS } from '../support/installation.ts';
import { readOnly } from '../support/read-only.ts';

/** Orders that are stored just as the source shows them. */
export const storeUnchanged: Row = {
  name: 'store-unchanged',
  what: 'store path, unchanged records',
  target: '≥ 0.8 of reading and parsing the pages',
  async measure(bench) {
    const orders = bench.quick ? 5000 : 20_000;
    const world = await openInstallation(bench);
    try {
      const worker = await world.worker();
      const connection = await world.connect({ orders, stepMs: STEP_MS });
      await world.ended(connection, await world.job(connection));
      const repetitions: Repetition[] = [];
      for (let turn = 0; turn <= (bench.quick ? 3 : 9); turn++) {
        const limitMs = await readOnly(world, connection);
        const { result: run, ...cpu } = await cpuOf(worker.pid, bench.postgres.pid, async () =>
          world.ended(connection, await world.job(connection)),
        );
        if (run.unchanged !== orders)
          throw new Error(`${run.unchanged} records were unchanged, not ${orders}.`);
        bench.say(`${run.ms.toFixed(0)} ms, reading alone ${limitMs.toFixed(0)} ms`);
        if (turn > 0) repetitions.push({ oursMs: run.ms, limitMs, ...cpu });
      }
      return compareRuns(repetitions, orders, { limit: 'reading and parsing', target: 0.8 });
    } finally {
      await world.close();
    }
  },
};
