/** The vendor's own examples, and answers that are neither a list nor a failure. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { orders } from '../../../src/connectors/walmart/orders.ts';
import { returns } from '../../../src/connectors/walmart/returns.ts';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';

const SHARED = process.env.BACKHAUL_SHARED ?? join(import.meta.dirname, '../../../../shared');
const document = (name: string) => join(SHARED, 'specs/walmart', name);
const at = (name: string) => !existsSync(document(name));

/** All examples of an answer. */
function samples(name: string, path: string): Record<string, unknown>[] {
  const { paths } = parse(readFileSync(document(name), 'utf8'));
  const { example, examples } = paths[path].get.responses['200'].content['application/json'];
  return example
    ? [example]
    : Object.values(examples as Record<string, { value: never }>).map((one) => one.value);
}

describe('the examples in the vendor’s documents', () => {
  test.skipIf(at('orders.yml'))('orders', () => {
    const rows = samples('orders.yml', '/v3/orders').flatMap(
      ({ list }) => (list as { elements: { order: never[] } }).elements.order,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const record = orders.map(row);
      expect(validateRecord(resourceOfFunction('wms', 'get_orders'), record)).toEqual([]);
      expect(record.line_items).not.toEqual([]);
      expect(record.status).not.toBe('other');
    }
  });

  test.skipIf(at('returns.yml'))('returns', () => {
    const rows = samples('returns.yml', '/v3/returns').flatMap(({ returnOrders }) => returnOrders as never[]);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const record = returns.map(row);
      expect(validateRecord(resourceOfFunction('wms', 'get_returns'), record)).toEqual([]);
      expect(record.line_items).not.toEqual([]);
      expect(record.status).not.toBe('other');
    }
  });
});
