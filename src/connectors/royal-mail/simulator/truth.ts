import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { invoiceNumber, ordersOf, type SalesOrder, type Terms } from './billed.ts';
import { tellsTracking } from './files.ts';

/** What an item cost, or an order of which nobody knows the items. Money in pence. */
export interface Truth {
  invoice: string;
  invoiceDay: string;
  order: string;
  /** Empty where it is not told. */
  tracking: string;
  net: number;
  gross: number;
}

/** Every charge of a week's invoice. @param lastWeek the newest week whose files are there */
export function truthOf(terms: Terms, week: number, firstWeek: number, lastWeek: number): Truth[] {
  const told = [week + 1, week + 2].some((one) => tellsTracking(one) && one >= firstWeek && one <= lastWeek);
  return ordersOf(terms, week).flatMap((order) =>
    partsOf(order, told ? order.tracking : []).map((part) => ({
      invoice: invoiceNumber(week),
      invoiceDay: isoDay(invoiceDay(week)),
      order: order.number,
      ...part,
    })),
  );
}

/** Items cost the same to the penny, the first ones a penny more; those without a number are one part. */
function partsOf({ volume, net, tax }: SalesOrder, tracking: readonly string[]) {
  const gross = net + tax;
  if (tracking.length === 0) return [{ tracking: '', net, gross }];
  const item = (total: number, index: number) =>
    Math.floor(total / volume) + (index < total % volume ? 1 : 0);
  const parts = tracking.map((one, index) => ({
    tracking: one,
    net: item(net, index),
    gross: item(gross, index),
  }));
  const rest = { tracking: '', net, gross };
  for (const part of parts) {
    rest.net -= part.net;
    rest.gross -= part.gross;
  }
  return tracking.length < volume ? [...parts, rest] : parts;
}
