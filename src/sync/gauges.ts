import type { Pool } from 'pg';
import type { Gauges } from '../observe/index.ts';
import { readGauges } from '../store/queries/gauges.ts';
import { type Clock, systemClock } from './clock.ts';

/** Several scrapers, or one that is in a hurry, cost no more than one. */
const KEPT_MS = 5000;
/** A scraper gives up after ten seconds; until then it is to have all the rest. */
const WITHIN_MS = 3000;

/** Reads the gauges when asked, at most once in five seconds. What it gives rejects when the database is slow. */
export function gaugesReader(pool: Pool, clock: Clock): () => Promise<Gauges> {
  let kept: { at: number; gauges: Promise<Gauges> } | null = null;
  return async () => {
    if (!kept || performance.now() - kept.at > KEPT_MS)
      kept = { at: performance.now(), gauges: within(readGauges(pool, clock.now())) };
    return kept.gauges;
  };
}

async function within(gauges: Promise<Gauges>): Promise<Gauges> {
  const over = new AbortController();
  const late = systemClock.sleep(WITHIN_MS, over.signal).then(() => {
    throw new Error('The database did not answer in time.');
  });
  try {
    return await Promise.race([gauges, late]);
  } finally {
    over.abort();
  }
}
