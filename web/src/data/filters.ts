import type { Parameter } from './document.ts';
import type { RecordField } from './lists.ts';

/** A field that a list can be filtered by. */
export interface FilterField {
  field: string;
  /** How a value is typed. */
  kind: 'date' | 'boolean' | 'text';
  /** The words the field can hold, where only some are. */
  words: string[] | null;
  operators: FilterOperator[];
}

/** One way to compare it. */
export interface FilterOperator {
  /** The parameter of the API, `status[in]`. */
  parameter: string;
  /** What it means, in the API's words: "one of up to 100 values, separated by commas". */
  meaning: string;
  /** Whether it takes several values. */
  several: boolean;
}

const PARAMETER = /^(\w+)\[([\w-]+)\]$/;

/** The filters of a list, from its parameters: `field[operator]`, or `field` alone for what is true or false. */
export function filtersOf(parameters: readonly Parameter[], fields: readonly RecordField[]): FilterField[] {
  const found = new Map<string, FilterField>();
  for (const { in: place, name, schema, description = '' } of parameters) {
    const [, field = name, operator] = PARAMETER.exec(name) ?? [];
    if (place !== 'query' || (operator === undefined && schema.type !== 'boolean')) continue;
    const known = fields.find((one) => one.name === field);
    const filter = found.get(field) ?? {
      field,
      kind: known?.kind === 'date' || known?.kind === 'boolean' ? known.kind : 'text',
      words: known?.words ?? null,
      operators: [],
    };
    filter.operators.push({
      parameter: name,
      meaning: meaningOf(field, description),
      several: operator !== undefined && /^n?in\b/.test(operator),
    });
    found.set(field, filter);
  }
  return [...found.values()];
}

/** What is said of it without the field's name and without what is said after a semicolon. */
function meaningOf(field: string, description: string): string {
  return description.replace(`\`${field}\` `, '').split(';')[0]!;
}

/** The filters that an address asks for, by their parameters. Others in it are none of the list's. */
export function askedFilters(list: readonly FilterField[], search: URLSearchParams): Record<string, string> {
  const known = list.flatMap((filter) => filter.operators.map((operator) => operator.parameter));
  return Object.fromEntries(
    known.flatMap((parameter) => {
      const value = search.get(parameter);
      return value ? [[parameter, value] as const] : [];
    }),
  );
}

/** The field and operator behind a parameter. */
export function filterOf(list: readonly FilterField[], parameter: string) {
  for (const filter of list) {
    const operator = filter.operators.find((one) => one.parameter === parameter);
    if (operator) return { filter, operator };
  }
  return undefined;
}
