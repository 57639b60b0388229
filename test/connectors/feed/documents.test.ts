import { describe, expect, test } from 'vitest';
import { feedOf, interchange, order, TABLES, X12 } from './support.ts';

describe('an order that is told of in parts', () => {
  const parts: [string, string][] = [
    ['1.edi', interchange([{ set: '945', segments: order('SO-1', 'B1', 20) }], { control: 1 })],
    [
      '2.edi',
      interchange([{ set: '945', at: '20260416*0900', segments: order('SO-1', 'B2', 3) }], { control: 2 }),
    ],
    // The first part again, corrected.
    [
      '3.edi',
      interchange([{ set: '945', at: '20260417*0900', segments: order('SO-1', 'B1', 21) }], { control: 3 }),
    ],
  ];

  test.each([
    ['in order', [0, 1, 2]],
    ['backwards', [2, 1, 0]],
    ['the last one first', [2, 0, 1]],
  ])('is the same order however its files come (%s)', async (_, sequence) => {
    const { add, read } = feedOf(X12);
    for (const place of sequence) await add(...parts[place]!);
    const told = await read('get_orders');
    // Each file gives it whole.
    for (const record of told)
      expect(record).toMatchObject({
        id: 'SO-1',
        status: 'fulfilled',
        line_items: [{ sku: 'TEA', quantity: 24 }],
        shipments: [
          { shipment_id: 'B2', line_items: [{ quantity: 3 }] },
          { shipment_id: 'B1', line_items: [{ quantity: 21 }] },
        ],
        updated_date: '2026-04-17T13:00:00Z',
      });
  });

  test('is partial while something is missing', async () => {
    const { add, read } = feedOf(X12);
    await add(...parts[0]!);
    expect(await read('get_orders')).toMatchObject([{ status: 'partially_fulfilled', raw_status: 'PR' }]);
  });

  test('a reversal takes back what was told', async () => {
    const { add, read } = feedOf(X12);
    const lines = order('SO-1', 'B1', 20).toSpliced(3, 0, `W12*PR*24*5**CA**VN*TEA${'*'.repeat(12)}2`);
    await add('1.edi', interchange([{ set: '945', segments: lines }]));
    expect(await read('get_orders')).toMatchObject([{ shipments: [{ line_items: [{ quantity: 15 }] }] }]);
  });
});

test('a document whose own count is wrong is put aside alone, with file, line and reason', async () => {
  const { add, read, files } = feedOf(X12);
  const text = interchange([
    { set: '945', segments: order('SO-1', 'B1', 20) },
    { set: '945', segments: order('SO-2', 'B2', 1) },
  ]);
  await add('a.edi', text.replace('SE*6*0001', 'SE*9*0001'));
  expect(await read('get_orders')).toEqual([
    'a.edi, line 3: document 0001 (945) has 6 segments, and says that it has 9 (SE01)',
    expect.objectContaining({ id: 'SO-2' }),
  ]);
  expect(files.all[0]!.warnings[0]).toMatch(/^One entry cannot be read and will be put aside/);
});

test('a line that cannot be read puts its document aside, with the segment', async () => {
  const { add, read } = feedOf(X12);
  await add('a.edi', interchange([{ set: '945', segments: order('SO-1', 'B1', Number.NaN) }]));
  expect(await read('get_orders')).toEqual(['a.edi, line 3: W12-03 has "NaN", which is no number']);
});

test('what is acknowledged, passed over or only a test is said', async () => {
  const { add, files, read } = feedOf(X12);
  await add(
    'a.edi',
    interchange([
      { set: '997', segments: ['AK1*OW*5', 'AK2*940*0001', 'AK5*R*5', 'AK9*R*1*1*0'] },
      { set: '856', segments: ['BSN*00*1*20260414*1810'] },
    ]),
  );
  await add('t.edi', interchange([{ set: '945', segments: order('SO-9', 'B9', 1) }]).replace('*P*>', '*T*>'));
  expect(files.all.flatMap(({ warnings }) => warnings)).toEqual([
    'Acknowledges group 5 (OW): rejected.',
    'Acknowledges document 0001 (940): rejected.',
    'Documents that were passed over: 1 856.',
    'Documents that were passed over: 1 of test interchanges (ISA15).',
  ]);
  expect(await read('get_orders')).toEqual([]);
});

