import type { paths } from '../api/schema.d.ts';

type Log = paths['/api-logs']['get'];
type Facets = paths['/api-logs/facets']['get']['responses'][200]['content']['application/json'];

/** A request as it was written down. */
export type Entry = Log['responses'][200]['content']['application/json']['data'][number];
/** What a list of requests is narrowed by, as the API takes it. */
export type Query = NonNullable<Log['parameters']['query']>;

/** Who asked, and by what right, as people say it. */
export function whoOf({ kind, name }: Entry['actor']): { who: string; how: string } {
  if (kind === 'key') return { who: name ?? 'A key that is gone', how: 'API key' };
  if (kind === 'user') return { who: name ?? 'Somebody who was removed', how: 'signed in' };
  if (kind === 'operator') return { who: 'Command line', how: 'on the server' };
  return { who: 'A customer', how: 'by an invitation' };
}

/** How it ended, as a mark says it; the command line has no status, and notes only what was done. */
export function outcomeOf({ status, error }: Pick<Entry, 'status' | 'error'>) {
  if (status >= 500) return { color: 'red', word: 'failed', hint: error ?? 'Something failed on our side' };
  if (status >= 400) return { color: 'orange', word: 'refused', hint: error ?? 'It was refused' };
  return { color: 'teal', word: 'done', hint: 'It was done' };
}

/** The address as it was asked for, with its parameters. */
export function addressOf({ path, query }: Entry): string {
  return query === '' ? path : `${path}?${query}`;
}

/** The key under which the API's document is asked what a route does: `PATCH /connections/{connection_id}`. */
export function documentedAs({ method, route }: Pick<Entry, 'method' | 'route'>): string {
  return `${method} ${route.replace(/:(\w+)/g, '{$1}')}`;
}

export interface Choice {
  value: string;
  label: string;
}

/** What requests can be narrowed to. */
export interface Choices {
  method: Choice[];
  status: Choice[];
  /** Beginnings of addresses, without ids. */
  contains: string[];
}

const CLASSES = { '2xx': 'Done', '4xx': 'Refused', '5xx': 'Failed' } as const;

/** What changes can be narrowed to. */
export const CHANGE_CHOICES: Choices = {
  method: ['POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({ value, label: value })),
  status: Object.entries(CLASSES).map(([value, label]) => ({ value, label })),
  contains: [],
};

/** What occurs, with how often: classes of statuses first, then each, and addresses without ids, the most frequent first. */
export function choicesOf({ method, status, route }: Facets): Choices {
  const answered = status.filter(({ value }) => value !== '0');
  const classes = Object.entries(CLASSES).map(([value, label]) => ({
    value,
    label,
    count: answered.reduce((sum, one) => sum + (one.value[0] === value[0] ? one.count : 0), 0),
  }));
  const each = answered
    .map(({ value, count }) => ({ value, label: value, count }))
    .toSorted((one, other) => one.value.localeCompare(other.value));
  return {
    method: method.filter(({ value }) => value !== 'CLI').map((one) => counted({ ...one, label: one.value })),
    status: [...classes, ...each].filter(({ count }) => count > 0).map(counted),
    contains: [...new Set(route.map(({ value }) => value.split(':')[0]!))].filter((one) =>
      one.startsWith('/'),
    ),
  };
}

function counted({ value, label, count }: Choice & { count: number }): Choice {
  return { value, label: `${label} (${count})` };
}
