import type { Row } from '../row.ts';
import { cpuMs } from '../support/cpu.ts';
import { type Installation, openInstallation } from '../support/installation.ts';
import { median, ratioText, readable } from '../support/numbers.ts';

const CONNECTIONS = 16;
const PAGE = 50;
const LATENCY_MS = 300;
const TARGET = 1.9;

/** Jobs of many connections at a source that takes its time: what waits for it is added up by adding workers. */
export const twoWorkers: Row = {
  name: 'two-workers',
  what: 'two workers against one, source latency-bound',
  target: '≥ 1.9',
  async measure(bench) {
    const pages = bench.quick ? 6 : 16;
    const turns: { one: number; two: number; cpuPerThousand: number }[] = [];
    for (let turn = 0; turn < (bench.quick ? 1 : 4); turn++) {
      const [one, two] = [await secondsOf(1), await secondsOf(2)];
      bench.say(`one ${one.seconds.toFixed(1)} s, two ${two.seconds.toFixed(1)} s`);
      turns.push({ one: one.seconds, two: two.seconds, cpuPerThousand: two.cpuPerThousand });
    }
    const ratio = median(turns.map(({ one, two }) => one / two));
    const records = CONNECTIONS * pages * PAGE;
    const cpu = median(turns.map(({ cpuPerThousand }) => cpuPerThousand));
    return {
      ours: `${readable(records / median(turns.map(({ two }) => two)))} records/s`,
      limit: `one worker: ${readable(records / median(turns.map(({ one }) => one)))} records/s`,
      ratio,
      met: Number(ratioText(ratio)) >= TARGET,
      notes: [`${readable(cpu)} ms of CPU in the workers for 1,000 new records`],
      detail: { connections: CONNECTIONS, pages, page: PAGE, latencyMs: LATENCY_MS, turns },
    };

    async function secondsOf(workers: number): Promise<{ seconds: number; cpuPerThousand: number }> {
      const world = await openInstallation(bench);
      try {
        const pids = [];
        for (let started = 0; started < workers; started++) pids.push((await world.worker()).pid);
        // What has never run is slow at first, and that is not what is measured.
        await workOff(world, pids, { pages, latencyMs: 0 });
        return await workOff(world, pids, { pages, latencyMs: LATENCY_MS });
      } finally {
        await world.close();
      }
    }
  },
};

async function workOff(
  world: Installation,
  pids: number[],
  { pages, latencyMs }: { pages: number; latencyMs: number },
) {
  const orders = pages * PAGE;
  const connections = [];
  for (let made = 0; made < CONNECTIONS; made++)
    connections.push(await world.connect({ orders, pageSize: PAGE, latencyMs }));
  const cpu = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const before = cpu();
  const began = performance.now();
  const jobs = await Promise.all(connections.map(async (one) => ({ one, id: await world.job(one) })));
  for (const { one, id } of jobs) await world.ended(one, id);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, cpuPerThousand: (cpu() - before) / ((orders * CONNECTIONS) / 1000) };
}
