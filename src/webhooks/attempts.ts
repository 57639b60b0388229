import { type AttemptFilters, type AttemptRow, listAttempts } from '../store/queries/attempt-list.ts';
import type { Engine } from '../sync/engine.ts';
import { gather, type Page, type PageAsk } from '../sync/gather.ts';
import { requireEndpoint } from './endpoint-view.ts';
import { messageId } from './envelope.ts';

/** What was sent to an endpoint and how it answered, as it is shown. */
export interface Attempt {
  id: string;
  /** The `svix-id` header. */
  message_id: string;
  /** Null for a made-up event. */
  connection_id: string | null;
  event_id: string;
  event_type: string;
  number: number;
  outcome: 'delivered' | 'failed' | 'gave_up';
  status: number | null;
  response: string | null;
  error: string | null;
  duration_ms: number;
  attempted_at: string;
  next_attempt_at: string | null;
}

/** Attempts on an endpoint, newest first. @throws BackhaulError not_found */
export async function findAttempts(
  { pool }: Engine,
  organizationId: string,
  endpointId: string,
  filters: AttemptFilters,
  ask: PageAsk,
): Promise<Page<Attempt>> {
  const { endpoint_id: id } = await requireEndpoint(pool, organizationId, endpointId);
  const page = await gather(ask, filters, (place) => listAttempts(pool, id, filters, place));
  return { items: page.items.map(toAttempt), next: page.next };
}

/** A stored attempt as it is shown. */
export function toAttempt(row: AttemptRow): Attempt {
  const { attempt_id: id, attempted_at: at, next_attempt_at: next, ...rest } = row;
  return {
    id,
    message_id: messageId(row.event_id),
    ...rest,
    attempted_at: at.toISOString(),
    next_attempt_at: next?.toISOString() ?? null,
  };
}
