import type { Pool } from 'pg';
import { type ClaimedLook, claimLook, notePlace } from '../store/queries/alert-watch.ts';
import { type AlertRow, beginAlerts, endAlerts, openAlerts } from '../store/queries/alerts.ts';
import type { AlertKind, Condition } from './words.ts';

/** How one kind of alert is found, and found to be over. */
export interface Watch {
  kind: AlertKind;
  everySeconds: number;
  /** Of open alerts, the subjects of those whose condition still holds. */
  stillOpen(alerts: readonly AlertRow[]): Promise<Set<string>>;
  /**
   * Looks for what has begun, a bounded part at a time.
   *
   * @returns where the next look goes on
   */
  find(look: ClaimedLook, found: (part: readonly Condition[]) => Promise<void>): Promise<unknown>;
}

const PART = 500;

/**
 * Looks once, if it is this process's turn: first at what is open, then for what has begun. So what was put right
 * and broke again in between is told as both. Killed anywhere, the next look does the same.
 *
 * @returns whether it was this process's turn
 */
export async function lookOnce(pool: Pool, newId: () => string, watch: Watch): Promise<boolean> {
  const look = await claimLook(pool, watch.kind, watch.everySeconds);
  if (!look) return false;
  for (let after: string | null = null, more = true; more; ) {
    const part: AlertRow[] = await openAlerts(pool, watch.kind, after, PART);
    const held = await watch.stillOpen(part);
    const over = part.filter(({ subject }) => !held.has(subject));
    await endAlerts(
      pool,
      over.map((alert) => alert.alert_id),
    );
    after = part.at(-1)?.alert_id ?? null;
    more = part.length === PART;
  }
  const place = await watch.find(look, (part) =>
    beginAlerts(
      pool,
      watch.kind,
      part.map((one) => ({ alertId: newId(), ...one })),
    ),
  );
  await notePlace(pool, watch.kind, place);
  return true;
}
