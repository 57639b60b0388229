import { withDetails } from '../kit/details.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { ask } from './client.ts';
import { dayStep, type Found, type ListDays } from './days.ts';
import { AT_A_TIME, PAGE_SIZE, tickets } from './facts.ts';
import { mapOrder, type ReadTicket } from './map-order.ts';
import { payer } from './paid.ts';
import { fieldsIn, listIn, text, written, zoneOf } from './values.ts';

/** Pick tickets by the day of their last state: their numbers first, then each. */
export const orders: SourceFunction<ReadTicket> = {
  ...tickets,
  name: 'get_orders',
  basis: 'updated',
  // Shapes are held against the WSDL; which date the list of states goes by is not told.
  evidence: 'assumed',
  versionedBy: 'updated_date',
  async page(ctx, asked, cursor) {
    const zone = zoneOf(ctx);
    const { found, next } = await dayStep(asked, cursor, zone, PAGE_SIZE, lister(ctx));
    const records = await withDetails(ctx, found, { atATime: AT_A_TIME }, (one) => detail(ctx, one, zone));
    return { kind: 'page', records, next };
  },
  idOf: (raw) => text(fieldsIn(fieldsIn(raw).ticket).PickTicketNumber),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

/** By date, and by the date of shipping, in case that the first should not go by the last state. */
function lister(ctx: Context): ListDays {
  const pay = payer(ctx);
  return async (from, to) => {
    const numbers: string[] = [];
    for (const operation of ['GetPickTicketStatusesByDate', 'GetPickTicketStatusesByShipDate']) {
      await pay();
      const answer = await ask(ctx, operation, [
        ['StartDate', written(from)],
        ['EndDate', written(to)],
      ]);
      if (answer.gone) throw new Retryable(`Bergen speaks of a ticket where it was asked for ${operation}.`);
      const rows = listIn(fieldsIn(answer.result.PickTicketStatus).ShipmentStatus);
      numbers.push(...rows.map(({ TicketId }) => text(TicketId)).filter((id) => id !== null));
    }
    return numbers;
  };
}

/** The whole ticket; null where there is none of the number any more. */
async function detail(ctx: Context, { id, day }: Found, zone: string): Promise<ReadTicket | null> {
  const answer = await ask(ctx, 'GetPickTicketObjectByBarCode', [['ptbarcode', id]]);
  if (answer.gone) return null;
  const ticket = fieldsIn(answer.result.PickTicket);
  if (text(ticket.PickTicketNumber) === null)
    throw new Retryable('An answer of Bergen had no pick ticket in it.');
  return { day, zone, ticket };
}
