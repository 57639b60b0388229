import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { billedIn, type Invoice, invoicesOf, type Shipment, type Terms } from './billed.ts';
import { GROUPS } from './headers.ts';

/** A charge as it was billed, whatever files tell of it. Money in whole cents. */
export interface Truth {
  account: string;
  invoice: string;
  invoiceDay: string;
  /** Empty for what is billed with the invoice. */
  waybill: string;
  code: string;
  net: number;
}

/** Every charge of the invoices of a week, in no order that matters. */
export function truthOf(terms: Terms, week: number): Truth[] {
  return billedIn(week).flatMap((account) =>
    invoicesOf(terms, account, week).flatMap((invoice) => {
      const charges = invoice.shipments.flatMap((one) => chargesOf(invoice, one));
      if (invoice.fee > 0) charges.push({ waybill: '', code: 'fee', net: invoice.fee });
      const sign = invoice.type === 'CN INB' ? -1 : 1;
      return charges.map(({ net, ...charge }) => ({
        account: account.number,
        invoice: invoice.number,
        invoiceDay: isoDay(invoiceDay(week)),
        ...charge,
        net: sign * net,
      }));
    }),
  );
}

/** Those that the table has no group for come as one. */
function chargesOf({ account }: Invoice, { waybill, weightCharge, discount, extras }: Shipment) {
  const shown = account.layout === 'australian' ? extras.length : GROUPS;
  const hidden = extras.slice(shown).reduce((sum, one) => sum + one.charge + one.discount, 0);
  return [
    { waybill, code: 'weight', net: weightCharge + discount },
    ...extras
      .slice(0, shown)
      .map(({ code, charge, discount: less }) => ({ waybill, code, net: charge + less })),
    { waybill, code: 'rest', net: hidden },
  ].filter(({ net }) => net !== 0);
}
