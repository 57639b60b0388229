import { type Asked, Refused } from '../../kit/simulator/server.ts';

/** A row, and what predicates and sorts can name of it. */
export interface Row {
  id: number;
  updated_at: number;
  json: () => unknown;
}

const LARGEST_PAGE = 50;

/** What a list gives for `search`, `sort`, `page` and `per_page`. A predicate that is not known is left out. */
export function listed({ query }: Asked, rows: readonly Row[]): unknown[] {
  const found = rows.filter((row) => predicatesOf(query.get('search')).every((holds) => holds(row)));
  const sorts = (query.get('sort') ?? 'id asc').split(',').map((one) => one.trim().split(' '));
  const sorted = found.toSorted((a, b) => {
    for (const [field, way] of sorts) {
      const by = fieldOf(a, field!) - fieldOf(b, field!);
      if (by !== 0) return way === 'desc' ? -by : by;
    }
    return 0;
  });
  const size = Math.min(Number(query.get('per_page') ?? 25), LARGEST_PAGE);
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(page) || page < 1)
    throw refused(422, 'page is invalid');
  return sorted.slice((page - 1) * size, page * size).map((row) => row.json());
}

function predicatesOf(search: string | null): ((row: Row) => boolean)[] {
  if (search === null) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(search);
  } catch {
    throw refused(422, 'search is invalid');
  }
  return Object.entries((parsed ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
    const [, field, way] = /^(\w+)_(eq|gt|gteq|lt|lteq)$/.exec(name) ?? [];
    if (field !== 'id' && field !== 'updated_at') return [];
    const given = typeof value === 'number' ? value : Date.parse(String(value));
    if (Number.isNaN(given)) return [];
    return [(row: Row) => compares(fieldOf(row, field), way!, given)];
  });
}

function compares(value: number, way: string, given: number): boolean {
  if (way === 'eq') return value === given;
  if (way === 'gt') return value > given;
  if (way === 'gteq') return value >= given;
  return way === 'lt' ? value < given : value <= given;
}

function fieldOf(row: Row, field: string): number {
  return field === 'updated_at' ? row.updated_at : row.id;
}

/** An error as the vendor words it. */
export function refused(status: number, message: string): Refused {
  return new Refused({ status, json: { message } });
}
