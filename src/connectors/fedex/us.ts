import type { RowReader } from '../kit/invoice-file/cells.ts';
import type { Bill, Layout } from '../kit/invoice-file/layout.ts';
import { chargesOfPairs } from './pairs.ts';

/** The CSV of FedEx Billing Online for American accounts. */
export const us: Layout = {
  name: 'us',
  columns: {
    account: ['Bill to Account Number'],
    invoice_date: ['Invoice Date'],
    invoice_number: ['Invoice Number'],
    invoice_total: ['Original Amount Due'],
    payor: ['Payor'],
    tracking_prefix: ['Ground Tracking ID Prefix'],
    tracking_number: ['Express or Ground Tracking ID'],
    transportation_charge: ['Transportation Charge Amount'],
    net_charge: ['Net Charge Amount'],
    service: ['Service Type'],
    ground_service: ['Ground Service'],
    shipment_date: ['Shipment Date'],
    delivery_date: ['POD Delivery Date'],
    actual_weight: ['Actual Weight Amount'],
    actual_weight_unit: ['Actual Weight Units'],
    rated_weight: ['Rated Weight Amount'],
    rated_weight_unit: ['Rated Weight Units'],
    pieces: ['Number of Pieces'],
    master_tracking_number: ['TDMasterTrackingID'],
    packaging: ['Service Packaging'],
    recipient_postal_code: ['Recipient Zip Code'],
    recipient_country: ['Recipient Country/Territory'],
    shipper_country: ['Shipper Country/Territory'],
    reference_1: ['Original Customer Reference'],
    reference_2: ['Original Ref#2'],
    reference_3: ['Original Ref#3/PO Number'],
    zone: ['Zone Code'],
    cross_reference_prefix: ['CrossRefTrackingID Prefix'],
    cross_reference: ['CrossRefTrackingID'],
    package_id: ['MPS Package ID'],
    charge_label: ['Tracking ID Charge Description'],
    charge_amount: ['Tracking ID Charge Amount'],
  },
  repeated: ['charge_label', 'charge_amount'],
  needed: ['invoice_date', 'invoice_number', 'tracking_number', 'net_charge'],
  dates: ['invoice_date', 'shipment_date', 'delivery_date'],
  amounts: ['net_charge', 'transportation_charge', 'invoice_total', 'charge_amount'],
  // American accounts only.
  dayFirst: false,
  bill,
  additional,
};

function bill(row: RowReader): Bill | null {
  const net = row.amount('net_charge');
  const charges = chargesOfPairs(row, net);
  // The pieces of a shipment have rows of their own that tell sizes; the money stands in the first row.
  if (charges.length === 0) return null;
  const number = row.identifier('tracking_number');
  const piece = row.identifier('package_id');
  const base = row.amount('transportation_charge');
  const rest = charges.find(({ more }) => more?.residual === true);
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: row.day('shipment_date'),
    account: row.identifier('account'),
    tracking: piece ?? number,
    // The file has no column for it.
    currency: 'USD',
    total: row.amount('invoice_total'),
    key: [number, piece],
    charges,
    ...(rest &&
      base !== null &&
      rest.net !== base && {
        remark:
          'what the charges leave of Net Charge Amount is not the Transportation Charge Amount beside it; the difference was read as a charge, so that sums agree',
      }),
  };
}

function additional(row: RowReader): Record<string, unknown> {
  const amount = (column: string) => row.ifReadable(() => row.number(column));
  const prefix = row.text('tracking_prefix');
  const number = row.ifReadable(() => row.identifier('tracking_number'));
  return {
    invoice_total: amount('invoice_total'),
    adjustment: (amount('net_charge') ?? 0) < 0,
    ground_barcode: prefix && number ? `${prefix}${number}` : null,
    master_tracking_number: row.ifReadable(() => row.identifier('master_tracking_number')),
    cross_reference: [row.text('cross_reference_prefix'), row.text('cross_reference')].join('') || null,
    payor: row.text('payor'),
    service: row.text('service') ?? row.text('ground_service'),
    packaging: row.text('packaging'),
    package_quantity: amount('pieces'),
    zone: row.text('zone'),
    references: [1, 2, 3].map((nth) => row.text(`reference_${nth}`)).filter((one) => one !== null),
    actual_weight: amount('actual_weight'),
    actual_weight_unit: row.text('actual_weight_unit')?.toLowerCase() ?? null,
    billed_weight: amount('rated_weight'),
    billed_weight_unit: row.text('rated_weight_unit')?.toLowerCase() ?? null,
    sender_country: row.text('shipper_country'),
    receiver_country: row.text('recipient_country'),
    receiver_postal_code: row.text('recipient_postal_code'),
  };
}
