/** One page of a list inside a record, or of records, as GraphQL has it. */
export interface Connection<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: ({ node: T | null } | null)[];
}

/** Whether something that came has the form of a connection. */
export function isConnection(value: unknown): value is Connection<unknown> {
  const { edges, pageInfo } = (value ?? {}) as Partial<Record<string, unknown>>;
  const { hasNextPage } = (pageInfo ?? {}) as Partial<Record<string, unknown>>;
  return Array.isArray(edges) && typeof hasNextPage === 'boolean';
}

/**
 * What a list inside a record holds; a record without the list has none.
 *
 * @throws RangeError when the list is not whole: a record is never stored with a part of its lines
 */
export function nodesOf<T>(connection: Connection<T> | null | undefined, what: string): T[] {
  if (connection === null || connection === undefined) return [];
  if (!isConnection(connection)) throw new RangeError(`${what} came in a form that is no list`);
  if (connection.pageInfo.hasNextPage)
    throw new RangeError(
      `${what} has more than ${MOST_NODES.toLocaleString('en')} entries, which is more than is read`,
    );
  return connection.edges.map((edge) => edge?.node ?? null).filter((node) => node !== null);
}

/** Longer lists inside one record are not read to their end; the record is put aside with the reason. */
export const MOST_NODES = 5000;
