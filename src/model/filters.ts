/**
 * Which fields each list can be filtered by, with which operators, and the small object of those fields that is
 * stored beside a record so that a list never has to open the record itself.
 */

/** How a filter is written: `field[operator]=value`; a bare `field=value` means `eq`. */
export type FilterOperator =
  | 'eq'
  | 'neq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'nin'
  | 'contains'
  | 'not_contains'
  | 'eq-insensitive'
  | 'in-insensitive'
  | 'contains-insensitive';

/** How the value of a filter is read. */
export type FilterKind = 'text' | 'id' | 'enum' | 'date' | 'boolean' | 'tags';

/** One filterable field of a list. */
export interface Filter {
  readonly kind: FilterKind;
  readonly operators: readonly FilterOperator[];
}

/** The filterable fields of a list by name. */
export type Filters = Readonly<Record<string, Filter>>;

const WORD: readonly FilterOperator[] = ['eq', 'neq', 'in', 'nin', 'contains', 'not_contains'];
const RANGE: readonly FilterOperator[] = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte'];

/** A status or another fixed word. */
export const enumFilter: Filter = { kind: 'enum', operators: WORD };
/** The id of something else. */
export const idFilter: Filter = { kind: 'id', operators: WORD };
/** Free text that is compared whole or in part. */
export const textFilter: Filter = { kind: 'text', operators: WORD };
/** Text that the contract cannot ask "not equal" of (a SKU, a cart order number). */
export const skuFilter: Filter = { kind: 'text', operators: ['eq', 'in', 'nin', 'contains', 'not_contains'] };
/** Order numbers, which people type in any case. */
export const anyCaseFilter: Filter = {
  kind: 'text',
  operators: [
    'eq',
    'eq-insensitive',
    'in',
    'in-insensitive',
    'nin',
    'contains',
    'contains-insensitive',
    'not_contains',
  ],
};
/** A date of the record other than its creation and last change. */
export const dateFilter: Filter = { kind: 'date', operators: RANGE };
/** True or false, asked as a bare `field=true`. */
export const booleanFilter: Filter = { kind: 'boolean', operators: ['eq'] };

/** What is needed of a resource to know its filters. */
interface Filterable {
  readonly filters: Filters;
  readonly taggable: boolean;
}

const STAMP: Filter = { kind: 'date', operators: [...RANGE, 'in', 'nin'] };

/**
 * Every filter of a resource's list: its own, the four dates all lists take, and tags where it has them.
 * `ids[in]` is not among them, for it is no filter of a field: it overrules all the others.
 */
export function filtersOf(resource: Filterable): Filters {
  return {
    created_date: STAMP,
    updated_date: STAMP,
    trackstar_created_date: STAMP,
    trackstar_updated_date: STAMP,
    ...(resource.taggable && {
      trackstar_tags: { kind: 'tags', operators: ['contains', 'not_contains'] } as const,
    }),
    ...resource.filters,
  };
}

/** The values a list filters by, as stored beside the record. */
export type Facets = Record<string, string | boolean | null>;

/**
 * Picks the filterable values out of a valid record: one entry for each of `resource.filters`, null where the
 * record has none. Dates are brought to milliseconds, so that comparing them as text compares them in time.
 */
export function facets(resource: Filterable, record: Readonly<Record<string, unknown>>): Facets {
  const values: Facets = {};
  for (const [field, filter] of Object.entries(resource.filters)) {
    values[field] = facetValue(filter, Object.hasOwn(record, field) ? record[field] : extra(record, field));
  }
  return values;
}

// Some lists filter by an owner their records have no field for (ledger entries, cart orders). A connector that
// knows the owner can leave it among the additional fields, and the filter then works.
function extra(record: Readonly<Record<string, unknown>>, field: string): unknown {
  const additional = record.additional_fields;
  return typeof additional === 'object' && additional !== null && Object.hasOwn(additional, field)
    ? (additional as Record<string, unknown>)[field]
    : null;
}

function facetValue(filter: Filter, value: unknown): string | boolean | null {
  if (filter.kind === 'boolean') return typeof value === 'boolean' ? value : null;
  if (typeof value !== 'string') return null;
  return filter.kind === 'date' ? new Date(value).toISOString() : value;
}
