import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../row.ts';
import { cpuOf } from '../support/compare-runs.ts';
import { insertConnections } from '../support/insert-connections.ts';
import { openInstallation } from '../support/installation.ts';
import { median, percentile, readable } from '../support/numbers.ts';

const CORE = 0.2;
const LAG_S = 5;
/** pg-boss forgets what is done after a minute. */
const LOOK_EVERY_MS = 20_000;

/**
 * Every connection is woken once an hour: found due, handed to a worker, taken, looked at under its lock, and left
 * again. What its sync then does is measured by other rows, so here nothing is due at the source.
 */
export const schedules: Row = {
  name: 'schedules',
  what: '100,000 connections with one hourly schedule each, dispatch only',
  target: '≤ 0.2 core, lag p99 ≤ 5 s',
  async measure(bench) {
    const connections = bench.quick ? 20_000 : 100_000;
    const seconds = bench.quick ? 20 : 180;
    const world = await openInstallation(bench);
    try {
      const due = await insertConnections(world, connections);
      const worker = await world.worker({ slots: 10 });
      await sleep(20_000); // until the first are due and it runs evenly
      const from = Date.now();
      const woken = new Map<string, number>();
      const cpu = await cpuOf(worker.pid, bench.postgres.pid, async () => {
        for (let passed = 0; passed < seconds * 1000; passed += LOOK_EVERY_MS) {
          await sleep(LOOK_EVERY_MS);
          const { rows } = await world.db.query(WOKEN, [new Date(Date.now() - 2 * LOOK_EVERY_MS)]);
          for (const { id, at } of rows) woken.set(id, at);
        }
      });
      // Those at the end may still be on time.
      const to = Date.now() - LAG_S * 1000;
      const wanted = [...due].filter(([, at]) => at >= from && at < to);
      const lags = wanted.map(([id, at]) => ((woken.get(id) ?? Number.POSITIVE_INFINITY) - at) / 1000);
      const core = (cpu.workerCpuMs + cpu.postgresCpuMs) / (seconds * 1000);
      const p99 = percentile(lags, 99);
      return {
        ours: `${core.toFixed(2)} core, lag p99 ${readable(p99)} s`,
        limit: `${CORE} core, ${LAG_S} s`,
        ratio: null,
        met: core <= CORE && p99 <= LAG_S,
        notes: [
          `${seconds} s of the hour, ${readable(connections / 3600)} wake-ups a second; worker and PostgreSQL together`,
          ...(bench.quick ? [`quick: ${readable(connections)} connections only`] : []),
        ],
        detail: {
          connections,
          seconds,
          wakeUps: lags.length,
          lag: { p50: median(lags), p99, most: Math.max(...lags) },
          workerCore: cpu.workerCpuMs / seconds / 1000,
          postgresCore: cpu.postgresCpuMs / seconds / 1000,
        },
      };
    } finally {
      await world.close();
    }
  },
};

/** When connections were handed to a worker. */
const WOKEN = `
  SELECT singleton_key AS id, (extract(epoch FROM started_on) * 1000)::float8 AS at
  FROM pgboss.job WHERE name = 'connection' AND started_on >= $1`;
