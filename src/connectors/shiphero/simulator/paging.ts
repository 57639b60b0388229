import { GraphQLError } from 'graphql';

/** What a list takes. */
export interface PageArguments {
  sort?: string | null;
  before?: string | null;
  after?: string | null;
  first?: number | null;
  last?: number | null;
}

/** A list as the vendor gives it: cursors name a position, whatever stands there by now. */
export function page<Row, Node>(rows: readonly Row[], args: PageArguments, view: (row: Row) => Node) {
  if (typeof args.last === 'number' || typeof args.before === 'string')
    throw new GraphQLError('This simulator pages forward only.');
  if (typeof args.first === 'number' && args.first < 0)
    throw new GraphQLError('Argument "first" must not be negative.');
  const start = typeof args.after === 'string' ? positionOf(args.after) + 1 : 0;
  const end = Math.min(start + (args.first ?? 100), rows.length);
  const edges = rows
    .slice(start, end)
    .map((row, index) => ({ cursor: cursorOf(start + index), node: view(row) }));
  return {
    pageInfo: {
      hasNextPage: end < rows.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    edges,
  };
}

const PREFIX = 'arrayconnection:';

function cursorOf(position: number): string {
  return Buffer.from(PREFIX + position).toString('base64');
}

function positionOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('latin1');
  const position = text.startsWith(PREFIX) ? Number(text.slice(PREFIX.length)) : Number.NaN;
  if (!Number.isSafeInteger(position)) throw new GraphQLError('Invalid cursor.');
  return position;
}
