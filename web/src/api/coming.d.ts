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
  customer_id: string | null;
}
interface Run {
  run_id: string;
  kind: 'initial' | 'scheduled' | 'manual' | 'on_demand';
  function_name: string;
  status: Job['status'];
  window_start: string | null;
  window_end: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  pages: number;
  requests: number;
  records_new: number;
  records_changed: number;
  records_unchanged: number;
  records_outdated: number;
  records_quarantined: number;
  waiting_until: string | null;
  error: { code: string; message: string } | null;
}
interface ErrorRow {
  error_id: string;
  function_name: string | null;
  code: string;
  message: string;
  preventing_sync: boolean;
  first_seen: string;
  last_seen: string;
  resolved_at: string | null;
}
interface Overview {
  open_jobs: { count: number; jobs: (Job & Named)[] };
  stuck_jobs: number;
  trouble: { count: number; connections: (Named & { reason: string; since: string })[] };
  freshness: {
    up_to_date: number;
    late: number;
    never: number;
    latest: (Named & { function_name: string; latest_data: string | null })[];
  };
  events_today: { count: number; at_least: boolean };
  quota: (Named & {
    declared: { burst: number; per_second: number };
    limit: { burst: number; per_second: number };
    left: number;
    reserve: number;
    connections: number;
    paused: { until: string; reason: string } | null;
  })[];
}
type SessionAnswer = {
  data: {
    user: { user_id: string; email: string; name: string | null; role: 'owner' | 'operator' | 'viewer' };
    organization: { organization_id: string; name: string };
    csrf_token: string;
  };
};
interface CoverageOf {
  connection_id: string;
  integration_name: string;
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
    '/session': Get<never, never, SessionAnswer> & {
      post: {
        requestBody: { content: { 'application/json': { link_token: string } } };
        responses: Get<never, never, SessionAnswer>['get']['responses'];
      };
      delete: { responses: { 200: { content: { 'application/json': unknown } } } };
    };
    '/coverage': Get<{ limit?: number; page_token?: string }, never, { data: CoverageOf[] } & Envelope>;
    '/overview': Get<never, never, { data: Overview }>;
    '/connections/{connection_id}/runs': Get<
      { kind?: string; function_name?: string; status?: string; limit?: number; page_token?: string },
      { connection_id: string },
      { data: Run[] } & Envelope
    >;
    '/connections/{connection_id}/errors': Get<
      { limit?: number; page_token?: string },
      { connection_id: string },
      { data: ErrorRow[] } & Envelope
    >;
  }
}
