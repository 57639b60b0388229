import type { Bench, Row } from '../row.ts';
import { memoryMb } from '../support/cpu.ts';
import { openInstallation } from '../support/installation.ts';
import { ratioText, readable } from '../support/numbers.ts';

interface Memory {
  records: number;
  /** In use after a collection, at the end, in MB. */
  heap: number;
  /** The most that was resident, in MB. */
  resident: number;
  seconds: number;
}

/** A fresh worker that does one job. */
async function memoryOf(bench: Bench, orders: number): Promise<Memory> {
  const world = await openInstallation(bench);
  try {
    const worker = await world.worker({ flags: ['--expose-gc'] });
    const connection = await world.connect({ orders });
    const run = await world.ended(connection, await world.job(connection));
    if (run.created !== orders) throw new Error(`${run.created} records were stored, not ${orders}.`);
    const memory = {
      records: orders,
      heap: Number(await worker.ask('SIGUSR2')) / 1024 / 1024,
      resident: memoryMb(worker.pid, 'VmHWM'),
      seconds: run.ms / 1000,
    };
    bench.say(
      `${readable(orders)} records: heap ${readable(memory.heap)} MB, resident ${readable(memory.resident)} MB`,
    );
    return memory;
  } finally {
    await world.close();
  }
}

/** Whether what a worker holds grows with what it has read. */
export const memory: Row = {
  name: 'memory',
  what: 'memory of a worker, 2 million records against 100 thousand',
  target: 'heap equal, resident ≤ 1.15',
  async measure(bench) {
    const [few, many] = bench.quick ? [10_000, 100_000] : [100_000, 2_000_000];
    const small = await memoryOf(bench, few);
    const large = await memoryOf(bench, many);
    const heap = large.heap / small.heap;
    const resident = large.resident / small.resident;
    return {
      ours: `heap ${readable(large.heap)} MB, resident ${readable(large.resident)} MB`,
      limit: `heap ${readable(small.heap)} MB, resident ${readable(small.resident)} MB`,
      ratio: resident,
      met: heap <= 1.05 && Number(ratioText(resident)) <= 1.15,
      notes: [
        'equal: within 5 %',
        ...(bench.quick ? [`quick: ${readable(many)} records against ${readable(few)}`] : []),
      ],
      detail: { small, large, heapRatio: heap },
    };
  },
};
