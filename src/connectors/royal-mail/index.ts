import { idOfCharge, mapCharge, type Raw } from '../kit/invoice-file/charge-line.ts';
import { invoiceCarrier, invoiceLines } from '../kit/invoice-file/invoice-carrier.ts';
import type { Connector, SourceFunction } from '../kit/manifest.ts';
import { form } from './layouts.ts';
import { pageOfOrders, type RawOrder } from './page.ts';
import { idOfShare, lineOfShare, type Share } from './shares.ts';
import { survey } from './survey.ts';

/** Royal Mail bills sales orders; what an item cost is told by its order and the list of its numbers together. */
const invoiceLineItems: SourceFunction<RawOrder> = {
  // The layout is known from a description and a program of others, which disagree on positions.
  ...(invoiceLines(form, 'third-party') as SourceFunction<Raw>),
  page: pageOfOrders,
  idOf: (raw) => {
    const id = idOfCharge(raw, form);
    const share = id === null ? null : shareIn(raw);
    return share ? idOfShare(id!, share) : id;
  },
  map: (raw) => {
    const order = mapCharge(raw, form);
    const share = shareIn(raw);
    return share ? lineOfShare(order, share) : order;
  },
};

const carrier = invoiceCarrier({ name: 'royal-mail', displayName: 'Royal Mail' }, form, invoiceLineItems);

/** Royal Mail has no interface for invoices; they come as files, uploaded or left in a folder. */
export const royalMail: Connector = { ...carrier, inbox: { ...carrier.inbox!, survey } };

function shareIn(raw: RawOrder): Share | null {
  return 'share' in raw ? raw.share : null;
}
