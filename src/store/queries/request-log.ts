import type { Queryable } from '../database.ts';

/** A request as it is written down. */
export interface LoggedRequest {
  logId: string;
  organizationId: string;
  at: Date;
  actorKind: 'key' | 'user' | 'operator' | 'invitation';
  actorId: string | null;
  connectionId: string | null;
  requestId: string;
  method: string;
  route: string;
  path: string;
  query: string;
  status: number;
  errorCode: string | null;
  error: string | null;
  durationMs: number;
  remoteAddress: string | null;
  isChange: boolean;
}

/** Writes requests down, all in one statement. */
export async function insertRequests(db: Queryable, requests: readonly LoggedRequest[]): Promise<void> {
  await db.query(
    `INSERT INTO request_log (log_id, organization_id, at, actor_kind, actor_id, connection_id, request_id, method, route,
       path, query, status, error_code, error, duration_ms, remote_address, is_change)
     SELECT * FROM json_to_recordset($1) AS given (
       "logId" uuid, "organizationId" uuid, at timestamptz, "actorKind" text, "actorId" uuid, "connectionId" uuid,
       "requestId" text, method text, route text, path text, query text, status smallint, "errorCode" text, error text,
       "durationMs" integer, "remoteAddress" text, "isChange" boolean)`,
    [JSON.stringify(requests)],
  );
}

/** What a list of requests is narrowed to. */
export interface RequestFilter {
  changesOnly: boolean;
  connectionId: string | null;
  method: string | null;
  /** Text that the address holds. */
  contains: string | null;
  /** From and to, both included. */
  status: readonly [number, number] | null;
  actorId: string | null;
  requestId: string | null;
  /** Requests in [from, to). */
  from: Date | null;
  to: Date | null;
}

export interface RequestRow {
  log_id: string;
  at: Date;
  actor_kind: LoggedRequest['actorKind'];
  actor_id: string | null;
  actor_name: string | null;
  connection_id: string | null;
  request_id: string;
  method: string;
  route: string;
  path: string;
  query: string;
  status: number;
  error_code: string | null;
  error: string | null;
  duration_ms: number;
  remote_address: string | null;
}

const WHERE = `organization_id = $1 AND (NOT $2 OR is_change) AND ($3::uuid IS NULL OR connection_id = $3)
  AND ($4::text IS NULL OR method = $4) AND ($5::text IS NULL OR strpos(path, $5) > 0)
  AND ($6::smallint IS NULL OR status BETWEEN $6 AND $7) AND ($8::uuid IS NULL OR actor_id = $8)
  AND ($9::text IS NULL OR request_id = $9) AND ($10::timestamptz IS NULL OR at >= $10)
  AND ($11::timestamptz IS NULL OR at < $11)`;

const valuesOf = (organizationId: string, filter: RequestFilter) => [
  organizationId,
  filter.changesOnly,
  filter.connectionId,
  filter.method,
  filter.contains,
  filter.status?.[0] ?? null,
  filter.status?.[1] ?? null,
  filter.actorId,
  filter.requestId,
  filter.from,
  filter.to,
];

/** Requests of an organization, the newest first, from the one after `after`. Whoever made one is named as he is called now. */
export async function listRequests(
  db: Queryable,
  organizationId: string,
  filter: RequestFilter,
  after: string | null,
  limit: number,
): Promise<RequestRow[]> {
  const { rows } = await db.query<RequestRow>(
    `SELECT log_id, at, actor_kind, actor_id, coalesce(api_key.name, app_user.name) AS actor_name, connection_id,
       request_id, method, route, path, query, status, error_code, error, duration_ms, remote_address
     FROM (SELECT * FROM request_log WHERE ${WHERE} AND ($12::uuid IS NULL OR log_id < $12)
           ORDER BY log_id DESC LIMIT $13) AS page
       LEFT JOIN api_key ON api_key_id = actor_id LEFT JOIN app_user ON user_id = actor_id
     ORDER BY log_id DESC`,
    [...valuesOf(organizationId, filter), after, limit],
  );
  return rows;
}

/** How many of the latest requests that a filter leaves are of each method, status and route; the most frequent first. */
export async function countRequests(
  db: Queryable,
  organizationId: string,
  filter: RequestFilter,
  atMost: number,
): Promise<{ facet: 'method' | 'status' | 'route'; value: string; count: number }[]> {
  const { rows } = await db.query<{ facet: 'method' | 'status' | 'route'; value: string; count: number }>(
    `WITH latest AS (SELECT method, status, route FROM request_log WHERE ${WHERE} ORDER BY log_id DESC LIMIT $12)
     SELECT CASE WHEN method IS NOT NULL THEN 'method' WHEN status IS NOT NULL THEN 'status' ELSE 'route' END AS facet,
       coalesce(method, status::text, route) AS value, count(*)::int AS count
     FROM latest GROUP BY GROUPING SETS ((method), (status), (route)) ORDER BY facet, count DESC, value`,
    [...valuesOf(organizationId, filter), atMost],
  );
  return rows;
}

/** How long reads and changes are kept. */
const READS_KEPT = '30 days';
const CHANGES_KEPT = '400 days';
const BATCH = 2000;

/** Drops requests that have had their time, a bounded number. */
export async function dropRequests(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM request_log WHERE (organization_id, log_id) IN
       (SELECT organization_id, log_id FROM request_log
        WHERE at < now() - interval '${READS_KEPT}' AND NOT is_change LIMIT ${BATCH})`,
  );
  await db.query(
    `DELETE FROM request_log WHERE (organization_id, log_id) IN
       (SELECT organization_id, log_id FROM request_log WHERE at < now() - interval '${CHANGES_KEPT}' AND is_change LIMIT ${BATCH})`,
  );
}
