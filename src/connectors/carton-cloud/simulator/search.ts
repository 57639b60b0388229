/** Searches: a tree of comparisons, the topmost of which wraps others. */
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';
import { numbered } from './numbered.ts';

/** What a production user saw. */
const MOST_LISTED = 2000;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

/** A thing that is searched for. */
export interface Row {
  id: string;
  /** What conditions may name, by their pointers; instants in milliseconds since 1970. */
  fields: Readonly<Record<string, string | number | null>>;
  json(): unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** The answer to a search. @throws Refused for a body that is none */
export function found(asked: Asked, rows: readonly Row[]): Given {
  const condition = (asked.json as { condition?: Json } | undefined)?.condition;
  if (!condition || !Array.isArray(condition.conditions))
    throw invalid('/condition', 'Missing field: conditions');
  const hits = rows.filter((row) => holds(row, condition));
  return numbered(asked, hits, (row) => row.json(), MOST_LISTED);
}

function holds(row: Row, condition: Json): boolean {
  const { type, conditions } = condition;
  if (type === 'AndCondition') return (conditions as Json[]).every((one) => holds(row, one));
  if (type === 'OrCondition') return (conditions as Json[]).some((one) => holds(row, one));
  const { field, value, method } = condition as { field?: Json; value?: Json; method?: unknown };
  const pointer = String(field?.pointer);
  if (field?.type !== 'JsonField' || !Object.hasOwn(row.fields, pointer))
    throw invalid('/field', `Cannot search by ${pointer}`);
  const own = row.fields[pointer] ?? null;
  const wanted = String(value?.value);
  if (type === 'TextComparisonCondition' && method === 'EQUAL_TO') return own === wanted;
  if (type !== 'DateTimeComparisonCondition') throw invalid('/type', `Unknown condition ${String(type)}`);
  if (!DATE_TIME.test(wanted)) throw invalid('/value', `Not a timestamp: ${wanted}`);
  if (typeof own !== 'number') return false;
  const at = Date.parse(wanted);
  if (method === 'GREATER_THAN_OR_EQUAL_TO') return own >= at;
  if (method === 'LESS_THAN') return own < at;
  throw invalid('/method', `Unknown method ${String(method)}`);
}

/**
 * Between which instants a field must lie, as a search says at its top; so that not everything there ever was has to
 * be looked at.
 */
export function boundsOf(body: unknown, pointer: string): { from: number; to: number } {
  const conditions =
    (body as { condition?: { conditions?: Json[] } } | undefined)?.condition?.conditions ?? [];
  const bound = (wanted: string) =>
    conditions
      .filter(({ field, method }) => (field as Json | undefined)?.pointer === pointer && method === wanted)
      .map(({ value }) => Date.parse(String((value as Json | undefined)?.value)))
      .filter((at) => !Number.isNaN(at));
  return {
    from: Math.max(...bound('GREATER_THAN_OR_EQUAL_TO'), 0),
    to: Math.min(...bound('LESS_THAN'), Number.MAX_SAFE_INTEGER),
  };
}

function invalid(field: string, message: string): Refused {
  return new Refused({ status: 422, json: [{ field, message }] });
}
