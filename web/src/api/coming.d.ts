import type { components } from './schema.d.ts';

interface Envelope {
  next_token: string | null;
  total_count: number;
}
type Get<Query, Path, Answer> = {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  get: {
    parameters: { query?: Query; header?: never; cookie?: never } & ([Path] extends [never]
      ? { path?: never }
      : { path: Path });
    requestBody?: never;
    responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Answer } } };
  };
};
type Job = components['schemas']['SyncJob'];
interface Named {
  connection_id: string;
  integration_name: string;
  integration_display_name: string;
  customer_id: string | null;
}
interface Overview {
  open_jobs: { count: number; jobs: (Job & Named)[] };
  stuck_jobs: number;
  trouble: { count: number; connections: (Named & { reason: string | null; since: string | null })[] };
  freshness: {
    up_to_date: number;
    late: number;
    never: number;
    latest: (Named & { function_name: string; latest_data: string | null })[];
  };
  events_today: { count: number; at_least: boolean };
  quota: {
    connection_id: string;
    integration_name: string;
    declared: { burst: number; per_second: number };
    limit: { burst: number; per_second: number };
    left: number;
    reserve: number;
    connections: number;
    paused: { until: string; reason: string } | null;
  }[];
}
interface CoverageOf {
  connection_id: string;
  integration_name: string;
  integration_display_name: string;
  customer_id: string | null;
  functions: {
    function_name: string;
    basis: string;
    oldest: string | null;
    newest: string | null;
    covered: { start: string; end: string }[];
    gap_count: number;
  }[];
}
declare module './schema.d.ts' {
  interface paths {
    '/coverage': Get<{ limit?: number; page_token?: string }, never, { data: CoverageOf[] } & Envelope>;
    '/overview': Get<never, never, { data: Overview }>;
  }
}
