/** The vendor's language of conditions, as far as a reader needs it: `;` for and, six operators. */
import { Refused } from '../../kit/simulator/server.ts';

type Value = string | number | boolean | null;
/** A row's properties under their dotted names in small letters. */
export type Properties = Readonly<Record<string, Value>>;

/** One condition. */
export interface Condition {
  name: string;
  operator: string;
  value: string;
}

/** @throws Refused for what is no condition */
export function parseRql(text: string | null): Condition[] {
  if (text === null || text === '') return [];
  return text.split(';').map((one) => {
    const found = /^([A-Za-z0-9.]+)(==|!=|=gt=|=ge=|=lt=|=le=|=in=)(.+)$/.exec(one);
    if (!found) throw notParsable('rql', 'Expression not understood');
    return { name: found[1]!.toLowerCase(), operator: found[2]!, value: found[3]! };
  });
}

/** @throws Refused where a row has no such property */
export function matches(properties: Properties, conditions: readonly Condition[]): boolean {
  return conditions.every(({ name, operator, value }) => {
    if (!Object.hasOwn(properties, name)) throw notParsable('rql', `Properties not supported: ${name}`);
    const own = properties[name];
    if (own === null || own === undefined) return false;
    const text = String(own);
    if (operator === '=in=') return value.slice(1, -1).split(',').includes(text);
    if (operator === '==') return text === value;
    if (operator === '!=') return text !== value;
    if (operator === '=ge=') return text >= value;
    if (operator === '=gt=') return text > value;
    return operator === '=le=' ? text <= value : text < value;
  });
}

/** @throws Refused where a row has no such property */
export function sorted<Row extends { id: number; properties: Properties }>(
  rows: Row[],
  sort: string | null,
): Row[] {
  const down = sort?.startsWith('-') ?? false;
  const name = sort?.replace(/^-/, '').toLowerCase();
  if (name && rows[0] && !Object.hasOwn(rows[0].properties, name))
    throw notParsable('sort', `Properties not supported: ${name}`);
  const keyOf = (row: Row) => (name ? row.properties[name] : null);
  const order = (a: Row, b: Row) => {
    const [one, other] = [keyOf(a) ?? '', keyOf(b) ?? ''];
    return (one < other ? -1 : one > other ? 1 : 0) || a.id - b.id;
  };
  return rows.sort((a, b) => (down ? -order(a, b) : order(a, b)));
}

/** The refusal of a parameter. */
export function notParsable(parameter: string, hint: string): Refused {
  const json = { Parameters: [parameter], ErrorCode: 'NotParsable', Hint: hint };
  return new Refused({ status: 400, json });
}
