import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Watch } from './look.ts';

const GIGABYTE = 1e9;
/** Nearly full: less than a tenth is free, on a large disk less than this. */
const SHARE = 0.1;
const ENOUGH = 20 * GIGABYTE;
/** It is over only when this much more is free, or a disk at the edge would be told of all day. */
const OVER = 1.2;

/** What a disk has room for, in bytes. */
export interface Space {
  free: number;
  total: number;
}

/** The room of the disk that a folder is on, as an ordinary user has it. */
async function spaceOf(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** The disk with the embedded database: when it is full, nothing can be written any more. */
export function watchDisk(
  folder: string,
  { clock, space = spaceOf }: { clock: { now(): Date }; space?: (folder: string) => Promise<Space> },
): Watch {
  return {
    kind: 'disk_nearly_full',
    everySeconds: 60,
    async stillOpen(alerts) {
      const left = await space(folder);
      // One of another folder is of a database that was moved from there.
      const same = alerts.filter(({ subject }) => subject === folder);
      return new Set(left.free < OVER * least(left) ? same.map(({ subject }) => subject) : []);
    },
    async find(_, found) {
      const left = await space(folder);
      if (left.free >= least(left)) return null;
      const { free, total } = left;
      const details = { machine: hostname(), folder, reason: 'space', free_bytes: free, total_bytes: total };
      await found([{ subject: folder, since: clock.now(), details }]);
      return null;
    },
  };
}

function least({ total }: Space): number {
  return Math.min(SHARE * total, ENOUGH);
}
