import type { Connection } from '../../connections/queries.ts';
import type { Schedule } from './queries.ts';

export type ConnectionError = Connection['errors'][number];

/** What keeps just this function from syncing; what keeps all of them stands above the tabs. */
export function errorOf({ errors }: Connection, { function_name: name }: Schedule): ConnectionError | null {
  return errors.find(({ resource }) => resource !== null && `get_${resource}` === name) ?? null;
}

/** Whether the function gets no data at all while the error lasts. */
export function isBlocking({ affected_endpoints: endpoints }: ConnectionError): boolean {
  return endpoints.some((endpoint) => endpoint.preventing_sync);
}
