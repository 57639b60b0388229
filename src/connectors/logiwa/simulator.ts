import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { type Filters, Lists } from './simulator/lists.ts';
import { ITEM_BASE, LOOK_UPS, lookUpJson, stocked, stockJson } from './simulator/other-json.ts';
import { Throttle } from './simulator/throttle.ts';
import { LOGIN, Tokens } from './simulator/tokens.ts';

const DAY = 86_400_000;
const LARGEST_PAGE = 200;
const USUAL_PAGE = 50;
const METHODS = '/en/api/IntegrationApi/';
const LISTED_IN: Readonly<Record<string, string>> = {
  get_warehouses: 'WarehouseList',
  get_warehouse_customers: 'ClientList',
  get_shipping_methods: 'ShipmentMethodList',
  get_order_channels: 'ChannelList',
};

/** Logiwa's side. Where its documents are silent it is the worse of what is possible. */
export async function startLogiwaSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 80 } = options;
  const lists = new Lists(seed, perDay);
  const tokens = new Tokens(seed);
  const throttle = new Throttle();
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    throttle.take(now());
    const { method, path, json } = asked;
    if (method === 'POST' && path === '/token/token') return tokens.give(asked, now());
    tokens.check(asked, now());
    if (method !== 'POST' || !path.startsWith(METHODS))
      throw new Refused({ status: 404, json: { Message: 'No HTTP resource was found.' } });
    if (typeof json !== 'object' || json === null) throw failed('The request is invalid.');
    return { json: called(path.slice(METHODS.length), json as Filters) };
  };

  const called = (method: string, asked: Filters): object => {
    if (method === 'LookUp') return { ...lookUpJson(), ...SUCCESS };
    const rows =
      method === 'StockDamagedUndamagedReportSearch'
        ? stocked().map((one) => stockJson(seed, one, now()))
        : lists.rows(method, asked, now());
    if (!rows) throw failed('Method not found.');
    return { LAClassInfo: null, Data: paged(rows.filter(isWithin(asked)), asked), Columns: [], ...SUCCESS };
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: LOGIN,
    notes: [
      `${perDay / 2} orders a day since 2024, in Pacific time, and half as many receipt orders, of which a third are returns.`,
      'One request a second, sixty a minute. Of the billing report nobody knows the columns: these are guessed.',
    ],
    truth(name, window) {
      const plain = (ids: readonly (string | number)[]) => ids.map((id) => ({ id: String(id), at: null }));
      if (name === 'get_inventory')
        return plain(stocked().map(({ item, warehouse }) => `${ITEM_BASE + item}-${warehouse}`));
      const listed = LISTED_IN[name];
      if (listed) return plain(LOOK_UPS[listed]!.map(({ Id }) => Id));
      const to = window?.to.getTime() ?? now() + 1;
      return lists.truth(name, window?.from.getTime() ?? to - 30 * DAY, to, now());
    },
    edit: (name, id) => lists.edit(name, id, now()),
    expireSessions: () => tokens.expire(),
    revoke: () => tokens.close(),
    refusals: () => throttle.refusals,
    close: server.close,
  };
}

const SUCCESS = { Errors: [], Success: true, SuccessMessage: null };

/** How whatever goes wrong is told: under 200. */
function failed(said: string): Refused {
  return new Refused({ json: { Success: false, Errors: [said], SuccessMessage: null } });
}

/** The depositor and the warehouse that were asked for. */
function isWithin(asked: Filters): (row: object) => boolean {
  const names = ['DepositorID', 'WarehouseID'].filter((name) => typeof asked[name] === 'number');
  return (row) => names.every((name) => (row as Record<string, unknown>)[name] === asked[name]);
}

/** What there is of the list stands in each of its rows. */
function paged(rows: readonly object[], asked: Filters): object[] {
  const size = countIn(asked.PageSize, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw failed('PageSize cannot be larger than 200.');
  const page = Math.max(countIn(asked.SelectedPageIndex, 1), 1);
  const echo = {
    PageSize: size,
    SelectedPageIndex: page,
    PageCount: Math.ceil(rows.length / size),
    RecordCount: rows.length,
  };
  return rows.slice((page - 1) * size, page * size).map((row) => ({ ...row, ...echo }));
}

function countIn(value: unknown, usual: number): number {
  if (value === undefined || value === null) return usual;
  if (!Number.isInteger(value) || (value as number) < 0) throw failed('The request is invalid.');
  return value as number;
}
