import type { Account, Connector, Session } from '../connectors/kit/manifest.ts';
import { findFunction } from '../model/index.ts';
import { inTransaction, type Transaction } from '../store/database.ts';
import { insertConnectionState } from '../store/queries/connection-state.ts';
import { insertConnection } from '../store/queries/connections.ts';
import { insertSchedules } from '../store/queries/schedules.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { newToken, type Sealer, tokenHash } from '../store/seal.ts';
import { connectionEvent } from './connection-event.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { openRun } from './open-run.ts';
import { sealCredentials, sealSession } from './secrets.ts';

const DAY_MS = 24 * 3600 * 1000;
/** How far back the initial sync reads unless the organization says otherwise, in days. */
export const DEFAULT_HISTORY_DAYS = 30;

export interface NewConnection {
  organizationId: string;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
  /** What trying the credentials gave; neither is needed. */
  session?: Session | null;
  me?: Account | null;
  customerId: string | null;
  historyDays: number;
}

/**
 * Makes a connection with its schedules and initial syncs, all in one transaction.
 *
 * @returns its id and its access token, which is permanent and stored only sealed and hashed
 */
export async function createConnection(
  engine: Engine,
  sealer: Sealer,
  request: NewConnection,
): Promise<{ connectionId: string; accessToken: string }> {
  const connectionId = engine.newId();
  const accessToken = newToken('bht');
  await inTransaction(engine.pool, async (tx) => {
    const createdAt = await insertConnection(tx, {
      connectionId,
      organizationId: request.organizationId,
      type: request.connector.type,
      name: request.connector.name,
      customerId: request.customerId,
      tokenHash: tokenHash(accessToken),
      sealedToken: sealer.seal(connectionId, accessToken),
      sealedCredentials: sealCredentials(sealer, connectionId, request.credentials),
      sealedSession: request.session ? sealSession(sealer, connectionId, request.session) : null,
      me: request.me ?? null,
    });
    await insertConnectionState(tx, connectionId);
    // The access token is added when it is sent: here it would lie open.
    const data = { created_date: instant(createdAt) };
    await writeEvents(tx, connectionId, [connectionEvent(engine, 'connection.created', data, null)]);
    await beginFromScratch(tx, engine, connectionId, request.connector, request.historyDays);
    await engine.wake(tx, connectionId);
  });
  engine.hint('wake', connectionId);
  return { connectionId, accessToken };
}

/** Schedules and initial syncs of a connection that holds nothing yet. */
export async function beginFromScratch(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  connector: Connector,
  historyDays: number,
): Promise<void> {
  const now = engine.clock.now();
  const schedules = connector.functions.map((fn) => {
    const frequencySeconds = findFunction(connector.type, fn.name)?.frequencySeconds ?? 3600;
    // Spread over their period, so that a thousand connections made together do not come due together.
    const nextDueAt = new Date(now.getTime() + frequencySeconds * 1000 * (0.5 + engine.random() / 2));
    return { functionName: fn.name, frequencySeconds, nextDueAt };
  });
  await insertSchedules(tx, connectionId, schedules);
  const window = { start: new Date(now.getTime() - historyDays * DAY_MS), end: now };
  for (const fn of connector.functions) {
    await openRun(tx, engine, { connectionId, kind: 'initial', fn, window });
  }
}
