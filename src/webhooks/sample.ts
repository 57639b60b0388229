import type { TSchema } from 'typebox';
import { type Resource, resources, storedSchema } from '../model/index.ts';

/** What a made-up event is about: the whole record, and what was there before. */
export interface Sample {
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
  recordId: string | null;
}

const RECORD_ID = 'sample-1';
const ORDERS = { function_name: 'get_orders', resource: 'orders' };
const REPORT = {
  records_new: 1,
  records_changed: 0,
  records_unchanged: 0,
  records_outdated: 0,
  records_quarantined: 0,
  unavailable: [],
  verification: null,
  remap: null,
};

/**
 * Made-up content for an event of a type. Records are made from the model's own schema, so that they have every field
 * there is and none that is not.
 *
 * @param now the instant of every date in it
 */
export function sampleOf(type: string, now: Date): Sample {
  for (const resource of resources) {
    const { events } = resource;
    if (!events) continue;
    const list = events.also.find((one) => one.type === type)?.list;
    if (type !== events.created && type !== events.updated && list === undefined) continue;
    return {
      data: sampleRecord(resource, now),
      previous: list !== undefined ? { [list]: [] } : type === events.updated ? before(resource, now) : null,
      recordId: RECORD_ID,
    };
  }
  return { data: aboutConnection(type, instant(now)), previous: null, recordId: null };
}

/** The type of connection that has events of a type; null where all have. */
export function connectionTypeOf(type: string): string | null {
  const owner = resources.find(
    ({ events }) =>
      events &&
      (events.created === type || events.updated === type || events.also.some((one) => one.type === type)),
  );
  return owner?.type ?? null;
}

function sampleRecord(resource: Resource, now: Date): Record<string, unknown> {
  const record = sampleValue('', storedSchema(resource), now) as Record<string, unknown>;
  return { ...record, id: RECORD_ID };
}

/** One field, with another value than the sample has. */
function before(resource: Resource, now: Date): Record<string, unknown> {
  const changed = new Date(now.getTime() - 3_600_000);
  return 'updated_date' in resource.schema.properties
    ? { updated_date: instant(changed) }
    : { trackstar_updated_date: instant(changed) };
}

type Shape = TSchema & {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  anyOf?: TSchema[];
  items?: TSchema;
  properties?: Record<string, TSchema>;
};

function sampleValue(name: string, schema: TSchema, now: Date): unknown {
  const { type, format, enum: words, anyOf, items, properties } = schema as Shape;
  if (anyOf) return sampleValue(name, anyOf[0]!, now);
  if (words) return words[0];
  switch (type) {
    case 'string':
      return format === 'date-time' ? instant(now) : `sample ${name.replaceAll('_', ' ')}`.trim();
    case 'integer':
      return 1;
    case 'number':
      return 1.5;
    case 'boolean':
      return true;
    case 'array':
      return items ? [sampleValue(name, items, now)] : [];
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {}).map(([field, inner]) => [field, sampleValue(field, inner, now)]),
      );
    default:
      return null;
  }
}

function aboutConnection(type: string, at: string): Record<string, unknown> {
  const what = type.slice(0, type.indexOf('.'));
  if (what === 'carrier-file') {
    const name = 'sample.csv';
    return {
      id: RECORD_ID,
      file_name: name,
      filename: name,
      file_type: 'csv',
      generated_time: at,
      size: 1,
      warnings: [],
    };
  }
  if (what === 'connection-error') {
    return {
      failed_url: 'https://vendor.example.com/orders',
      affected_endpoints: [{ endpoint: 'GET /wms/orders', preventing_sync: true }],
      integration_name: 'sandbox',
      error_message: 'This is a made-up error.',
      code: 'permission_missing',
      function_name: 'get_orders',
      created_date: at,
      updated_date: at,
      last_seen: at,
    };
  }
  switch (type) {
    case 'connection.created':
      return { created_date: at };
    case 'connection.deleted':
      return { deleted_date: at };
    case 'connection.historical-sync-completed':
      return { ...ORDERS, oldest_data_date: at, newest_data_date: at, report: REPORT };
    case 'connection.force-sync-completed':
      return { ...ORDERS, finished_at: at, report: REPORT };
    case 'connection.schedule-stuck':
      return {
        ...ORDERS,
        latest_data: at,
        reason: { code: 'no_progress', message: 'This is a made-up reason.' },
      };
    default:
      return {
        ...ORDERS,
        id: RECORD_ID,
        sync_job_id: RECORD_ID,
        status: type.slice(type.lastIndexOf('-') + 1),
      };
  }
}

function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
