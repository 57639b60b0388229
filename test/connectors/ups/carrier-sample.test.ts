/** Reads a sample file that others composed, which is reference data outside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { contextOf, Inbox, lineItems, readAll } from './files.ts';

const file = new URL('../../../../shared/fixtures/carrier-samples/ups.csv', import.meta.url);

if (!existsSync(file)) {
  console.warn(`SKIPPED: the sample of another project is not read, ${file.pathname} is absent`);
  test.skip('SKIPPED: the sample of another project (../shared is absent)', () => {});
} else {
  test('a sample with a header, another version and sums that do not fit is read and remarked on', async () => {
    const inbox = new Inbox();
    const { facts, warnings, problem } = await inbox.add('ups.csv', readFileSync(file));
    expect(problem).toBeNull();
    expect(facts).toMatchObject({ firstRow: 2, delimiter: ',', encoding: 'utf-8', repeats: [] });
    expect(warnings).toEqual([expect.stringContaining('"6.1"'), expect.stringMatching(/^Invoice ULN-/)]);
    const { records } = await readAll(contextOf(inbox));
    const lines = records.map((raw) => lineItems.map(raw));
    expect(new Set(lines.map(({ id }) => id)).size).toBe(25);
    const resource = resourceOfFunction('carrier', 'get_invoice_line_items');
    for (const line of lines) expect(validateRecord(resource, line)).toEqual([]);
    // The columns stand where they are said to stand: these cells could be mistaken for no others.
    expect(lines[0]).toMatchObject({
      account_id: 'KX2RDL',
      invoice_id: 'ULN-0563196946',
      tracking_number: '1Z8CZ3C80496442033',
      transaction_date: '2026-03-24T00:00:00Z',
      created_date: '2026-03-31T00:00:00Z',
      net_cost: 36.91,
      gross_cost: 40.21,
      raw: { sender_company: 'Jackson-Walker', receiver_country: 'US', shipment_date: '2026-03-24' },
      additional_fields: { service: 'UPS Ground Saver', billed_weight: 33.7, billed_weight_unit: 'lb' },
    });
  });
}
