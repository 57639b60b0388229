/** A route as the OpenAPI document has it. */
export interface Route {
  method: string;
  path: string;
  /** Names of the headers and cookies of each way to call it; none for those that ask nobody. */
  ways: string[][];
  /** Names of its query's parameters. */
  query: string[];
  hasBody: boolean;
}

interface Operation {
  security?: Record<string, unknown>[];
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
}

export function routesOf(document: unknown): Route[] {
  const { paths } = document as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security = [], parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      ways: security.map((way) => Object.keys(way)),
      query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      hasBody: requestBody !== undefined,
    })),
  );
}

/** The address of a route with ids in it: all records of a place have the same id, whatever kind they are of. */
export function addressOf({ path }: Route, ids: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? ids.record_id!);
}
