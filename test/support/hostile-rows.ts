import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

type Row = Record<string, unknown>;
type Stored = Record<string, unknown> & { additional_fields: Row };

const FIXTURE = '../../src/connectors/sandbox/fixtures/wms/get_orders.vendor.json';
const [honest] = JSON.parse(readFileSync(join(import.meta.dirname, FIXTURE), 'utf8')) as Row[];

const row = (order_ref: unknown, more: Row = {}): Row => ({ ...honest, order_ref, ...more });
/** With a key that assigning would take for the prototype. */
const withProto = (order_ref: string) =>
  JSON.parse(JSON.stringify(row(order_ref)).replace('{', '{"__proto__":{"polluted":true},')) as Row;
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** Orders as the sandbox vendor would never send them, each of which fits the model, and what is stored of each. */
export const storedRows: Readonly<Record<string, (stored: Stored) => void>> = {
  honest: (stored) => expect(stored.status).toBe('fulfilled'),
  proto: (stored) => {
    expect(Object.getOwnPropertyDescriptor(stored.additional_fields, '__proto__')?.value).toEqual({
      polluted: true,
    });
    expect('polluted' in {}).toBe(false);
  },
  'word-of-every-object': (stored) => expect(stored.status).toBe('other'),
  'nul-in-a-filter': (stored) => expect(stored.order_number).toBe('n\0o'),
  'half-a-pair-in-a-filter': (stored) => expect(stored.order_number).toBe('n\ud800o'),
  // Taken for NUL where it is looked for in the JSON text instead of the value.
  'spelt-out-nul-in-a-filter': (stored) => expect(stored.order_number).toBe('\\u0000 \\ud800 \\'),
  deep: (stored) => expect(stored.additional_fields.deep).toEqual(deep(50)),
  'odd-keys': (stored) => expect(Object.keys(stored.additional_fields)).toContain('k'.repeat(100_000)),
  'first-year': (stored) => expect(stored.updated_date).toBe('0001-01-01T00:00:00Z'),
  'last-year': (stored) => expect(stored.updated_date).toBe('9999-12-31T23:59:59Z'),
  "'; DROP TABLE record; --": (stored) => expect(stored.status).toBe('fulfilled'),
};

/** Why each of the others is put aside. */
export const quarantinedRows: readonly unknown[] = [
  expect.stringMatching(/^id: /),
  expect.stringMatching(/^id: /),
  expect.stringMatching(/^id: /),
  expect.stringMatching(/larger than \d+ bytes/),
  expect.stringMatching(/./),
  expect.stringMatching(/not an amount|null|number/),
  expect.stringMatching(/URI malformed|^id: /),
];

export const hostileRows: readonly unknown[] = [
  row('honest'),
  withProto('proto'),
  row('word-of-every-object', { state: 'constructor', kind: '__proto__', duties: 'toString' }),
  row('nul-in-a-filter', { order_no: 'n\0o' }),
  row('half-a-pair-in-a-filter', { order_no: 'n\ud800o' }),
  row('spelt-out-nul-in-a-filter', { order_no: '\\u0000 \\ud800 \\' }),
  row('deep', { deep: deep(50) }),
  row('odd-keys', { ['k'.repeat(100_000)]: 1, '': 2, 'a.b': 3, '\0': 4 }),
  row('first-year', { modified_at: '0001-01-01T00:00:00Z' }),
  row('last-year', { modified_at: '9999-12-31T23:59:59Z' }),
  row("'; DROP TABLE record; --"),
  // Put aside
  row(''),
  row('n\0ul'),
  row('x'.repeat(100_000)),
  row('half\ud800'),
  row('large', { note: 'x'.repeat(3 * 2 ** 20) }),
  row('infinite', { money: { ...(honest!.money as Row), total: '1e400' } }),
  null,
];
