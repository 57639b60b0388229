import { functionOf } from '../connectors/kit/registry.ts';
import { listConnections } from '../store/queries/connections.ts';
import { type CoverageSummaryRow, coverageOf } from '../store/queries/coverage-summary.ts';
import { type Range, within, without } from './coverage-ranges.ts';
import { limitsOf, type Stretch, stretch } from './coverage-view.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';

/** Ranges of one function that are shown; more are drawn together where they are closest. */
const MOST_SHOWN = 50;

/** What was read of one function of a connection, in short. */
export interface FunctionSummary {
  function_name: string;
  basis: string;
  oldest: string | null;
  newest: string | null;
  covered: Stretch[];
  drawn_together: boolean;
  gaps: number | null;
  last_as_of: string;
}

/** What was read of a connection, in short. */
export interface ConnectionCoverage {
  connection_id: string;
  integration_name: string;
  integration_display_name: string;
  customer_id: string | null;
  functions: FunctionSummary[];
}

/** What was read of an organization's connections, by their ids from the one after `after`. `next` is null at the end. */
export async function findCoverage(
  engine: Engine,
  organizationId: string,
  filter: { functionName?: string | undefined; integrationName?: string | undefined },
  after: string | null,
  limit: number,
): Promise<{ connections: ConnectionCoverage[]; next: string | null }> {
  const { functionName = null, integrationName } = filter;
  const rows = await listConnections(engine.pool, organizationId, { integrationName }, after, limit + 1);
  const page = rows.slice(0, limit);
  const ids = page.map((connection) => connection.connection_id);
  const read = Map.groupBy(await coverageOf(engine.pool, ids, functionName), (row) => row.connection_id);
  const connections = page.map(
    ({ connection_id, integration_type: type, integration_name: name, ...rest }) => ({
      connection_id,
      integration_name: name,
      integration_display_name: engine.connectors.find(type, name)?.displayName ?? name,
      customer_id: rest.customer_id,
      functions: summaries(engine, { type, name }, read.get(connection_id) ?? []),
    }),
  );
  return { connections, next: rows.length > limit ? (page.at(-1)?.connection_id ?? null) : null };
}

function summaries(
  engine: Engine,
  { type, name }: { type: string; name: string },
  rows: readonly CoverageSummaryRow[],
): FunctionSummary[] {
  return rows
    .filter(({ state }) => state === 'read')
    .map((row) => {
      const connector = engine.connectors.find(type, name);
      const fn = connector && functionOf(connector, row.function_name);
      const common = {
        function_name: row.function_name,
        basis: row.basis,
        last_as_of: instant(row.last_as_of)!,
      };
      const covered = row.ranges.map(([start, end]): Range => ({ start, end }));
      if (covered.length === 0) {
        return { ...common, oldest: null, newest: null, covered: [], drawn_together: false, gaps: null };
      }
      const bounds = { start: covered[0]!.start, end: covered.at(-1)!.end };
      const gone = rows
        .filter(
          (one) =>
            one.state === 'unavailable' && one.function_name === row.function_name && one.basis === row.basis,
        )
        .flatMap(({ ranges }) => ranges.map(([start, end]): Range => ({ start, end })));
      const keptFrom = fn && limitsOf(fn, engine.clock.now()).keptFrom;
      const forgotten = within(
        [...gone, ...(keptFrom ? [{ start: bounds.start, end: keptFrom }] : [])],
        bounds,
      );
      const gaps = fn?.basis === row.basis ? without([bounds], [...covered, ...forgotten]).length : null;
      const shown = drawTogether(covered, MOST_SHOWN);
      return {
        ...common,
        oldest: instant(new Date(bounds.start)),
        newest: instant(new Date(bounds.end)),
        covered: shown.map(stretch),
        drawn_together: shown.length < row.count,
        gaps,
      };
    });
}

/** At most so many ranges: where there are more, the smallest gaps between them are left out of the picture. */
export function drawTogether(ranges: readonly Range[], most: number): Range[] {
  if (ranges.length <= most) return [...ranges];
  const gap = (at: number) => ranges[at]!.start - ranges[at - 1]!.end;
  const kept = new Set(
    ranges
      .map((_, at) => at)
      .slice(1)
      .toSorted((a, b) => gap(b) - gap(a))
      .slice(0, most - 1),
  );
  const shown: Range[] = [];
  for (const [at, { start, end }] of ranges.entries()) {
    if (at === 0 || kept.has(at)) shown.push({ start, end });
    else shown.at(-1)!.end = end;
  }
  return shown;
}
