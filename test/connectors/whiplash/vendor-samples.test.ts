/** The vendor's own examples. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { orders } from '../../../src/connectors/whiplash/orders.ts';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';

const SHARED = process.env.BACKHAUL_SHARED ?? join(import.meta.dirname, '../../../../shared');
const DOCUMENT = join(SHARED, 'specs/whiplash/openapi.json');

test.skipIf(!existsSync(DOCUMENT))('the orders in the vendor’s document', () => {
  const { examples } = JSON.parse(readFileSync(DOCUMENT, 'utf8')).components;
  const all = [examples['api.v2.order.all'].value, examples['api.v2.order.processing'].value].flat(3);
  // One of them shows what comes where but a few fields are asked for, which we never do.
  const rows = all.filter((row) => 'status' in row);
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const record = orders.map(row);
    expect(validateRecord(resourceOfFunction('wms', 'get_orders'), record)).toEqual([]);
    expect(record.line_items).not.toEqual([]);
    expect(record.status).not.toBe('other');
  }
});