test('an order of which one file cannot be read is put aside whole, until it can', async () => {
  const { add, read } = feedOf(X12);
  await add('1.edi', interchange([{ set: '945', segments: order('SO-1', 'B1', 20) }], { control: 1 }));
  await add(
    '2.edi',
    interchange([{ set: '945', segments: order('SO-1', 'B2', Number.NaN) }], { control: 2 }),
  );
  const reason = '2.edi, line 3: W12-03 has "NaN", which is no number';
  expect(await read('get_orders')).toEqual([reason, reason]);
});

describe('a table', () => {
  const header =
    'order_number,reference,status,ship_date,carrier,service,tracking_number,sku,ordered_qty,shipped_qty\n';
  const row = (number: string, tracking: string, shipped: string, day = '2026-03-06') =>
    `${number},,SHIPPED,${day},UPS,Ground,${tracking},TEA,24,${shipped}\n`;

  test('rows of an order that stand apart are one order; what was ordered is not summed', async () => {
    const { add, read } = feedOf(TABLES);
    await add(
      'orders.csv',
      header + row('SO-1', '1Z1', '20') + row('SO-2', '1Z2', '24') + row('SO-1', '1Z3', '4'),
    );
    const told = await read('get_orders');
    expect(told).toMatchObject([
      {
        id: 'SO-1',
        line_items: [{ quantity: 24 }],
        shipments: [
          {
            packages: [{ tracking_number: '1Z1' }, { tracking_number: '1Z3' }],
            line_items: [{ quantity: 24 }],
          },
        ],
      },
      { id: 'SO-2' },
    ]);
  });

  test('a row of another length and a row that cannot be read are put aside with their lines; the others go in', async () => {
    const { add, read, files } = feedOf(TABLES);
    await add(
      'orders.csv',
      `${header}${row('SO-1', '1Z1', '20')}SO-2,,SHIP\n\n${row('SO-3', '1Z3', 'many')}${row('SO-4', '9.4E+21', '1')}${row('SO-5', '1Z5', '1')}`,
    );
    const told = await read('get_orders');
    expect(told.map((one) => (typeof one === 'string' ? one : one.id))).toEqual([
      'SO-1',
      'orders.csv, line 3: has 3 cells, and the file 10 columns',
      'orders.csv, line 5: shipped_qty is "many", which is no number',
      'orders.csv, line 6: tracking_number is "9.4E+21", in which a spreadsheet has lost digits: ask for the file as it was written',
      'SO-5',
    ]);
    expect(files.all[0]!.warnings[0]).toMatch(/^3 entries cannot be read/);
  });

  test('is refused where a column of the profile is not there', async () => {
    const { add, files } = feedOf(TABLES);
    await add('orders.csv', 'order_number,sku\nSO-1,TEA\n');
    expect(files.all[0]!.problem).toMatch(
      /has no column "reference", "status".*its columns are order_number, sku/,
    );
  });

  test('is spelled as the profile says, without a header, with semicolons and decimal commas', async () => {
    const { add, read } = feedOf({
      format: 'csv',
      time_zone: 'Europe/Berlin',
      csv: { delimiter: ';', header: false, decimal: ',', encoding: 'windows-1252' },
      documents: [
        {
          function: 'get_inventory_ledger',
          file_name: 'BEW_*_{YYYYMMDD}.txt',
          dates: 'DD.MM.YYYY HH:mm',
          columns: {
            id: 'column 1',
            date: 'column 2',
            sku: 'column 3',
            quantity: 'column 4',
            type: 'column 5',
          },
          codes: { WE: 'inbound_receipt' },
        },
      ],
    });
    await add('BEW_1_20260330.txt', '7;29.03.2026 01:30;TEE;1.200;WE\n8;29.03.2026 04:00;TEE;-2,0;XX\n');
    expect(await read('get_inventory_ledger')).toMatchObject([
      { id: '7', entry_date: '2026-03-29T00:30:00Z', quantity: 1200, event_type: 'inbound_receipt' },
      {
        id: '8',
        entry_date: '2026-03-29T02:00:00Z',
        quantity: -2,
        event_type: 'other',
        raw_event_type: 'XX',
      },
    ]);
  });

  test('stock is the newest report by its date, whichever came last', async () => {
    const { add, read } = feedOf(TABLES);
    const report = (day: string, onhand: number) =>
      `as_of,warehouse,sku,lot,expiry,on_hand,allocated,available,on_hold,damaged\n${day},W01,TEA,,,${onhand},0,${onhand},0,0\n`;
    await add('inventory-2.csv', report('2026-03-02', 20));
    await add('inventory-1.csv', report('2026-03-01', 10));
    expect(await read('get_inventory')).toMatchObject([{ id: 'TEA', onhand: 20, fulfillable: 20 }]);
  });
});
