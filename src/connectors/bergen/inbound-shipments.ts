import { withDetails } from '../kit/details.ts';
import { Retryable } from '../kit/errors.ts';
import type { Ask, Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses, type Pass } from '../kit/passes.ts';
import { ask } from './client.ts';
import { RECEIVING_STATES } from './codes.ts';
import { AT_A_TIME, PAGE_SIZE, tickets } from './facts.ts';
import { mapInbound, type ReadReceiving } from './map-inbound.ts';
import { statesStep } from './receiving-list.ts';
import { dayIn, daysAfter, fieldsIn, listIn, text, zoneOf } from './values.ts';

const DAY = 24 * 3600 * 1000;
/** A run that ends no longer ago than this is meant to bring everything up to date. */
const PRESENT_MS = 2 * DAY;
/** Tickets that are still open may be so old. */
const OPEN_DAYS = 365;
/** Tickets that are done may have been opened so long ago; older ones are read by a window over their creation. */
const DONE_DAYS = 60;
const OPEN = RECEIVING_STATES.slice(0, -2);
const DONE = RECEIVING_STATES.slice(-2);

/**
 * Receiving tickets by their creation; and whenever a run reaches the present, those that are open still and those
 * that were opened lately, for by no date that is told one can ask for what has changed.
 */
export const inboundShipments: SourceFunction<ReadReceiving> = {
  ...tickets,
  name: 'get_inbound_shipments',
  basis: 'created',
  evidence: 'vendor-spec',
  // No date of a ticket grows with each change.
  versionedBy: 'as_of',
  page: inPasses<ReadReceiving>([
    {
      name: 'created',
      // Whether the last day is included is not told.
      page: (ctx, asked, cursor) =>
        step(ctx, cursor, RECEIVING_STATES, {
          from: dayIn(asked.from!, zoneOf(ctx)),
          to: daysAfter(dayIn(asked.to!, zoneOf(ctx)), 1),
        }),
    },
    sweep('open', OPEN, OPEN_DAYS),
    sweep('done', DONE, DONE_DAYS),
  ]),
  idOf: (raw) => text(fieldsIn(raw).id),
  map: mapInbound,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

/** All tickets of some states that were created in the last days, where the run reaches the present. */
function sweep(name: string, states: readonly string[], days: number): Pass<ReadReceiving> {
  return {
    name,
    sweep: true,
    page: async (ctx, asked, cursor) => {
      if (!isPresent(ctx, asked)) return { kind: 'page', records: [], next: null };
      const today = dayIn(ctx.now(), zoneOf(ctx));
      return step(ctx, cursor, states, { from: daysAfter(today, -days), to: daysAfter(today, 1) });
    },
  };
}

function isPresent(ctx: Context, { to }: Ask): boolean {
  return ctx.now().getTime() - to!.getTime() <= PRESENT_MS;
}

async function step(
  ctx: Context,
  cursor: Parameters<SourceFunction['page']>[2],
  states: readonly string[],
  days: { from: string; to: string },
) {
  const zone = zoneOf(ctx);
  const { ids, next } = await statesStep(ctx, cursor, days, states, PAGE_SIZE);
  const records = await withDetails(ctx, ids, { atATime: AT_A_TIME }, (id) => detail(ctx, id, zone));
  return { kind: 'page' as const, records, next };
}

/** The whole ticket, which does not say its number; null where there is none of it any more. */
async function detail(ctx: Context, id: string, zone: string): Promise<ReadReceiving | null> {
  const answer = await ask(ctx, 'GetReceivingTicketObjectByTicketNo', [['AsnTicketNumber', id]]);
  // An unknown one gets a notification, or nothing.
  if (answer.gone) return null;
  const [ticket] = listIn(fieldsIn(answer.result.ReceivingTicketByTicketNo).ReceivingTicket);
  if (!ticket) return null;
  if (text(ticket.ReceivingStatus) === null)
    throw new Retryable('An answer of Bergen had no receiving ticket in it.');
  return { id, zone, ticket };
}
