import { mixed } from '../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { pickLife, receivingLife } from './simulator/life.ts';
import { around, dayNumber, daysAsked, startOfDay } from './simulator/new-york.ts';
import { pickId, pickNumber, pickTicket, shippedAt } from './simulator/pick-ticket.ts';
import { receivingId, receivingNumber, receivingTicket, STATES } from './simulator/receiving-ticket.ts';
import { answerTo, type Element, element, fault, notification, readCall } from './simulator/soap.ts';
import { stockBatch, stockIds } from './simulator/stock.ts';
import { type Ticket, Tickets } from './simulator/tickets.ts';

const LOGIN = {
  web_address: 'www.simulated.atworkweb.com',
  username: 'sim-api-user',
  password: 'sim-api-password',
};
const DAY = 86_400_000;

type Parameters = ReadonlyMap<string, string>;

/** Bergen's side. Where its WSDL is silent it is the worse of what is possible. */
export async function startBergenSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 3200 } = options;
  const picks = new Tickets(seed, perDay / 80, pickLife);
  const receivings = new Tickets(seed + 1, perDay / 160, receivingLife);
  const tokens = new Set<string>();
  let given = 0;
  let revoked = false;
  const now = () => clock().getTime();

  const signIn = (parameters: Parameters): Given => {
    const fits = [
      ['WebAddress', LOGIN.web_address],
      ['UserName', LOGIN.username],
      ['Password', LOGIN.password],
    ].every(([name, value]) => parameters.get(name!) === value);
    if (!fits || revoked) return answerTo('AuthenticationTokenGet', '');
    const token = `sim-bergen-${mixed(seed, ++given).toString(36)}-${given}`;
    tokens.add(token);
    return answerTo('AuthenticationTokenGet', token);
  };

  const listed = (
    tickets: Tickets,
    parameters: Parameters,
    names: readonly [string, string],
    dayOf: (ticket: Ticket) => number | null,
  ): Ticket[] => {
    const days = daysAsked(parameters, ...names);
    const { from, to } = around(days);
    return tickets.around(from, to, now()).filter((ticket) => {
      const at = dayOf(ticket);
      return at !== null && dayNumber(at) >= days.first && dayNumber(at) <= days.last;
    });
  };

  const results = (operation: string, parameters: Parameters): readonly Element[] => {
    switch (operation) {
      case 'GetPickTicketStatusesByDate':
        return statuses(listed(picks, parameters, ['StartDate', 'EndDate'], ({ changed }) => changed));
      case 'GetPickTicketStatusesByShipDate':
        return statuses(listed(picks, parameters, ['StartDate', 'EndDate'], shippedAt));
      case 'GetPickTicketObjectByBarCode': {
        const ticket = picks.one(pickNumber(parameters.get('ptbarcode') ?? ''), now());
        if (!ticket) return [notification(83, 'BarCodeError', "BarCode doesn't exist")];
        return [element('Notifications', ''), pickTicket(seed, ticket)];
      }
      case 'GetReceivingTicketsByStatusAndCreateDate': {
        const state = parameters.get('receivingTicketStatus') ?? '';
        if (!STATES.includes(state)) throw fault('Client', 'Server was unable to read request.');
        const found = listed(receivings, parameters, ['startDate', 'endDate'], ({ born }) => born);
        const ids = found.filter((ticket) => ticket.state === state).map(({ number }) => receivingId(number));
        return [
          element('Notifications', ''),
          element(
            'ReceivingTickets',
            ids.map((id) => element('string', id)),
          ),
        ];
      }
      case 'GetReceivingTicketObjectByTicketNo': {
        const number = receivingNumber(parameters.get('AsnTicketNumber') ?? '');
        const ticket = receivings.one(number, now());
        if (!ticket) return [notification(41, 'InvalidAsnError', 'Invalid ASN Ticket number')];
        return [
          element('Notifications', ''),
          element('ReceivingTicketByTicketNo', [receivingTicket(seed, ticket)]),
        ];
      }
      case 'GetInventoryByBatch':
        return stockBatch(seed, Number(parameters.get('batchNumber')), now());
      default:
        throw fault('Client', 'Server did not recognize the value of HTTP Header SOAPAction.');
    }
  };

  const answer = (asked: Asked): Given => {
    const { operation, parameters } = readCall(asked);
    if (operation === 'AuthenticationTokenGet') return signIn(parameters);
    // Some operations spell it with a small letter.
    const key = operation.endsWith('ByBatch') ? 'authenticationString' : 'AuthenticationString';
    if (revoked || !tokens.has(parameters.get(key) ?? ''))
      throw new Refused(
        answerTo(operation, [notification(1, 'AuthenticationError', 'Authentication string is not valid')]),
      );
    return answerTo(operation, results(operation, parameters));
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: LOGIN,
    notes: [
      `About ${Math.round(perDay / 80)} pick tickets and ${Math.round(perDay / 160)} receiving tickets a day since 2024, in New York time.`,
      'Lists give numbers and states, by days; each ticket is a request of its own.',
    ],
    truth(name, window) {
      if (name === 'get_inventory') return stockIds().map((id) => ({ id, at: null }));
      const to = window?.to.getTime() ?? now() + 1;
      const from = window?.from.getTime() ?? to - 30 * DAY;
      const [tickets, idOf, dateOf] =
        name === 'get_orders'
          ? ([picks, pickId, ({ changed }: Ticket) => startOfDay(changed)] as const)
          : ([receivings, receivingId, ({ born }: Ticket) => born] as const);
      return tickets
        .around(from - DAY, to, now())
        .map((ticket) => ({ id: idOf(ticket.number), at: new Date(dateOf(ticket)) }))
        .filter(({ at }) => at.getTime() >= from && at.getTime() < to);
    },
    edit: (name, id) => {
      if (name === 'get_orders') picks.edit(pickNumber(id), now());
      if (name === 'get_inbound_shipments') receivings.edit(receivingNumber(id), now());
      return name !== 'get_inventory';
    },
    expireSessions: () => tokens.clear(),
    revoke: () => {
      revoked = true;
      tokens.clear();
    },
    refusals: () => 0,
    close: server.close,
  };
}

/** Numbers and states, and no more. */
function statuses(tickets: readonly Ticket[]): Element[] {
  const rows = tickets.map((ticket) => {
    const shipped = shippedAt(ticket);
    return element('ShipmentStatus', [
      element('TicketId', pickId(ticket.number)),
      element('TicketStatus', ticket.state),
      element('StatusCode', '0'),
      element('TrackingNumbers', shipped === null ? '' : [element('string', `1ZEXAMPLE${ticket.number}`)]),
    ]);
  });
  return [element('Notifications', ''), element('PickTicketStatus', rows)];
}
