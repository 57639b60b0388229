import type { Bill } from '../../model/index.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { oneOf, searchAll } from './client.ts';
import { updatedDate, windowed } from './facts.ts';
import { LISTS } from './lists.ts';
import { dated, led } from './passes.ts';
import { amount, id, instant, instantOrNull, latest, number, numberOrNull, text } from './values.ts';
import type { JoinedCharge, VendorCharge, VendorInvoice } from './vendor.ts';

/** Charges that were changed, and those whose invoice was: it is issued long after its lines were written. */
export const bills: SourceFunction<JoinedCharge> = {
  ...windowed,
  name: 'get_bills',
  basis: 'updated',
  page: inPasses([
    dated('charges', LISTS.charges, 'modifyDate', withInvoices),
    led<VendorInvoice, VendorCharge, JoinedCharge>(
      'invoices',
      { list: LISTS.invoices, field: 'modifyDate', key: (invoice) => numberOrNull(invoice.id) },
      LISTS.charges,
      'invoiceWorksheetId',
      withInvoices,
    ),
  ]),
  idOf: (raw) => id(raw?.charge?.id),
  map: mapCharge,
  basisDate: updatedDate,
};

/** Charges with what their invoice says, but for its other lines. */
async function withInvoices(ctx: Context, found: VendorCharge[]): Promise<JoinedCharge[]> {
  const numbers = new Set(found.map((charge) => numberOrNull(charge.invoiceWorksheetId)));
  const wanted = [...numbers].filter((one) => one !== null);
  const invoices = new Map<number, VendorInvoice>();
  if (wanted.length > 0)
    for (const row of await searchAll<VendorInvoice>(ctx, LISTS.invoices, [oneOf('id', wanted)])) {
      const { invoiceWorksheetLineItemList: _, ...invoice } = row;
      invoices.set(invoice.id, invoice);
    }
  return found.map((charge) => ({
    charge,
    invoice: invoices.get(charge.invoiceWorksheetId ?? Number.NaN) ?? null,
  }));
}

function mapCharge({ charge, invoice }: JoinedCharge): Bill {
  const { id: own, lobId, createDate, modifyDate, description, extendedCharge, ...others } = charge;
  return {
    id: number(own).toString(),
    created_date: instantOrNull(createDate) ?? instant(modifyDate),
    updated_date: latest(instant(modifyDate), [invoice?.modifyDate]),
    warehouse_customer_id: id(lobId),
    object_id: null,
    object_type: null,
    charge_type: text(description) ?? '',
    // Where there is none yet, nothing is charged.
    amount: amount(extendedCharge) ?? 0,
    currency_code: 'USD',
    additional_fields: { ...others, invoice },
  };
}
