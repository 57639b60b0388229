import type { Drilled, DrillWorld } from './world.ts';

/** A stored order with what was told of it. */
interface Told {
  id: string;
  record_version: string;
  /** Versions of which `order.created` or `order.updated` tells, in order. */
  versions: string[];
  created: number;
  /** Whether the event of the newest version carries the record as it is stored. */
  same: boolean | null;
}

interface RunCounts {
  run_id: string;
  kind: string;
  records_new: string;
  records_changed: string;
  told_new: string;
  told_changed: string;
}

/**
 * What is wrong with the events of a connection's orders. Each version of a record has exactly one event, except
 * that an initial sync, which makes first versions only, tells of nothing; and every run has told exactly of
 * what its report counts.
 */
export async function eventProblems(world: DrillWorld, { connectionId }: Drilled): Promise<string[]> {
  const problems: string[] = [];
  let silent = 0;
  for (const { id, record_version, versions, created, same } of await told(world, connectionId)) {
    const told = versions.map(Number);
    const all = Array.from({ length: Number(record_version) }, (_, index) => index + 1);
    const fromInitial = told[0] !== 1;
    if (fromInitial) silent += 1;
    const expected = fromInitial ? all.slice(1) : all;
    if (told.join() !== expected.join())
      problems.push(`${id} has version ${record_version}; told were ${told.join() || 'none'}`);
    if (created !== (fromInitial ? 0 : 1)) problems.push(`${id} was told as created ${created} times`);
    if (same === false) problems.push(`the newest event of ${id} tells of another record`);
  }
  const runs = await runCounts(world, connectionId);
  for (const run of runs) {
    const quiet = run.kind === 'initial';
    const expected = quiet ? ['0', '0'] : [run.records_new, run.records_changed];
    if (run.told_new !== expected[0] || run.told_changed !== expected[1])
      problems.push(
        `the ${run.kind} run ${run.run_id} counts ${run.records_new} new and ${run.records_changed} changed, and told of ${run.told_new} and ${run.told_changed}`,
      );
  }
  const initial = runs.filter((run) => run.kind === 'initial');
  const made = initial.reduce((sum, run) => sum + Number(run.records_new), 0);
  if (made !== silent)
    problems.push(`initial syncs made ${made} orders, and ${silent} orders have no first event`);
  return [...problems, ...(await doubles(world, connectionId))];
}

async function told(world: DrillWorld, connectionId: string): Promise<Told[]> {
  const { rows } = await world.pool.query<Told>(
    `SELECT record.id, record.record_version,
            coalesce(array_agg(event.record_version ORDER BY event.record_version)
              FILTER (WHERE event.event_id IS NOT NULL), '{}')::text[] AS versions,
            count(*) FILTER (WHERE event.type = 'order.created')::int AS created,
            bool_and(event.data::jsonb @> (record.data::jsonb - 'tags'))
              FILTER (WHERE event.record_version = record.record_version) AS same
     FROM record
     LEFT JOIN event ON event.connection_id = record.connection_id AND event.resource = record.resource
       AND event.record_id = record.id AND event.type IN ('order.created', 'order.updated')
     WHERE record.connection_id = $1 AND record.resource = 'order'
     GROUP BY record.id, record.record_version`,
    [connectionId],
  );
  return rows;
}

async function runCounts(world: DrillWorld, connectionId: string): Promise<RunCounts[]> {
  const { rows } = await world.pool.query<RunCounts>(
    `SELECT run.run_id, run.kind, run.records_new, run.records_changed,
            count(*) FILTER (WHERE event.type = 'order.created') AS told_new,
            count(*) FILTER (WHERE event.type = 'order.updated') AS told_changed
     FROM run LEFT JOIN event ON event.connection_id = run.connection_id AND event.run_id = run.run_id
     WHERE run.connection_id = $1 AND run.function_name = 'get_orders'
     GROUP BY run.connection_id, run.run_id`,
    [connectionId],
  );
  return rows;
}

/** Events that stand there twice, of whatever type, and events without their record. */
async function doubles(world: DrillWorld, connectionId: string): Promise<string[]> {
  const twice = await world.pool.query<{ id: string; type: string }>(
    `SELECT record_id AS id, type FROM event WHERE connection_id = $1 AND resource = 'order'
     GROUP BY record_id, record_version, type HAVING count(*) > 1`,
    [connectionId],
  );
  const orphans = await world.pool.query<{ id: string; type: string }>(
    `SELECT record_id AS id, type FROM event WHERE connection_id = $1 AND resource = 'order' AND NOT EXISTS (
       SELECT FROM record WHERE record.connection_id = $1 AND record.resource = 'order'
         AND record.id = event.record_id AND record.record_version >= event.record_version)`,
    [connectionId],
  );
  return [
    ...twice.rows.map(({ id, type }) => `${type} of ${id} was told twice of one version`),
    ...orphans.rows.map(({ id, type }) => `${type} of ${id} tells of a version that is not there`),
  ];
}
