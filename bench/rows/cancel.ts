import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../row.ts';
import { makeCaller } from '../support/caller.ts';
import { openInstallation } from '../support/installation.ts';
import { median, percentile, readable } from '../support/numbers.ts';

const LIMIT_MS = 50;

/** Cancels a job in the middle of its pages, each time at another instant of a page. */
export const cancel: Row = {
  name: 'cancel',
  what: 'cancel answer; writes after it',
  target: 'p99 ≤ 50 ms plus one page commit; none',
  async measure(bench) {
    const world = await openInstallation(bench);
    const caller = makeCaller(await world.api(), world);
    try {
      await world.worker();
      const connection = await world.connect({ orders: 2_000_000 });
      const took: number[] = [];
      const pageMs: number[] = [];
      let late = 0;
      for (let turn = 0; turn < (bench.quick ? 20 : 120); turn++) {
        await world.source.account(connection.key, { revision: turn });
        const { start, end } = connection.window;
        const job = { function_name: 'get_orders', start_time: start, end_time: end };
        const created = await caller.call(connection, 'POST', '/connections/on-demand-syncs', job);
        const { id } = JSON.parse(created.text);
        await sleep(300 + Math.random() * 100);
        const path = `/connections/on-demand-syncs/${id}/cancel`;
        const { ms } = await caller.call(connection, 'POST', path);
        const at = await world.db.query(WRITTEN, [connection.id, id]);
        await sleep(200);
        const after = await world.db.query(WRITTEN, [connection.id, id]);
        if (JSON.stringify(at.rows) !== JSON.stringify(after.rows)) late += 1;
        if (turn < 3) continue;
        took.push(ms);
        pageMs.push(at.rows[0].page_ms);
      }
      const p99 = percentile(took, 99);
      const page = median(pageMs);
      return {
        ours: `p99 ${readable(p99)} ms, median ${readable(median(took))} ms; ${late === 0 ? 'none' : `${late} wrote`}`,
        limit: `${LIMIT_MS} ms + ${readable(page)} ms`,
        ratio: null,
        met: p99 <= LIMIT_MS + page && late === 0,
        notes: [],
        detail: {
          samples: took.length,
          p50: median(took),
          p90: percentile(took, 90),
          p99,
          most: Math.max(...took),
          page,
          late,
        },
      };
    } finally {
      await caller.close();
      await world.close();
    }
  },
};

/** How far a job has come, and what a page of it took from its request to the end of its commit. */
const WRITTEN = `
  SELECT run.pages::int, records_new::int, records_changed::int,
         (SELECT max(seq) FROM event WHERE event.connection_id = $1 AND event.run_id = $2 AND resource IS NOT NULL) AS seq,
         (SELECT sum(record_version) FROM record WHERE record.connection_id = $1) AS versions,
         (extract(epoch FROM last_page_at - started_at) * 1000 / greatest(run.pages, 1))::float8 AS page_ms
  FROM run WHERE connection_id = $1 AND run_id = $2`;
