import type { RecordField, RecordList } from './lists.ts';

/** Most columns that a table begins with, besides the id and the two dates of the source. */
const USUAL = 4;
const DATES = ['created_date', 'updated_date'];

/**
 * The columns a table begins with: the id, then what people look for, then when the source made and changed the
 * record. What people look for is what the API lets them filter by, what every record has, and words of a fixed kind.
 */
export function usualColumns({ fields, filters }: RecordList): string[] {
  const filtered = new Set(filters.map(({ field }) => field));
  const weight = (field: RecordField) =>
    (filtered.has(field.name) ? 2 : 0) +
    (field.nullable ? 0 : 1) +
    (field.words ? 1 : 0) +
    (/(name|number|sku|quantity|price|amount)/.test(field.name) ? 1 : 0) -
    (field.name.endsWith('_id') ? 2 : 0);
  const chosen = fields
    .filter((field) => isPlain(field) && field.name !== 'id' && !DATES.includes(field.name))
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, USUAL)
    .map(({ name }) => name);
  const inOrder = fields.map(({ name }) => name).filter((name) => chosen.includes(name));
  const list = fields.find((field) => field.kind === 'list' && /items|lines|receipts/.test(field.name));
  return ['id', ...inOrder, ...(list ? [list.name] : []), ...DATES];
}

function isPlain({ kind, name, deprecated }: RecordField): boolean {
  return kind !== 'list' && kind !== 'object' && !deprecated && !name.startsWith('trackstar_');
}

/** The columns of an address, `columns=id,status`; those a table begins with where it names none. */
export function columnsOf(list: RecordList, asked: string | null): RecordField[] {
  const names = asked?.split(',') ?? usualColumns(list);
  return names.flatMap((name) => list.fields.find((field) => field.name === name) ?? []);
}

/** A field as a heading: "Order number" for `order_number`. */
export function heading(name: string): string {
  const words = name.replaceAll('_', ' ');
  return name === 'id' ? 'ID' : words.charAt(0).toUpperCase() + words.slice(1);
}
