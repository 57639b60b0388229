import type { Job } from './job.ts';

const NEARLY = 0.95;

/** Words for an end that was expected before now, so that no instant can be told; null while one can be. */
export function overdueWords({ share_of_window: share, estimated_end: end }: Job['progress']): string | null {
  if (end === null || Date.parse(end) > Date.now() + 1000) return null;
  return share < NEARLY ? 'slower than it was so far' : 'about to be done';
}
