/**
 * Every statement about a connection's data names the one connection it is about, or stands in {@link MANY} with the
 * reason why it looks at several. A sharded database then sends it to one node, and no transaction of the engine needs
 * two. Read from the text of src/store/queries, a function or constant at a time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const QUERIES = 'src/store/queries';

/** Looks at what needs attention, of all connections; finds work and writes nothing. */
const SWEEP = 'finds work by an index of what waits';
/** Deletes what has had its time, a bounded number at a time, from whichever connections. */
const HOUSEKEEPING = 'drops what has had its time';
/** Answers a question about an organization or the installation. */
const OVERVIEW = 'shows something of all connections of an organization';
/** Somebody changes what an endpoint is sent, of whichever connections; under the endpoint's lock, not a connection's. */
const STEERING = 'changes what an endpoint is sent';
/** The connection it is about comes from the row beside it, which its caller has chosen. */
const PART = 'is put into a statement that names the connection';

/** `file.ts name`, and why it may. */
const MANY: Readonly<Record<string, string>> = {
  'connection-state.ts sweepDue': SWEEP,
  'endpoint-lease.ts endpointsWithWork': SWEEP,
  'load-deliveries.ts feedsBehind': SWEEP,
  'load-deliveries.ts connectionsDue': SWEEP,
  'lost-runs.ts lostRuns': SWEEP,
  'schedules-behind.ts walkSchedules': SWEEP,
  'schedules-behind.ts behindAmong': SWEEP,
  'retain.ts dueForRetention': SWEEP,
  'erasures.ts openWalks': SWEEP,
  'stuck-jobs.ts stuckJobs': SWEEP,
  'stuck-jobs.ts stillStuck': SWEEP,
  'drop-events.ts dropEvents': HOUSEKEEPING,
  'endpoint-forget.ts dropOrphanedFeeds': HOUSEKEEPING,
  'drop-findings.ts dropFindings': HOUSEKEEPING,
  'files-incoming.ts dropUnready': HOUSEKEEPING,
  'housekeeping.ts dropExpired': HOUSEKEEPING,
  'sightings.ts dropSightings': HOUSEKEEPING,
  'endpoint-forget.ts forgetConnections': STEERING,
  'endpoint-forget.ts skipMissed': STEERING,
  'endpoint-replay.ts replayGivenUp': STEERING,
  'endpoint-find.ts withCounts': OVERVIEW,
  'endpoint-replay.ts countReplays': OVERVIEW,
  'erasures.ts listErasures': OVERVIEW,
  'event-list.ts listEvents': OVERVIEW,
  'gauges.ts readGauges': OVERVIEW,
  'list-connection-errors.ts listConnectionErrors': OVERVIEW,
  'load-deliveries.ts countRedeliveries': OVERVIEW,
  'coverage-summary.ts coverageOf': OVERVIEW,
  'organization-jobs.ts countJobs': OVERVIEW,
  'organization-overview.ts readFreshness': OVERVIEW,
  'organization-overview.ts countEventsSince': OVERVIEW,
  'organization-jobs.ts listOrganizationJobs': OVERVIEW,
  'schedules.ts loadSchedules': OVERVIEW,
  'connections-in-trouble.ts TROUBLES': PART,
  'connections-in-trouble.ts PAUSED': PART,
  'load-jobs.ts SELECT_JOB': PART,
  'schedules-behind.ts IS_LATE': PART,
  'stuck-jobs.ts NOT_READ_SINCE': PART,
};

export function singleConnectionProblems(root: string, tables: ReadonlySet<string>): string[] {
  const folder = join(root, QUERIES);
  const unused = new Set(Object.keys(MANY));
  const problems: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    for (const { name, text } of parts(readFileSync(join(folder, file), 'utf8'))) {
      const named = [...text.matchAll(/\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)/g)].filter(([, table]) =>
        tables.has(table!),
      );
      if (named.length === 0) continue;
      const key = `${file} ${name}`;
      const listed = Object.hasOwn(MANY, key);
      unused.delete(key);
      if (!listed && !namesOne(text))
        problems.push(`${QUERIES}/${key}: names no connection; see scripts/single-connection.ts`);
      if (/\bFOR (NO KEY )?(UPDATE|SHARE)\b/.test(text) && !/connection_id = \$\d/.test(text))
        problems.push(`${QUERIES}/${key}: locks rows of several connections`);
    }
  }
  return [
    ...problems,
    ...[...unused].map((key) => `scripts/single-connection.ts lists ${key}, which needs it no more`),
  ];
}

/** A filter by one connection, or rows that all belong to one. */
function namesOne(text: string): boolean {
  return (
    /connection_id = \$\d/.test(text) || /\(connection_id\b[^)]*\)\s*(VALUES \(\$1|SELECT \$1)\b/.test(text)
  );
}

/** A file's functions and constants with their text, comments left out. */
function parts(source: string): { name: string; text: string }[] {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const starts = [...bare.matchAll(/^(?:export )?(?:async )?(?:function|const) (\w+)/gm)];
  return starts.map((start, at) => ({
    name: start[1]!,
    text: bare.slice(start.index, starts[at + 1]?.index),
  }));
}
