import type { EventRow } from '../store/queries/load-deliveries.ts';

/** A larger message is sent without its record; receivers fetch that from `data_url`. */
const BODY_MOST = 256 * 1024;

/** The id by which receivers know an event again, whatever the attempt. */
export function messageId(eventId: string): string {
  return `msg_${eventId.replaceAll('-', '')}`;
}

/**
 * The body of an event as it is sent: the documented envelope, then ours (`record_version`, `cause`, `event_id`,
 * `created_at`). Stored JSON goes in as it is.
 *
 * @param publicUrl where receivers reach the API
 * @param accessToken of the connection, for `connection.created` alone; it is stored sealed and never in an event.
 *   Null for one that was deleted since
 */
export function envelope(event: EventRow, publicUrl: string, accessToken: () => string | null): string {
  const body = assemble(event, dataOf(event, accessToken), event.previous_attributes);
  if (Buffer.byteLength(body) <= BODY_MOST) return body;
  const path = `/webhooks/events/${event.connection_id}/${event.event_id}/data`;
  return assemble(event, JSON.stringify({ id: event.record_id }), null, {
    data_truncated: true,
    data_url: `${publicUrl}${path}`,
  });
}

function dataOf({ type, data }: EventRow, accessToken: () => string | null): string {
  if (type !== 'connection.created') return data;
  return JSON.stringify({ ...(JSON.parse(data) as object), access_token: accessToken() });
}

function assemble(event: EventRow, data: string, previous: string | null, more: object = {}): string {
  const parts: [string, string][] = [
    ['event_type', JSON.stringify(event.type)],
    ['connection_id', JSON.stringify(event.connection_id)],
    ['integration_name', JSON.stringify(event.integration_name)],
    ['integration_type', JSON.stringify(event.integration_type)],
    ['customer_id', JSON.stringify(event.customer_id)],
    ['data', data],
  ];
  if (previous !== null) parts.push(['previous_attributes', previous]);
  for (const [name, value] of Object.entries(more)) parts.push([name, JSON.stringify(value)]);
  if (event.record_version !== null) parts.push(['record_version', event.record_version]);
  const { run_id, kind, historical } = event;
  // Changes that no run found were made through the API: tags.
  parts.push(['cause', JSON.stringify({ run_id, kind: kind ?? 'api', historical })]);
  parts.push(['event_id', JSON.stringify(event.event_id)]);
  parts.push(['created_at', JSON.stringify(event.created_at.toISOString())]);
  return `{${parts.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}
