/** The sandbox as something to develop against: its people can be played, and how it behaves can be said. */
import { isDeepStrictEqual } from 'node:util';
import { ConnectorError, Terminal } from '../connectors/kit/errors.ts';
import { sourceHttp } from '../connectors/kit/http.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import {
  ACTS,
  act,
  type Behaviour,
  changeBehaviour,
  readBehaviour,
  type VendorAccount,
} from '../connectors/sandbox/vendor-side.ts';
import {
  BackhaulError,
  type FunctionName,
  invalidField,
  type Resource,
  resourceOfFunction,
} from '../model/index.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { type AnswerRow, loadRecord } from '../store/queries/load-record.ts';
import type { Engine } from './engine.ts';
import { syncNow } from './manual.ts';
import { openCredentials } from './secrets.ts';

/** How long the sync that brings an act here is waited for, and how often it is looked for, in milliseconds. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 100;
/** A sync that was under way may have passed the place already: one is asked for anew after so many looks. */
const LOOKS_A_SYNC = 10;
const ASK_WITHIN_MS = 15_000;

/** Something that is done at the vendor. */
export type Act =
  | { what: 'fulfill' | 'receive'; id: string }
  | { what: 'sell' | 'add'; told: Readonly<Record<string, unknown>> };

/** Whose list shows each act, and which field of a request the vendor may still refuse. */
const SHOWN_BY = {
  fulfill: { type: 'wms', name: 'get_orders', field: 'order_id' },
  receive: { type: 'wms', name: 'get_returns', field: 'return_id' },
  sell: { type: 'cart', name: 'get_orders', field: 'line_items' },
  add: { type: 'cart', name: 'get_products', field: 'sku' },
} as const satisfies Readonly<
  Record<Act['what'], { type: ConnectionRecord['integration_type']; name: FunctionName; field: string }>
>;

/** The type of sandbox in which something is done. */
export function typeOfAct(what: Act['what']): 'wms' | 'cart' {
  return SHOWN_BY[what].type;
}

/** The records in which an act shows. */
export function resourceOfAct(what: Act['what']): Resource {
  const { type, name } = SHOWN_BY[what];
  return resourceOfFunction(type, name);
}

/**
 * Does something at the vendor, and waits until an ordinary sync has brought it here: there is no other way for the
 * data, so events, versions and coverage are those of any change.
 *
 * @param connection a sandbox of the act's type
 * @returns the record as it is stored now
 * @throws BackhaulError not_found; invalid; source_unavailable; unavailable where it was done, and not synced in time
 */
export async function playSandbox(
  engine: Engine,
  connection: ConnectionRecord,
  done: Act,
): Promise<AnswerRow> {
  const { type, name, field } = SHOWN_BY[done.what];
  const connector = engine.connectors.find(type, connection.integration_name);
  const fn = connector && functionOf(connector, name);
  if (!fn) throw new BackhaulError('not_implemented', `There is no sandbox of type ${type} here.`);
  const [path, told] = 'id' in done ? [ACTS[done.what](done.id), {}] : [ACTS[done.what](), done.told];
  const row = await asking(engine, connection, (account) => act(account, path, told), field);
  const resource = resourceOfAct(done.what);
  if (!row) {
    const id = 'id' in done ? done.id : '';
    const what = resource.name.replaceAll('_', ' ');
    throw new BackhaulError('not_found', `There is no ${what} ${id.slice(0, 100)} at the sandbox.`, { id });
  }
  // As it is stored: what is undefined is not there.
  const wanted = JSON.parse(JSON.stringify(fn.map(row))) as Record<string, unknown> & { id: string };
  const stored = await synced(engine, connection, { functionName: name, resource, wanted });
  if (stored) return stored;
  throw new BackhaulError(
    'unavailable',
    `It is done at the sandbox (${wanted.id}), and the sync that brings it here goes on, but it has not ended within ${WAIT_MS / 1000} seconds: the sandbox may behave badly because it was told to, or no worker runs. Read ${wanted.id} later.`,
    { id: wanted.id },
  );
}

/** How the vendor behaves towards a sandbox connection. @throws BackhaulError source_unavailable */
export function behaviourOf(engine: Engine, connection: ConnectionRecord): Promise<Behaviour> {
  return asking(engine, connection, readBehaviour);
}

/** Says how the vendor is to behave towards a sandbox connection; the rest stays. @throws BackhaulError source_unavailable */
export function behave(
  engine: Engine,
  connection: ConnectionRecord,
  change: Partial<Behaviour>,
): Promise<Behaviour> {
  return asking(engine, connection, (account) => changeBehaviour(account, change));
}

/** Asks for syncs until the record is as wanted; null where that takes too long. */
async function synced(
  engine: Engine,
  connection: ConnectionRecord,
  {
    functionName,
    resource,
    wanted,
  }: { functionName: FunctionName; resource: Resource; wanted: Record<string, unknown> & { id: string } },
): Promise<AnswerRow | null> {
  const { clock, pool } = engine;
  for (let look = 0; look * LOOK_EVERY_MS <= WAIT_MS; look++) {
    if (look % LOOKS_A_SYNC === 0) await syncNow(engine, connection, [functionName]);
    const stored = await loadRecord(pool, connection.connection_id, resource.name, wanted.id);
    if (stored && isThere(JSON.parse(stored.data), wanted)) return stored;
    await clock.sleep(LOOK_EVERY_MS);
  }
  return null;
}

/** As wanted, or somebody has changed it again since. */
function isThere(stored: Record<string, unknown>, wanted: Record<string, unknown>): boolean {
  return (
    isDeepStrictEqual(stored, wanted) ||
    Date.parse(String(stored.updated_date)) > Date.parse(String(wanted.updated_date))
  );
}

/** @param field which the vendor may refuse */
async function asking<T>(
  engine: Engine,
  connection: ConnectionRecord,
  work: (account: VendorAccount) => Promise<T>,
  field = 'integration_type',
): Promise<T> {
  const { connection_id: id, integration_type: type, integration_name: name } = connection;
  const connector = engine.connectors.find(type, name);
  if (!connector) throw new BackhaulError('not_implemented', `There is no sandbox of type ${type} here.`);
  const { api_key: apiKey = '' } = openCredentials(engine.sealer, id, connection.sealed_credentials);
  const now = () => engine.clock.now();
  const { timeoutMs } = connector;
  const signal = AbortSignal.timeout(ASK_WITHIN_MS);
  const http = sourceHttp({ signal, timeoutMs, now, dispatcher: engine.dispatcher });
  try {
    return await work({ http, baseUrl: connector.baseUrl, apiKey, now });
  } catch (error) {
    if (error instanceof Terminal) throw invalidField(field, error.message);
    if (!(error instanceof ConnectorError)) throw error;
    throw new BackhaulError(
      'source_unavailable',
      `The sandbox could not be asked, and nothing was done there: ${error.message} It runs with "backhaul start", or at BACKHAUL_SANDBOX_URL.`,
    );
  }
}
