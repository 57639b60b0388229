import type { Queryable } from '../store/database.ts';
import type { Job } from '../sync/job.ts';
import { span } from './words.ts';

/** How long nothing may happen before a watcher should be told, in milliseconds. */
const BEFORE_START_MS = 5000;
/** Longer than any connector lets one request take. */
const BETWEEN_PAGES_MS = 90_000;

/** Notices that nobody works on a job that somebody watches, so that he does not wait for ever. */
export class Stillness {
  readonly #db: Queryable;
  #last = '';
  #since = 0;
  #told = false;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /**
   * Looks whether anything has moved in the job's connection: other jobs of it may be served first.
   *
   * @param at a monotonic clock's milliseconds
   * @returns a sentence, once for each time that it stands still
   */
  async look(job: Job, at: number): Promise<string | null> {
    // Due later than now: a worker has taken it or put it off (until the source's budget allows more), or will look.
    const { rows } = await this.#db.query<{ epoch: string; turn: string; in_hand: boolean }>(
      'SELECT epoch, turn, due_at > now() AS in_hand FROM connection_state WHERE connection_id = $1',
      [job.connection_id],
    );
    const { pages, requests, waiting } = job.progress;
    const seen = JSON.stringify([rows[0], pages, requests, waiting !== null]);
    if (seen !== this.#last || (rows[0]?.in_hand && !job.started_at)) {
      this.#last = seen;
      this.#since = at;
      this.#told = false;
    }
    const stillFor = at - this.#since;
    const bearable = job.started_at ? BETWEEN_PAGES_MS : BEFORE_START_MS;
    if (this.#told || waiting || stillFor < bearable) return null;
    this.#told = true;
    return `Nothing has moved for ${span(stillFor)}. Is "backhaul start" or "backhaul worker" running for this database? The job waits for one.`;
  }
}
