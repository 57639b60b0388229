import {
  DummyDriver,
  type Expression,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import type { FilterOperator } from '../../model/index.ts';
import type { Queryable } from '../database.ts';
import type { AnswerRow } from './load-record.ts';
import { readable } from './readable.ts';
import { type ListRow, rowsWithinBytes } from './within-bytes.ts';

/** One condition of a list. Conditions are joined by AND; values are always bound, never part of the text. */
export type RecordTest =
  /** A value stored beside the record, as text; dates there are ISO text of one width, so text order is time order. */
  | { on: 'facet'; field: string; operator: FilterOperator; values: string[] }
  | { on: 'date'; column: DateColumn; operator: FilterOperator; values: Date[] }
  | { on: 'tags'; operator: FilterOperator; values: string[] }
  /** A field of the record itself, for what a list lies below (the warehouse of a location). */
  | { on: 'field'; field: string; value: string }
  | { on: 'ids'; values: string[] };

export type DateColumn = 'source_created' | 'source_updated' | 'created_stamp' | 'updated_stamp';

export interface RecordList {
  connectionId: string;
  resource: string;
  tests: RecordTest[];
  /** The last id of the page before. */
  after: string | null;
  limit: number;
}

/** A page of a list. */
export interface RecordPage {
  rows: ListRow[];
  /** Whether records follow; also where `rows` are fewer than the limit, because the page grew too large. */
  more: boolean;
}

interface Tables {
  record: AnswerRow & { connection_id: string; resource: string; bytes: number };
}

// Kysely only writes the statement here; the pool with our time-outs runs it.
const writer = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * Records of a connection in the order of their ids, which never changes: a page begins behind the last id of
 * the one before, so that records written meanwhile neither repeat nor hide others.
 */
export async function listRecords(db: Queryable, list: RecordList): Promise<RecordPage> {
  let query = writer
    .selectFrom('record')
    .select(['id', 'data', 'tags', 'created_stamp', 'updated_stamp', 'bytes'])
    .where('connection_id', '=', list.connectionId)
    .where('resource', '=', list.resource);
  if (list.after !== null) query = query.where('id', '>', list.after);
  for (const test of list.tests) query = query.where(conditionOf(test));
  // One more than the page takes, to know whether there is more.
  const found = query
    .orderBy('id')
    .limit(list.limit + 1)
    .compile();
  const rows = await rowsWithinBytes(db, found);
  const page = rows.slice(0, list.limit).filter((row) => row.data !== null);
  return { rows: page, more: rows.length > page.length };
}

const READABLE = sql.raw(readable('data'));

function conditionOf(test: RecordTest): Expression<SqlBool> {
  if (test.on === 'ids') return sql`id = ANY (${test.values}::text[])`;
  if (test.on === 'tags') {
    const tagged = sql.join(test.values.map(hasTag), sql` AND `);
    const untagged = sql.join(
      test.values.map((tag) => sql`NOT ${hasTag(tag)}`),
      sql` AND `,
    );
    return test.operator === 'contains' ? sql`(${tagged})` : sql`(${untagged})`;
  }
  if (test.on === 'date') return dateCondition(test);
  if (test.on === 'field') return sql`(${READABLE} ->> ${test.field}::text) = ${test.value}::text`;
  const facet = sql`(facets ->> ${test.field}::text)`;
  // Only dates are compared by order, and their text sorts as time does in no collation but this.
  const ordered = ['gt', 'gte', 'lt', 'lte'].includes(test.operator) ? sql`(${facet} COLLATE "C")` : facet;
  return compare(ordered, test.operator, test.values, sql`text`);
}

/**
 * A source without a trustworthy updated date leaves that column empty although its records show a date; what a
 * caller sees is what he filters by, so the shown one counts there. As an OR of two, both halves find an index.
 */
function dateCondition(test: Extract<RecordTest, { on: 'date' }>): RawBuilder<SqlBool> {
  const column = sql.ref(test.column);
  const plain = compare(column, test.operator, test.values, sql`timestamptz`);
  if (test.column !== 'source_updated') return plain;
  const shown = compare(
    sql`(${READABLE} ->> 'updated_date')::timestamptz`,
    test.operator,
    test.values,
    sql`timestamptz`,
  );
  return sql`((${column} IS NOT NULL AND ${plain}) OR (${column} IS NULL AND ${shown}))`;
}

/** A tag is a word, or an object with one key that is written `key:value`. */
function hasTag(tag: string): RawBuilder<SqlBool> {
  return sql`EXISTS (SELECT 1 FROM jsonb_array_elements(tags) AS tag WHERE CASE jsonb_typeof(tag)
    WHEN 'string' THEN tag #>> '{}' = ${tag}::text
    WHEN 'object' THEN EXISTS (SELECT 1 FROM jsonb_each_text(tag) AS pair WHERE pair.key || ':' || pair.value = ${tag}::text)
    ELSE false END)`;
}

/** "Not" keeps records that have no value at all: what is not there is not equal and contains nothing. */
function compare(
  left: RawBuilder<unknown>,
  operator: FilterOperator,
  values: (string | Date)[],
  type: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const one = sql`${values[0]}::${type}`;
  const all = sql`${values}::${type}[]`;
  switch (operator) {
    case 'eq':
      return sql`${left} = ${one}`;
    case 'neq':
      return sql`${left} IS DISTINCT FROM ${one}`;
    case 'gt':
      return sql`${left} > ${one}`;
    case 'gte':
      return sql`${left} >= ${one}`;
    case 'lt':
      return sql`${left} < ${one}`;
    case 'lte':
      return sql`${left} <= ${one}`;
    case 'in':
      return sql`${left} = ANY (${all})`;
    case 'nin':
      return sql`(${left} IS NULL OR ${left} <> ALL (${all}))`;
    case 'contains':
      return sql`strpos(${left}, ${one}) > 0`;
    case 'not_contains':
      return sql`(${left} IS NULL OR strpos(${left}, ${one}) = 0)`;
    case 'eq-insensitive':
      return sql`lower(${left}) = lower(${one})`;
    case 'in-insensitive':
      return sql`lower(${left}) = ANY (SELECT lower(given) FROM unnest(${all}) AS given)`;
    case 'contains-insensitive':
      return sql`strpos(lower(${left}), lower(${one})) > 0`;
  }
}
