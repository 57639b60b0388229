import { expect, test } from 'vitest';
import type { Profile } from '../../../src/connectors/feed/profile.ts';
import { feedOf } from './support.ts';

const EDIFACT: Profile = {
  format: 'edifact',
  time_zone: 'Europe/Berlin',
  documents: (['get_orders', 'get_inbound_shipments', 'get_inventory_ledger', 'get_inventory'] as const).map(
    (fn) => ({
      function: fn,
      file_name: '*.edi',
    }),
  ),
};

/** An interchange of messages, each without its UNH and UNT, in the usual marks or others. */
function interchange(messages: readonly { type: string; segments: string[] }[], reference = '77'): string {
  const all = messages.flatMap(({ type, segments }, nth) => [
    `UNH+${nth + 1}+${type}:D:96A:UN`,
    ...segments,
    `UNT+${segments.length + 2}+${nth + 1}`,
  ]);
  return [
    'UNA:+.? ',
    `UNB+UNOC:3+HOUSE:14+MERCHANT:14+260305:0500+${reference}`,
    ...all,
    `UNZ+${messages.length}+${reference}`,
  ]
    .map((segment) => `${segment}'\r\n`)
    .join('');
}

const SENT = {
  type: 'DESADV',
  segments: [
    'BGM+351+DES-9+9',
    'DTM+137:202603050500:203',
    'DTM+11:20260304:102',
    'RFF+ON:SO-1',
    'RFF+CN:TRACK1',
    'NAD+WH+W01::91',
    "NAD+ST+0012::92++O?'Hara ?+ Sons+4 Main St+Köln++50667+DE",
    'TDT+20++30++:::DHL',
    'CPS+1',
    'LIN+1++4006381333931:EN',
    'PIA+1+TEA:SA',
    'QTY+12:20:PCE',
    'QTY+21:24:PCE',
    'QVR+-4:21+BP',
    'DTM+36:20261231:102',
    'CNT+2:1',
  ],
};
const RECEIVED = {
  type: 'RECADV',
  segments: [
    'BGM+632+RCV-1+9',
    'DTM+137:20260305:102',
    'DTM+50:202603041230:203',
    'RFF+AAK:ASN-1',
    'RFF+ON:PO-1',
    'NAD+WH+W01::91',
    'LIN+1++4006381333931:EN',
    'PIA+1+TEA:SA+L7:NB',
    'QTY+48:10:PCE',
    'QTY+124:1:PCE',
  ],
};
const STOCK = {
  type: 'INVRPT',
  segments: [
    'BGM+35+INV-1+9',
    'DTM+366:20260305:102',
    'NAD+WH+W01::91',
    'LIN+1++4006381333931:EN',
    'PIA+1+TEA:SA',
    'QTY+17:456,0:PCE',
    'QTY+124:6:PCE',
  ],
};
/** One line as D96A orders its segments, one as D01B does. */
const MOVED = {
  type: 'INVRPT',
  segments: [
    'BGM+78+MOV-1+9',
    'DTM+137:20260305:102',
    'NAD+WH+W01::91',
    'LIN+1',
    'PIA+5+TEA:SK',
    'QTY+156:3:PCE',
    'INV+1+1+3',
    'LIN+2',
    'PIA+5+TEA:SK',
    'INV+2+1+99',
    'QTY+156:4:PCE',
  ],
};

