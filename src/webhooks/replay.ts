import { BackhaulError, invalidField } from '../model/index.ts';
import { inTransaction, type Transaction } from '../store/database.ts';
import { connectionIdsOf, connectionsOfOrganization } from '../store/queries/endpoint-connections.ts';
import type { EndpointRow } from '../store/queries/endpoint-find.ts';
import { holdEndpoint } from '../store/queries/endpoint-lock.ts';
import { countReplays, replayEvent, replayGivenUp, replayRange } from '../store/queries/endpoint-replay.ts';
import type { Engine } from '../sync/engine.ts';
import { idAt } from '../sync/gather.ts';
import { isId, noEndpoint, requireEndpoint } from './endpoint-view.ts';
import { requireEvent } from './events.ts';

/** What is to be sent again: one event, or what happened in a range of time. */
export type ReplayAsk =
  | { connectionId: string; eventId: string }
  | { since: Date; until: Date; connectionId: string | undefined; onlyFailed: boolean };

/** The end of a range that has none: events later than now are not there. */
export const NO_END = new Date('2999-01-01T00:00:00Z');

/** Each has a row for each connection, and all of them take turns. */
const MOST_REPLAYS = 20;
/** Connections looked at in one transaction. */
const BATCH = 200;
const SLACK_MS = 3600 * 1000;

/**
 * Sends an endpoint events once more, beside what it is sent anyway. What is asked of an endpoint that is switched off
 * follows when it is switched on.
 *
 * @returns how many events follow; those of a range that are of types the endpoint does not take are passed over then
 * @throws BackhaulError not_found, invalid, too_many_replays
 */
export async function replay(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  ask: ReplayAsk,
): Promise<number> {
  const endpoint = await requireEndpoint(engine.pool, organizationId, endpointId);
  if ('eventId' in ask) return replayOne(engine, endpoint, ask);
  if (ask.since >= ask.until) throw invalidField('until', 'must be after since.');
  if (ask.connectionId !== undefined) await requireTaken(engine, endpoint, ask.connectionId);
  return ask.onlyFailed
    ? replayFailed(engine, endpoint, ask.since, ask.until, ask.connectionId)
    : replayAll(engine, endpoint, ask.since, ask.until, ask.connectionId);
}

async function replayOne(
  engine: Engine,
  endpoint: EndpointRow,
  { connectionId, eventId }: { connectionId: string; eventId: string },
): Promise<number> {
  const event = await requireEvent(engine.pool, endpoint.organization_id, connectionId, eventId);
  await requireTaken(engine, endpoint, event.connection_id);
  if (endpoint.event_types && !endpoint.event_types.includes(event.type))
    throw invalidField('event_id', `it is of type ${event.type}, which this endpoint does not take.`);
  const key = {
    connectionId: event.connection_id,
    endpointId: endpoint.endpoint_id,
    eventId: event.event_id,
  };
  await whileItIsThere(engine, endpoint, (tx) => replayEvent(tx, key));
  return 1;
}

async function replayAll(
  engine: Engine,
  endpoint: EndpointRow,
  since: Date,
  until: Date,
  connectionId: string | undefined,
): Promise<number> {
  const { endpoint_id: endpointId } = endpoint;
  if ((await countReplays(engine.pool, endpointId, MOST_REPLAYS)) >= MOST_REPLAYS)
    throw new BackhaulError(
      'too_many_replays',
      `This endpoint is still being sent ${MOST_REPLAYS} replays, which is the most. Let some of them end first.`,
    );
  const feedId = engine.newId();
  const chosen = connectionId === undefined ? endpoint.connection_ids : [connectionId];
  let events = 0;
  for await (const connectionIds of batches(engine, endpoint.organization_id, chosen)) {
    events += await whileItIsThere(engine, endpoint, async (tx) => {
      let found = 0;
      for (const connectionId of connectionIds)
        found += await replayRange(tx, { feedId, endpointId, connectionId }, since, until);
      return found;
    });
  }
  return events;
}

async function replayFailed(
  engine: Engine,
  endpoint: EndpointRow,
  since: Date,
  until: Date,
  connectionId: string | undefined,
): Promise<number> {
  const { endpoint_id: endpointId, connection_ids: taken } = endpoint;
  const connectionIds = connectionId === undefined ? taken : [connectionId];
  let events = 0;
  let after: string | null = idAt(since.getTime() - SLACK_MS);
  while (after !== null) {
    const range: { after: string; since: Date; until: Date } = { after, since, until };
    const found: { events: number; next: string | null } = await whileItIsThere(engine, endpoint, (tx) =>
      replayGivenUp(tx, { endpointId, connectionIds }, range),
    );
    events += found.events;
    after = found.next;
  }
  return events;
}

/** Nothing may be noted for an endpoint that is being deleted: nobody would ever clear it away. */
function whileItIsThere<T>(
  engine: Engine,
  { organization_id, endpoint_id }: EndpointRow,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inTransaction(engine.pool, async (tx) => {
    if (!(await holdEndpoint(tx, organization_id, endpoint_id))) throw noEndpoint(endpoint_id);
    return work(tx);
  });
}

/** @throws BackhaulError invalid, for a connection that the endpoint is told nothing of */
async function requireTaken(engine: Engine, endpoint: EndpointRow, connectionId: string): Promise<void> {
  const ids = isId(connectionId) ? [connectionId] : [];
  const [known] = await connectionsOfOrganization(engine.pool, endpoint.organization_id, ids);
  if (known === undefined)
    throw invalidField(
      'connection_id',
      `${connectionId.slice(0, 64)} is not a connection of this organization.`,
    );
  if (endpoint.connection_ids && !endpoint.connection_ids.includes(known))
    throw invalidField('connection_id', 'this endpoint does not take that connection.');
}

/** The chosen connections, or all of an organization, some at a time. */
async function* batches(
  { pool }: Engine,
  organizationId: string,
  chosen: readonly string[] | null,
): AsyncGenerator<readonly string[]> {
  if (chosen) {
    for (let at = 0; at < chosen.length; at += BATCH) yield chosen.slice(at, at + BATCH);
    return;
  }
  for (let after: string | null = null; ; ) {
    const ids: string[] = await connectionIdsOf(pool, organizationId, after, BATCH);
    if (ids.length > 0) yield ids;
    if (ids.length < BATCH) return;
    after = ids.at(-1)!;
  }
}
