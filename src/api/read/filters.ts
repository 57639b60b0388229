import Type, { type TObject, type TSchema } from 'typebox';
import { type Filter, type FilterOperator, filtersOf, type Resource } from '../../model/index.ts';
import type { DateColumn, RecordTest } from '../../store/queries/list-records.ts';
import { INSTANT_WORDS, instantField, readInstant } from '../instant.ts';
import { invalid, withPlus } from '../validation.ts';
import { PAGE_MOST, pagingFields } from './paging.ts';

/** Most values of one `in`, `nin` or `ids`. */
const VALUES_MOST = 100;

/** Dates every list filters by, and where they are kept; other dates stand beside the record with its other values. */
const DATE_COLUMNS: Readonly<Record<string, DateColumn>> = {
  created_date: 'source_created',
  updated_date: 'source_updated',
  trackstar_created_date: 'created_stamp',
  trackstar_updated_date: 'updated_stamp',
};

const MEANINGS: Readonly<Record<FilterOperator, string>> = {
  eq: 'equal to',
  neq: 'not equal to; records without a value are kept',
  gt: 'after',
  gte: 'at or after',
  lt: 'before',
  lte: 'at or before',
  in: 'one of up to 100 values, separated by commas',
  nin: 'none of up to 100 values, separated by commas; records without a value are kept',
  contains: 'with this in it',
  not_contains: 'without this in it; records without a value are kept',
  'eq-insensitive': 'equal to, in any case of letters',
  'in-insensitive': 'one of up to 100 values, in any case of letters',
  'contains-insensitive': 'with this in it, in any case of letters',
};

/** The query parameters of a resource's list: what is not named here is refused. */
export function querySchema(resource: Resource): TObject {
  const fields: Record<string, TSchema> = { ...pagingFields(PAGE_MOST) };
  for (const [field, filter] of Object.entries(filtersOf(resource))) {
    if (filter.operators.includes('eq')) fields[field] = Type.Optional(valueSchema(field, filter, 'eq'));
    // The contract has booleans only in the plain form.
    if (filter.kind === 'boolean') continue;
    for (const operator of filter.operators) {
      fields[`${field}[${operator}]`] = Type.Optional(valueSchema(field, filter, operator));
    }
  }
  const ids = Type.String({
    description: 'Up to 100 ids, separated by commas. When given, every other filter is ignored',
  });
  fields['ids[in]'] = Type.Optional(ids);
  fields.ids = Type.Optional({ ...ids, description: 'The same as `ids[in]`', deprecated: true });
  return Type.Object(fields, { additionalProperties: false });
}

function valueSchema(field: string, filter: Filter, operator: FilterOperator): TSchema {
  const description =
    filter.kind === 'tags'
      ? `Records that have ${operator === 'contains' ? 'all' : 'none'} of these tags; \`key:value\` for one with a key`
      : `\`${field}\` ${MEANINGS[operator]}`;
  if (filter.kind === 'boolean') return Type.Boolean({ description });
  if (filter.kind === 'date' && !isList(operator)) return instantField(description);
  return Type.String({ description });
}

/**
 * What a valid query asks of the records. `ids` overrules the other filters, whose values are then not looked at.
 *
 * @throws BackhaulError invalid, naming each parameter whose value cannot be read
 */
export function readFilters(resource: Resource, query: Readonly<Record<string, unknown>>): RecordTest[] {
  const problems = new Map<string, string[]>();
  const tests: RecordTest[] = [];
  const idNames = ['ids', 'ids[in]'].filter((name) => query[name] !== undefined);
  const names =
    idNames.length > 0 ? idNames : Object.keys(query).filter((name) => !(name in pagingFields(1)));
  const asked = new Set<string>();
  for (const name of names) {
    try {
      const [, field = name, operator = 'eq'] = /^(.+)\[(.+)\]$/.exec(name) ?? [];
      const wanted = `${field} ${idNames.length > 0 ? 'in' : operator}`;
      if (asked.has(wanted)) throw new Unreadable('is given more than once, in two spellings.');
      asked.add(wanted);
      tests.push(readTest(resource, field, operator as FilterOperator, String(query[name])));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.set(name, [error.message]);
    }
  }
  if (problems.size > 0) throw invalid('query', problems);
  return tests;
}

/** A value that cannot be read; its message is for the caller. */
class Unreadable extends Error {}

function readTest(resource: Resource, field: string, operator: FilterOperator, text: string): RecordTest {
  if (text.includes('\0')) throw new Unreadable('has a character that no record holds.');
  if (field === 'ids') return { on: 'ids', values: listOf(text) };
  const filter = filtersOf(resource)[field]!;
  if (filter.kind === 'tags') return { on: 'tags', operator, values: listOf(text) };
  const values = isList(operator) ? listOf(text) : [text];
  if (filter.kind !== 'date') return { on: 'facet', field, operator, values };
  const dates = values.map((value) => {
    const date = readInstant(withPlus(value));
    if (!date) throw new Unreadable(INSTANT_WORDS);
    return date;
  });
  const column = DATE_COLUMNS[field];
  if (column) return { on: 'date', column, operator, values: dates };
  return { on: 'facet', field, operator, values: dates.map((date) => date.toISOString()) };
}

function isList(operator: FilterOperator): boolean {
  return operator === 'in' || operator === 'nin' || operator === 'in-insensitive';
}

function listOf(text: string): string[] {
  const values = text.split(',').filter((value) => value !== '');
  // An empty list is what a program makes of nothing to ask for; answering it with everything would be a trap.
  if (values.length === 0) throw new Unreadable('needs at least one value.');
  if (values.length > VALUES_MOST) throw new Unreadable(`takes at most ${VALUES_MOST} values.`);
  return values;
}
