import { BackhaulError } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { type EndpointRow, findEndpoint } from '../store/queries/endpoint-find.ts';
import type { Engine } from '../sync/engine.ts';
import { openSecretsIfPossible, validAt } from './secrets.ts';

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** An endpoint as the API and the command line show it. */
export interface Endpoint {
  id: string;
  url: string;
  description: string;
  event_types: string[] | null;
  connection_ids: string[] | null;
  max_per_second: number;
  enabled: boolean;
  disabled_reason: 'request' | 'failing' | null;
  disabled_at: string | null;
  failing_since: string | null;
  paused_until: string | null;
  behind: number;
  waiting: number;
  secrets: { until: string | null }[];
  created_at: string;
  updated_at: string;
}

/** A stored endpoint as it is shown: of its secrets only how many there are, and until when. */
export function toEndpoint({ sealer, clock }: Engine, row: EndpointRow): Endpoint {
  const secrets = openSecretsIfPossible(sealer, row.endpoint_id, row.sealed_secrets);
  return {
    id: row.endpoint_id,
    url: row.url,
    description: row.description,
    event_types: row.event_types,
    connection_ids: row.connection_ids,
    max_per_second: row.max_per_second,
    enabled: row.enabled,
    disabled_reason: row.disabled_reason,
    disabled_at: iso(row.disabled_at),
    failing_since: iso(row.failing_since),
    paused_until: iso(row.paused_until),
    behind: Number(row.behind),
    waiting: Number(row.waiting),
    secrets: validAt(secrets, clock.now()).map(({ until }) => ({ until })),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/**
 * An endpoint of an organization.
 *
 * @throws BackhaulError not_found, for what belongs to somebody else as for what does not exist
 */
export async function requireEndpoint(
  db: Queryable,
  organizationId: string,
  endpointId: string,
): Promise<EndpointRow> {
  const found = isId(endpointId) ? await findEndpoint(db, organizationId, endpointId) : undefined;
  if (found) return found;
  throw noEndpoint(endpointId);
}

/** The same, as it is shown. */
export async function readEndpoint(
  engine: Engine,
  organizationId: string,
  endpointId: string,
): Promise<Endpoint> {
  return toEndpoint(engine, await requireEndpoint(engine.pool, organizationId, endpointId));
}

/** The refusal for an id that names no endpoint of the caller. */
export function noEndpoint(id: string): BackhaulError {
  return new BackhaulError('not_found', `There is no endpoint ${id.slice(0, 64)}.`, { id: id.slice(0, 64) });
}

/** Whether a text can be an id of ours at all. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
