import type { Account, Connector, Session } from '../connectors/kit/manifest.ts';
import { checkDisabled, disabledFunctions } from '../model/index.ts';
import { inTransaction, type Transaction } from '../store/database.ts';
import { insertConnectionState } from '../store/queries/connection-state.ts';
import { insertConnection } from '../store/queries/connections.ts';
import { loadDisabled } from '../store/queries/disabled-functions.ts';
import { insertSchedules } from '../store/queries/schedules.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { newToken, type Sealer, tokenHash } from '../store/seal.ts';
import { connectionEvent } from './connection-event.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { openRun } from './open-run.ts';
import { accountKey } from './quota.ts';
import { sealCredentials, sealSession } from './secrets.ts';
import { defaultFrequency } from './steer-schedules.ts';

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
  /** Functions that this connection does not sync; null or left out: as its organization says. */
  disabledFunctions?: readonly string[] | null;
  /** What is written together with the connection, or not at all. */
  alongside?: (tx: Transaction, connectionId: string) => Promise<void>;
}

/**
 * Makes a connection with its schedules and initial syncs, all in one transaction.
 *
 * @returns its id, its access token, which is permanent and stored only sealed and hashed, and its functions that
 *   are not disabled
 * @throws BackhaulError invalid, for a name that is no function, or one that stays enabled without what it needs
 */
export async function createConnection(
  engine: Engine,
  sealer: Sealer,
  request: NewConnection,
): Promise<{ connectionId: string; accessToken: string; functions: string[] }> {
  const connectionId = engine.newId();
  const accessToken = newToken('bht');
  const { connector, disabledFunctions: disabled } = request;
  const present = connector.functions.map((fn) => fn.name);
  const own = disabled ? checkDisabled(connector.type, disabled, 'disabled_functions', present) : null;
  const functions = await inTransaction(engine.pool, async (tx) => {
    const createdAt = await insertConnection(tx, {
      connectionId,
      organizationId: request.organizationId,
      type: connector.type,
      name: connector.name,
      customerId: request.customerId,
      tokenHash: tokenHash(accessToken),
      sealedToken: sealer.seal(connectionId, accessToken),
      sealedCredentials: sealCredentials(sealer, connectionId, request.credentials),
      accountHash: engine.quotas.hashOf(accountKey(connector, request.credentials)),
      sealedSession: request.session ? sealSession(sealer, connectionId, request.session) : null,
      me: request.me ?? null,
      disabledFunctions: own,
    });
    await insertConnectionState(tx, connectionId);
    // The access token is added when it is sent: here it would lie open.
    const data = { created_date: instant(createdAt) };
    writeEvents(tx, connectionId, [connectionEvent(engine, 'connection.created', data, null)]);
    const synced = await beginFromScratch(tx, engine, connectionId, connector, request.historyDays);
    await request.alongside?.(tx, connectionId);
    await engine.wake(tx, connectionId);
    return synced;
  });
  engine.hint('wake', connectionId);
  return { connectionId, accessToken, functions };
}

/**
 * Schedules and initial syncs of a connection that holds nothing yet. The first sync of a disabled function waits
 * until it is enabled, and then reads what it would have read.
 *
 * @returns the functions that are not disabled
 */
export async function beginFromScratch(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  connector: Connector,
  historyDays: number,
): Promise<string[]> {
  const now = engine.clock.now();
  const said = await loadDisabled(tx, connectionId);
  const disabled = disabledFunctions(connector.type, said?.own ?? null, said?.organization ?? null);
  const schedules = connector.functions.map((fn) => {
    const frequencySeconds = defaultFrequency(connector.type, fn.name);
    // Spread over their period, so that a thousand connections made together do not come due together.
    const nextDueAt = new Date(now.getTime() + frequencySeconds * 1000 * (0.5 + engine.random() / 2));
    return { functionName: fn.name, frequencySeconds, nextDueAt, disabled: disabled.includes(fn.name) };
  });
  await insertSchedules(tx, connectionId, schedules);
  const window = { start: new Date(now.getTime() - historyDays * DAY_MS), end: now };
  for (const fn of connector.functions) {
    await openRun(tx, engine, { connectionId, kind: 'initial', fn, window });
  }
  return schedules.flatMap((schedule) => (schedule.disabled ? [] : schedule.functionName));
}
