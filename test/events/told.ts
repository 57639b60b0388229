import type { PaperWorld } from '../support/world.ts';

/** An event as it is recorded. */
export interface Told {
  type: string;
  run_id: string | null;
  kind: string | null;
  historical: boolean;
  resource: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it field by field
  data: any;
}

/** Events whose type begins so, in the order they were recorded. */
export function told(world: Pick<PaperWorld, 'rows'>, beginning = ''): Promise<Told[]> {
  return world.rows<Told & { seq: string }>(
    'SELECT type, run_id, kind, historical, resource, data FROM event WHERE starts_with(type, $1) ORDER BY seq',
    [beginning],
  );
}

/** Nothing was read. */
export const EMPTY_REPORT = {
  records_new: 0,
  records_changed: 0,
  records_unchanged: 0,
  records_outdated: 0,
  records_quarantined: 0,
  unavailable: [],
  verification: null,
  remap: null,
};
