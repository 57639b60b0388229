import type { Static } from 'typebox';
import { dateTime, json, nullable, number, text } from './fields.ts';
import { dateFilter, type Filter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, recordFields } from './shapes.ts';

// Ours: the contract documents the transaction date only, yet to add up what a shipment or an invoice cost is
// what line items are read for.
const lookup: Filter = { kind: 'id', operators: ['eq', 'in'] };

/**
 * One charge on a carrier's invoice: add up `net_cost` over a tracking number for what a shipment cost.
 * Contract: section 7.1, which leaves nullability open. Here a charge always has an amount; whatever some carrier
 * may leave out (charges of the account have no parcel, some files no gross amount) can be null.
 */
export const invoiceLineItem = defineResource({
  name: 'invoice_line_item',
  type: 'carrier',
  path: '/carrier/invoice-line-items',
  onePath: '/carrier/invoice-line-items/{invoice_line_item_id}',
  functionName: 'get_invoice_line_items',
  description: "One charge on a carrier's invoice, in the currency of the invoice",
  fields: {
    ...recordFields,
    transaction_date: nullable(
      dateTime('When the charge arose; for several carriers the date of the invoice'),
    ),
    account_id: nullable(text('Account at the carrier that was charged')),
    invoice_id: nullable(text('Invoice of the carrier')),
    tracking_number: nullable(text('Parcel the charge is for')),
    gross_cost: nullable(number('Amount before discounts')),
    net_cost: number('Amount after discounts'),
    charge_description: nullable(text('What was charged for')),
    raw: json("The carrier's own row"),
    // Ours: the contract has no currency, no date of the invoice, and no way to tell a correction from a charge.
    ...extraFields,
  },
  events: eventsOf('carrier-invoice-line-item'),
  filters: { transaction_date: dateFilter, tracking_number: lookup, invoice_id: lookup, account_id: lookup },
  taggable: true,
});

/** One charge on a carrier's invoice. */
export type InvoiceLineItem = Static<typeof invoiceLineItem.schema>;
