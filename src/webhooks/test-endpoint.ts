import type { Dispatcher } from 'undici';
import { BackhaulError } from '../model/index.ts';
import { inTransaction } from '../store/database.ts';
import type { AttemptRow } from '../store/queries/attempt-list.ts';
import { type ConnectionRecord, listConnections } from '../store/queries/connections.ts';
import type { EventRow } from '../store/queries/load-deliveries.ts';
import { writeAttempts } from '../store/queries/write-deliveries.ts';
import type { Engine } from '../sync/engine.ts';
import { type Attempt, toAttempt } from './attempts.ts';
import { eventTypeProblem } from './check-endpoint.ts';
import { requireEndpoint } from './endpoint-view.ts';
import { envelope, messageId } from './envelope.ts';
import { post } from './post.ts';
import { connectionTypeOf, sampleOf } from './sample.ts';
import { openSecrets, validAt } from './secrets.ts';

const USUAL_TYPE = 'order.created';
/** Among so many a connection of the right type is looked for. */
const CONNECTIONS_LOOKED_AT = 100;
/** Whose event it is where there is no connection yet. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Sends an endpoint one made-up event, at once and once, also where it is switched off. It counts neither for nor
 * against the endpoint.
 *
 * @param eventType the first that the endpoint takes unless told
 * @param outside how receivers are reached, and where they reach the API
 * @returns how it went, as it stands in the endpoint's log
 * @throws BackhaulError invalid, not_found
 */
export async function testEndpoint(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  eventType: string | undefined,
  outside: { dispatcher: Dispatcher; publicUrl: string },
): Promise<Attempt> {
  const problem = eventType === undefined ? null : eventTypeProblem(eventType);
  if (problem !== null)
    throw new BackhaulError('invalid', `event_type: ${problem}`, {
      detail: { json: { event_type: [problem] } },
    });
  const { pool, sealer, clock } = engine;
  const endpoint = await requireEndpoint(pool, organizationId, endpointId);
  const type = eventType ?? endpoint.event_types?.[0] ?? USUAL_TYPE;
  const event = madeUp(engine, type, await someConnection(engine, organizationId, type));
  const secrets = validAt(openSecrets(sealer, endpoint.endpoint_id, endpoint.sealed_secrets), clock.now());
  const message = {
    url: endpoint.url,
    id: messageId(event.event_id),
    body: envelope(event, outside.publicUrl, () => 'made-up'),
    secrets: secrets.map(({ secret }) => secret),
  };
  const outcome = await post(outside.dispatcher, message, new AbortController().signal);
  const attempt: AttemptRow = {
    attempt_id: engine.newId(),
    connection_id: null,
    event_id: event.event_id,
    event_type: type,
    number: 1,
    outcome: outcome.delivered ? 'delivered' : 'gave_up',
    status: outcome.status,
    response: outcome.response,
    error: outcome.error,
    duration_ms: outcome.durationMs,
    attempted_at: clock.now(),
    next_attempt_at: null,
  };
  await inTransaction(pool, (tx) => writeAttempts(tx, [toWrite(endpoint.endpoint_id, attempt)]));
  return toAttempt(attempt);
}

/** One of the organization's connections, of the type that has such events where there is one. */
async function someConnection(
  { pool }: Engine,
  organizationId: string,
  eventType: string,
): Promise<ConnectionRecord | undefined> {
  const wanted = connectionTypeOf(eventType);
  const some = await listConnections(pool, organizationId, {}, null, CONNECTIONS_LOOKED_AT);
  return some.find((one) => wanted === null || one.integration_type === wanted) ?? some[0];
}

function madeUp({ newId, clock }: Engine, type: string, connection: ConnectionRecord | undefined): EventRow {
  const { data, previous, recordId } = sampleOf(type, clock.now());
  return {
    connection_id: connection?.connection_id ?? NOBODY,
    event_id: newId(),
    seq: '0',
    type,
    record_id: recordId,
    record_version: recordId === null ? null : '1',
    run_id: null,
    kind: 'test',
    historical: false,
    data: JSON.stringify(data),
    previous_attributes: previous === null ? null : JSON.stringify(previous),
    created_at: clock.now(),
    integration_name: connection?.integration_name ?? 'sandbox',
    integration_type: connection?.integration_type ?? connectionTypeOf(type) ?? 'wms',
    customer_id: connection?.customer_id ?? null,
    sealed_access_token: '',
  };
}

function toWrite(endpointId: string, attempt: AttemptRow) {
  return {
    attemptId: attempt.attempt_id,
    endpointId,
    connectionId: null,
    eventId: attempt.event_id,
    eventType: attempt.event_type,
    number: attempt.number,
    outcome: attempt.outcome,
    status: attempt.status,
    response: attempt.response,
    error: attempt.error,
    durationMs: attempt.duration_ms,
    nextInMs: null,
  };
}
