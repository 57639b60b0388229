import type { Transaction } from '../store/database.ts';
import {
  healConnectionErrors,
  type NotedError,
  noteConnectionError,
} from '../store/queries/connection-errors.ts';
import { loadSchedules } from '../store/queries/schedules.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { connectionEvent } from './connection-event.ts';
import type { ConnectionView, OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { affectedEndpoints } from './readable.ts';

/**
 * Notes what the source refused for good, and tells of it where it is new or says something else than before; the same
 * refusal again is no news.
 */
export async function noteRefusal(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  refusal: { functionName: string; code: string; message: string },
): Promise<void> {
  const now = engine.clock.now();
  const { connectionId } = view;
  const { error, change } = await noteConnectionError(tx, { connectionId, ...refusal, now });
  if (change) await tell(tx, engine, view, run, `connection-error.${change}`, [error]);
}

/**
 * Takes back the errors that a page of a run shows to be over, and tells of it.
 *
 * @param run null: credentials that were accepted show that they are no longer refused, and nothing else
 */
export async function healErrors(
  tx: Transaction,
  engine: Engine,
  of: Pick<ConnectionView, 'connectionId' | 'integration'>,
  run: OpenRun | null,
): Promise<void> {
  const healed = await healConnectionErrors(tx, of.connectionId, run?.functionName ?? '');
  await tell(tx, engine, of, run, 'connection-error.deleted', healed);
}

async function tell(
  tx: Transaction,
  engine: Engine,
  view: Pick<ConnectionView, 'connectionId' | 'integration'>,
  run: OpenRun | null,
  type: 'connection-error.created' | 'connection-error.updated' | 'connection-error.deleted',
  errors: readonly NotedError[],
): Promise<void> {
  if (errors.length === 0) return;
  const now = instant(engine.clock.now());
  const { integration } = view;
  const schedules = await loadSchedules(tx, [view.connectionId]);
  // What is disabled is not synced anyway.
  const synced = schedules.filter((one) => !one.disabled).map((one) => one.function_name);
  const connector = engine.connectors.find(integration.integration_type, integration.integration_name);
  const events = errors.map((error) =>
    connectionEvent(
      engine,
      type,
      {
        // The integration's address and never the request's: that may hold what nobody else is to know.
        failed_url: connector?.baseUrl.split(/[?#]/, 1)[0] ?? '',
        affected_endpoints: affectedEndpoints(
          engine,
          integration,
          error.functionName === '' ? synced : [error.functionName],
        ),
        integration_name: integration.integration_name,
        error_message: error.message,
        code: error.code,
        function_name: error.functionName || null,
        created_date: instant(error.firstSeen),
        updated_date: now,
        last_seen: instant(error.lastSeen),
      },
      run,
    ),
  );
  writeEvents(tx, view.connectionId, events);
}