test('messages become what documents of X12 become', async () => {
  const { add, read, files } = feedOf(EDIFACT);
  await add(
    'a.edi',
    interchange([
      SENT,
      RECEIVED,
      STOCK,
      MOVED,
      { type: 'CONTRL', segments: ['UCI+5+MERCHANT:14+HOUSE:14+4'] },
    ]),
  );
  expect(await read('get_orders')).toMatchObject([
    {
      id: 'SO-1',
      status: 'partially_fulfilled',
      carrier_name: 'DHL',
      warehouse_id: 'W01',
      updated_date: '2026-03-05T04:00:00Z',
      ship_to_address: { company: "O'Hara + Sons", address1: '4 Main St', city: 'Köln', country: 'DE' },
      line_items: [{ sku: 'TEA', quantity: 24 }],
      shipments: [
        {
          shipment_id: 'DES-9',
          shipped_date: '2026-03-03T23:00:00Z',
          packages: [
            {
              tracking_number: 'TRACK1',
              line_items: [{ quantity: 20, expiration_date: '2026-12-30T23:00:00Z' }],
            },
          ],
        },
      ],
    },
  ]);
  expect(await read('get_inbound_shipments')).toMatchObject([
    {
      id: 'ASN-1',
      purchase_order_number: 'PO-1',
      receipts: [
        { id: 'RCV-1', arrived_date: '2026-03-04T11:30:00Z', line_items: [{ sku: 'TEA', quantity: 10 }] },
      ],
      additional_fields: { lots: [{ lot_id: 'L7' }], exceptions: [{ exception: 'TEA: 1 (QTY 124)' }] },
    },
  ]);
  expect(await read('get_inventory')).toMatchObject([
    { id: 'TEA', onhand: 456, unfulfillable: 6, fulfillable: 450 },
  ]);
  expect(await read('get_inventory_ledger')).toMatchObject([
    { id: 'MOV-1/1', quantity: -3, event_type: 'adjustment', reason: 'scrapped' },
    { id: 'MOV-1/2', quantity: 4, event_type: 'other', raw_event_type: '99' },
  ]);
  expect(files.all[0]!.warnings).toEqual(['Acknowledges interchange 5: rejected.']);
});

test('is cut anywhere by whoever hands out its bytes, and read by other marks', async () => {
  const text = interchange([SENT, STOCK]);
  const [whole, packed] = [feedOf(EDIFACT), feedOf(EDIFACT)];
  await whole.add('a.edi', text);
  packed.files.partBytes = 7;
  const other = text
    .replace("UNA:+.? '", 'UNA#|.\\ ~')
    .replace(/'\r\n/g, '~')
    .replace(/\+/g, '|')
    .replace(/:/g, '#')
    .replace("O?'Hara ?| Sons", "O'Hara + Sons");
  await packed.add('b.edi', other);
  for (const name of ['get_orders', 'get_inventory'] as const) {
    const records = await whole.read(name);
    expect(records.length).toBe(1);
    expect(await packed.read(name)).toEqual(records);
  }
});

test.each([
  ['breaks off in its interchange 77: there is no UNZ', (text: string) => text.slice(0, text.indexOf('UNZ'))],
  ['breaks off inside its segment 8', (text: string) => text.slice(0, text.indexOf('W01') + 2)],
  [
    'has an interchange 77 of 1 messages whose end says 77 and 2 (UNZ)',
    (text: string) => text.replace('UNZ+1', 'UNZ+2'),
  ],
  ['has no end (UNT) of its message 1', (text: string) => text.replace(/UNT.*\r\n/, '')],
  ['is no EDIFACT', () => 'order_number,sku\nSO-1,TEA\n'],
])('that is not whole is refused: %s', async (reason, spoil) => {
  const { add, files } = feedOf(EDIFACT);
  await add('a.edi', spoil(interchange([SENT])));
  expect(files.all[0]!.problem).toContain(reason);
});

test('a message with another count than it says is put aside alone', async () => {
  const { add, read } = feedOf(EDIFACT);
  await add(
    'a.edi',
    interchange([SENT, { ...SENT, segments: SENT.segments.with(3, 'RFF+ON:SO-2') }]).replace(
      'UNT+18+1',
      'UNT+17+1',
    ),
  );
  expect(await read('get_orders')).toEqual([
    'a.edi, line 2: message 1 (DESADV) has 18 segments, and says that it has 17 (UNT)',
    expect.objectContaining({ id: 'SO-2' }),
  ]);
});
