import { countConnections } from '../store/queries/account-connections.ts';
import { connectionsInTrouble } from '../store/queries/connections-in-trouble.ts';
import { countJobs } from '../store/queries/organization-jobs.ts';
import { countEventsSince, readFreshness } from '../store/queries/organization-overview.ts';
import { type PressedAccount, pressedAccounts } from '../store/queries/pressed-accounts.ts';
import type { Engine } from './engine.ts';
import { idAt } from './gather.ts';
import { instant } from './job.ts';
import { findOrganizationJobs, type OrganizationJob } from './organization-jobs.ts';
import { type QuotaView, rounded } from './quota-view.ts';

const MOST_JOBS = 20;
const MOST_TROUBLED = 20;
const MOST_LATE = 10;
const MOST_ACCOUNTS = 10;
/** Counting events ends here. */
const MOST_EVENTS = 10_000;

interface Named {
  connection_id: string;
  integration_name: string;
  integration_display_name: string;
  customer_id: string | null;
}

/** What goes on in an organization at this moment. */
export interface Present {
  open_jobs: { count: number; jobs: OrganizationJob[] };
  stuck_jobs: number;
  trouble: { count: number; connections: (Named & { reason: string | null; since: string | null })[] };
}

/** What changes slowly, and takes a look at each connection. */
export interface Standing {
  freshness: {
    up_to_date: number;
    late: number;
    never: number;
    latest: (Named & { function_name: string; latest_data: string })[];
  };
  events_today: { count: number; at_least: boolean };
  quota: (QuotaView & Named)[];
}

/** The open jobs of an organization, how many are stuck, and the connections that somebody should look at. */
export async function readPresent(engine: Engine, organizationId: string): Promise<Present> {
  const [counts, open, trouble] = await Promise.all([
    countJobs(engine.pool, organizationId),
    findOrganizationJobs(engine, organizationId, { statuses: ['open'] }, { after: null, limit: MOST_JOBS }),
    connectionsInTrouble(engine.pool, organizationId, MOST_TROUBLED),
  ]);
  return {
    open_jobs: { count: counts.open, jobs: open.items },
    stuck_jobs: counts.stuck,
    trouble: {
      count: trouble.count,
      connections: trouble.connections.map((row) => ({
        ...named(engine, row),
        reason: row.reason,
        since: instant(row.since),
      })),
    },
  };
}

/** How fresh an organization's data is, how much happened today (UTC), and which accounts have little of their quota left. */
export async function readStanding(engine: Engine, organizationId: string): Promise<Standing> {
  const now = engine.clock.now();
  const lags = engine.connectors.all().flatMap((connector) =>
    connector.functions
      .filter((fn) => fn.lagMs > 0)
      .map((fn) => ({
        type: connector.type,
        name: connector.name,
        functionName: fn.name,
        seconds: fn.lagMs / 1000,
      })),
  );
  const midnight = idAt(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const [freshness, events, quota] = await Promise.all([
    readFreshness(engine.pool, organizationId, now, lags, MOST_LATE),
    countEventsSince(engine.pool, organizationId, midnight, MOST_EVENTS + 1),
    readQuotas(engine, organizationId),
  ]);
  return {
    freshness: {
      ...freshness,
      latest: freshness.latest.map((row) => ({
        ...named(engine, row),
        function_name: row.function_name,
        latest_data: instant(row.position)!,
      })),
    },
    events_today: { count: Math.min(events, MOST_EVENTS), at_least: events > MOST_EVENTS },
    quota,
  };
}

async function readQuotas(engine: Engine, organizationId: string): Promise<Standing['quota']> {
  const declared = engine.connectors
    .all()
    .map(({ type, name, quota: { burst, perSecond } }) => ({ type, name, burst, perSecond }));
  const clock = { now: engine.clock.databaseNow?.() ?? null, rate: engine.clock.rate };
  const rows = await pressedAccounts(engine.pool, organizationId, declared, clock, MOST_ACCOUNTS);
  const views: Standing['quota'] = [];
  for (const row of rows)
    views.push(toQuota(engine, row, await countConnections(engine.pool, row.account_hash)));
  return views;
}

function toQuota(engine: Engine, row: PressedAccount, connections: number): Standing['quota'][number] {
  const { burst, perSecond } = engine.connectors.find(row.integration_type, row.integration_name)!.quota;
  const until =
    row.paused_ms === null ? null : new Date(engine.clock.now().getTime() + Math.round(row.paused_ms));
  return {
    ...named(engine, row),
    declared: { burst, per_second: perSecond },
    limit: { burst: row.burst, per_second: row.per_second },
    left: rounded(row.left),
    reserve: connections > 1 ? rounded(engine.settings.quotaReserve * row.burst) : 0,
    connections: Math.max(connections, 1),
    paused: until && { until: instant(until)!, reason: row.paused_reason ?? 'The source asked us to wait.' },
  };
}

function named(
  engine: Engine,
  row: Omit<Named, 'integration_display_name'> & { integration_type: string },
): Named {
  const { connection_id, integration_name, customer_id } = row;
  const connector = engine.connectors.find(row.integration_type, integration_name);
  return {
    connection_id,
    integration_name,
    integration_display_name: connector?.displayName ?? integration_name,
    customer_id,
  };
}
