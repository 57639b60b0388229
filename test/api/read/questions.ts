/** Questions to a list: each filter with each operator over values that its records have, and what a record must be. */
import { type Filter, type FilterOperator, filtersOf, type Resource } from '../../../src/model/index.ts';
import type { Answered } from './pages.ts';

export interface Question {
  field: string;
  operator: FilterOperator;
  /** Parameter and value as they are sent. */
  query: string;
  holds(record: Answered): boolean;
}

/** Every documented question to a resource's list, and again some of them with brackets percent-encoded. */
export function questionsOf(resource: Resource, records: readonly Answered[]): Question[] {
  return Object.entries(filtersOf(resource)).flatMap(([field, filter]) =>
    filter.operators.flatMap((operator) =>
      valuesFor(filter, operator, field, records).flatMap((values, index): Question[] => {
        const holds = (record: Answered) => meets(filter, operator, values, shown(record, field));
        const value = values.map(encodeURIComponent).join(',');
        const brackets = index % 2 === 0 ? `[${operator}]` : `%5B${operator}%5D`;
        const question = { field, operator, holds };
        const plain = { ...question, query: `${field}=${value}` };
        if (filter.kind === 'boolean') return [plain];
        const asked = { ...question, query: `${field}${brackets}=${value}` };
        return operator === 'eq' ? [plain, asked] : [asked];
      }),
    ),
  );
}

/** What is filtered by is what is shown; the owner some records have no field for stands among the additional ones. */
function shown(record: Answered, field: string): unknown {
  if (field in record) return record[field];
  return (record.additional_fields as Record<string, unknown> | undefined)?.[field] ?? null;
}

/** Lists of values to ask for with an operator: from the records, and one that no record has. */
function valuesFor(
  filter: Filter,
  operator: FilterOperator,
  field: string,
  records: readonly Answered[],
): string[][] {
  if (filter.kind === 'boolean') return [['true'], ['False']];
  if (filter.kind === 'tags') return [['vip'], ['vip', 'region:eu'], ['region:us'], ['nobody']];
  const known = [...new Set(records.map((record) => shown(record, field)))]
    .filter((value): value is string => typeof value === 'string' && value !== '' && !value.includes(','))
    .sort();
  const some = [...new Set([known[Math.floor(known.length / 3)], known.at(-1)])].filter(
    (value) => value !== undefined,
  );
  const absent = filter.kind === 'date' ? '2001-02-03T04:05:06Z' : 'Nobody-0';
  if (operator === 'in' || operator === 'nin')
    return [some, [...some.slice(1), absent], [absent]].filter((one) => one.length > 0);
  if (operator === 'in-insensitive') return [some.map((value) => value.toUpperCase()), [absent]];
  if (operator.endsWith('-insensitive'))
    return [...some.flatMap((value) => [[value.toUpperCase()], [value.toLowerCase()]])];
  if (operator.includes('contains'))
    return [
      ...some.map((value) => [value.slice(1, 3) || value]),
      ...some.map((value) => [value.slice(-2)]),
      [absent],
    ];
  return [...some.map((value) => [value]), [absent]];
}

/** The contract's words as a plain predicate; "not" keeps what has no value. */
function meets(filter: Filter, operator: FilterOperator, asked: string[], value: unknown): boolean {
  if (filter.kind === 'tags') {
    const tags = ((value ?? []) as unknown[]).map((tag) =>
      typeof tag === 'string' ? tag : Object.entries(tag as object)[0]!.join(':'),
    );
    return operator === 'contains'
      ? asked.every((tag) => tags.includes(tag))
      : !asked.some((tag) => tags.includes(tag));
  }
  if (filter.kind === 'boolean') return String(value) === asked[0]!.toLowerCase();
  if (value === null || value === undefined) return ['neq', 'nin', 'not_contains'].includes(operator);
  return filter.kind === 'date'
    ? compare(operator, Date.parse(value as string), asked.map(Date.parse))
    : compare(operator, value as string, asked);
}

function compare<T extends string | number>(operator: FilterOperator, value: T, asked: T[]): boolean {
  const first = asked[0]!;
  const low = (text: T) => String(text).toLowerCase();
  switch (operator) {
    case 'eq':
      return value === first;
    case 'neq':
      return value !== first;
    case 'gt':
      return value > first;
    case 'gte':
      return value >= first;
    case 'lt':
      return value < first;
    case 'lte':
      return value <= first;
    case 'in':
      return asked.includes(value);
    case 'nin':
      return !asked.includes(value);
    case 'contains':
      return String(value).includes(String(first));
    case 'not_contains':
      return !String(value).includes(String(first));
    case 'eq-insensitive':
      return low(value) === low(first);
    case 'in-insensitive':
      return asked.map(low).includes(low(value));
    case 'contains-insensitive':
      return low(value).includes(low(first));
  }
}
