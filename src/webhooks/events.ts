import { BackhaulError } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { findEvent } from '../store/queries/event-find.ts';
import { type EventFilters, type EventSummaryRow, listEvents } from '../store/queries/event-list.ts';
import type { EventRow } from '../store/queries/load-deliveries.ts';
import type { Engine } from '../sync/engine.ts';
import { gather, type Page, type PageAsk } from '../sync/gather.ts';
import { isId } from './endpoint-view.ts';
import { envelope, messageId } from './envelope.ts';

/** An event without its record, as it is listed. */
export interface EventSummary {
  event_id: string;
  message_id: string;
  event_type: string;
  connection_id: string;
  record_id: string | null;
  record_version: number | null;
  cause: { run_id: string | null; kind: string; historical: boolean };
  created_at: string;
}

/** An organization's events, newest first. */
export async function findEvents(
  { pool }: Engine,
  organizationId: string,
  filters: EventFilters,
  ask: PageAsk,
): Promise<Page<EventSummary>> {
  const page = await gather(ask, filters, (place) => listEvents(pool, organizationId, filters, place));
  return { items: page.items.map(toSummary), next: page.next };
}

/**
 * An event of an organization's connection.
 *
 * @throws BackhaulError not_found, for what belongs to somebody else as for what does not exist
 */
export async function requireEvent(
  db: Queryable,
  organizationId: string,
  connectionId: string,
  eventId: string,
): Promise<EventRow> {
  const found =
    isId(connectionId) && isId(eventId)
      ? await findEvent(db, organizationId, connectionId, eventId)
      : undefined;
  if (found) return found;
  throw new BackhaulError(
    'not_found',
    `There is no event ${eventId.slice(0, 64)}, or it is no longer kept.`,
    { id: eventId.slice(0, 64) },
  );
}

/**
 * The body of an event as it is sent, as JSON text; but for the access token that `connection.created` is sent with,
 * which is shown to receivers alone.
 */
export function shownEnvelope(event: EventRow, publicUrl: string): string {
  return envelope(event, publicUrl, () => HIDDEN);
}

const HIDDEN = 'hidden: sent to endpoints only';

function toSummary(row: EventSummaryRow): EventSummary {
  return {
    event_id: row.event_id,
    message_id: messageId(row.event_id),
    event_type: row.type,
    connection_id: row.connection_id,
    record_id: row.record_id,
    record_version: row.record_version === null ? null : Number(row.record_version),
    cause: { run_id: row.run_id, kind: row.kind ?? 'api', historical: row.historical },
    created_at: row.created_at.toISOString(),
  };
}
