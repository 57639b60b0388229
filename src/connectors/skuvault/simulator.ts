import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { WAREHOUSES } from './simulator/json.ts';
import { Sales } from './simulator/sales.ts';
import { quantityJson, skus } from './simulator/stock.ts';
import { Throttle } from './simulator/throttle.ts';

const CREDENTIALS = { tenant_token: 'sim-tenant-token', user_token: 'sim-user-token' };
const DAY = 86_400_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

type Fields = Record<string, unknown>;

/** SkuVault's side. Where its documents are silent it is the worse of what is possible. */
export async function startSkuVaultSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 60 } = options;
  const sales = new Sales(seed, perDay);
  const throttle = new Throttle();
  let revoked = false;
  const now = () => clock().getTime();

  const answer = ({ method, path, json }: Asked): Given => {
    if (method !== 'POST') throw failed(405, 'Method not allowed');
    const fields = (json ?? {}) as Fields;
    const { TenantToken, UserToken } = fields;
    if (revoked || TenantToken !== CREDENTIALS.tenant_token || UserToken !== CREDENTIALS.user_token)
      throw failed(400, 'Invalid tenant or user token');
    const name = path.split('/').at(-1)!;
    const headers = throttle.take(name, now());
    return { json: replyTo(path, fields), ...(headers && { headers }) };
  };

  const replyTo = (path: string, fields: Fields): unknown => {
    switch (path) {
      case '/integration/getIntegrations':
        return { Accounts: [{ Id: '1001', Name: 'My Shop' }], Errors: [] };
      case '/sales/getSalesByDate':
        return salesByDate(fields);
      case '/sales/getShipments':
        return { Shipments: sales.shipments(textsIn(fields.SaleIds), now()), Errors: [], Status: 'OK' };
      case '/inventory/getItemQuantities':
        return { Items: pageOf(fields, skus()).map((sku) => quantityOf(sku)), Errors: [] };
      case '/inventory/getWarehouses':
        return {
          Warehouses: WAREHOUSES.map((Code, place) => ({ Id: String(70 + place), Code })),
          Errors: [],
        };
      default:
        throw failed(404, 'Not found');
    }
  };

  const quantityOf = (sku: string) => quantityJson(seed, sku, Number(sku.slice(5)), now());

  const salesByDate = (fields: Fields): unknown => {
    const { DateField = 'Sale' } = fields;
    const [from, to] = [instantIn(fields, 'FromDate'), instantIn(fields, 'ToDate')];
    if (to < from || to - from > 7 * DAY) throw failed(400, 'FromDate and ToDate are at most 7 days apart');
    const found = sales.between(DateField === 'Modified' ? 'Modified' : 'Sale', from, to, now());
    return pageOf(fields, found).map((life) => sales.json(life, now()));
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: CREDENTIALS,
    notes: [
      `${perDay} sales a day since 2024, ${skus().length} items in stock.`,
      'Five of each call a minute.',
    ],
    truth(name, window) {
      if (name === 'get_inventory') return skus().map((id) => ({ id, at: null }));
      if (name === 'get_warehouses') return WAREHOUSES.map((id) => ({ id, at: null }));
      const to = window?.to.getTime() ?? now() + 1;
      return sales.held(window?.from.getTime() ?? to - 30 * DAY, to, now());
    },
    edit(name, id) {
      if (name === 'get_orders') sales.edit(id, now());
      return name === 'get_orders';
    },
    // Tokens do not end.
    expireSessions: () => {},
    revoke: () => {
      revoked = true;
    },
    refusals: () => throttle.refusals,
    close: server.close,
  };
}

function instantIn(fields: Fields, name: string): number {
  const text = fields[name];
  if (typeof text !== 'string' || !INSTANT.test(text)) throw failed(400, `${name} is no date`);
  return Date.parse(text);
}

function textsIn(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0) throw failed(400, 'SaleIds are missing');
  return value.map(String);
}

/** Pages count from 0, and are no smaller than a thousand. */
function pageOf<Row>({ PageNumber = 0, PageSize = 10_000 }: Fields, rows: readonly Row[]): Row[] {
  const [page, size] = [Number(PageNumber), Number(PageSize)];
  if (!Number.isInteger(page) || page < 0 || !(size >= 1000 && size <= 10_000))
    throw failed(400, 'PageSize is 1000 to 10000');
  return rows.slice(page * size, (page + 1) * size);
}

function failed(status: number, sentence: string): Refused {
  return new Refused({ status, json: { Status: 'Failed', Errors: [sentence] } });
}
