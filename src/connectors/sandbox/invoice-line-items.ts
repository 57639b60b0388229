import type { InvoiceLineItem } from '../../model/index.ts';
import { textOrNull, windowed } from './facts.ts';
import { amount, amountOrNull, instant, instantOrNull } from './values.ts';

interface VendorInvoiceLine {
  line_ref: string;
  invoice_no: string | null;
  issued_at: string;
  account: string | null;
  parcel_no: string | null;
  picked_up_at: string | null;
  text: string | null;
  list_amount: string | null;
  amount: string;
}

/** Charges on the carrier's invoices; all lines of an invoice carry its one date. */
export const invoiceLineItems = windowed<VendorInvoiceLine>({
  name: 'get_invoice_line_items',
  path: 'carrier/invoice-lines',
  reference: 'line_ref',
  basis: 'invoice',
  window: 'issued',
  // The record has no field for the invoice's date; it is when the line came into being.
  basisDate: (record) => textOrNull(record.created_date),
  onDemand: true,
  map: mapLine,
});

function mapLine(raw: VendorInvoiceLine): InvoiceLineItem {
  const issued = instant(raw.issued_at);
  return {
    id: raw.line_ref,
    created_date: issued,
    updated_date: issued,
    transaction_date: instantOrNull(raw.picked_up_at),
    account_id: raw.account,
    invoice_id: raw.invoice_no,
    tracking_number: raw.parcel_no,
    gross_cost: amountOrNull(raw.list_amount),
    net_cost: amount(raw.amount),
    charge_description: raw.text,
    raw,
    additional_fields: {},
  };
}
