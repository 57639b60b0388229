import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';
import { fulfillmentJson, STORES, shipmentJson, WAREHOUSES } from './json.ts';
import type { Life } from './life.ts';
import type { Orders } from './orders.ts';
import { readWall, wallAt, written } from './pacific.ts';

const DAY = 86_400_000;

interface Row {
  life: Life;
  /** By the name of the date in questions, in milliseconds since 1970; null where there is none. */
  dates: Readonly<Record<string, number | null>>;
  json(): unknown;
}

/** The vendor's three lists: windows by its wall clock, neither end included. */
export function list(name: string, asked: Asked, orders: Orders, seed: number, now: number): Given {
  const { query } = asked;
  const dates = {
    orders: ['createDate', 'modifyDate'],
    shipments: ['createDate', 'voidDate'],
    fulfillments: ['createDate'],
  }[name]!;
  const windows = dates.map((date) => ({ date, ...windowOf(query, date) }));
  const orderId = query.get('orderId');
  const one = orderId === null ? null : orders.one(Number(orderId), now);
  const after = Math.max(...windows.map((window) => window.after ?? 0));
  const before = Math.min(...windows.map((window) => window.before ?? Number.POSITIVE_INFINITY));
  // A wall clock is within a day of the instant.
  const lives =
    orderId === null ? orders.around(after - DAY, Math.min(before + DAY, now + 1), now) : one ? [one] : [];
  const rows = rowsOf(name, lives, orders, seed, now, query.get('includeShipmentItems') === 'true');
  const found = rows.filter((row) =>
    windows.every(({ date, after: from, before: to }) => {
      if (from === null && to === null) return true;
      const at = row.dates[date];
      if (at === null || at === undefined) return false;
      return (from === null || wallAt(at) > from) && (to === null || wallAt(at) < to);
    }),
  );
  return page(name, query, sorted(found, query));
}

function rowsOf(
  name: string,
  lives: Life[],
  orders: Orders,
  seed: number,
  now: number,
  items: boolean,
): Row[] {
  if (name === 'orders')
    return lives.map((life) => ({
      life,
      dates: { createDate: life.born, modifyDate: orders.modified(life, now) },
      json: () => orders.json(life, now),
    }));
  const marked = name === 'fulfillments';
  return orders.sent(lives, now, marked).map(({ life, sent, place }) => ({
    life,
    dates: { createDate: sent.at, voidDate: sent.voided !== null && sent.voided <= now ? sent.voided : null },
    json: () =>
      marked ? fulfillmentJson(life, sent, place) : shipmentJson(seed, life, sent, place, now, items),
  }));
}

function sorted(rows: Row[], query: URLSearchParams): Row[] {
  const date =
    { CreateDate: 'createDate', ModifyDate: 'modifyDate' }[query.get('sortBy') ?? ''] ?? 'modifyDate';
  const sign = query.get('sortDir') === 'DESC' ? -1 : 1;
  const at = (row: Row) => row.dates[date] ?? 0;
  return rows.toSorted((a, b) => sign * (at(a) - at(b)) || a.life.number - b.life.number);
}

function page(name: string, query: URLSearchParams, rows: readonly Row[]): Given {
  const number = count(query, 'page', 1, 2 ** 31);
  const size = count(query, 'pageSize', 100, 500);
  const here = rows.slice((number - 1) * size, number * size).map((row) => row.json());
  return { json: { [name]: here, total: rows.length, page: number, pages: Math.ceil(rows.length / size) } };
}

function windowOf(query: URLSearchParams, date: string): { after: number | null; before: number | null } {
  const [after, before] = ['Start', 'End'].map((end) => {
    const text = query.get(`${date}${end}`);
    if (text === null) return null;
    const wall = readWall(text);
    if (wall === null) throw refused(`${date}${end}`);
    return wall;
  });
  return { after: after!, before: before! };
}

function count(query: URLSearchParams, name: string, normal: number, most: number): number {
  const text = query.get(name);
  if (text === null) return normal;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= most)) throw refused(name);
  return value;
}

function refused(name: string): Refused {
  return new Refused({
    status: 400,
    json: { Message: 'The request is invalid.', ModelState: { [name]: ['Invalid'] } },
  });
}

export function warehouseList(): Given {
  return {
    json: WAREHOUSES.map((warehouseId) => ({
      warehouseId,
      warehouseName: `Site ${warehouseId}`,
      originAddress: {
        name: 'Site',
        street1: `${warehouseId} Dock Rd`,
        street2: null,
        city: 'Reno',
        state: 'NV',
        postalCode: '89501',
        country: 'US',
        phone: null,
        residential: false,
      },
      returnAddress: null,
      createDate: written(Date.UTC(2023, 5, 1, 12)),
      isDefault: warehouseId === WAREHOUSES[0],
    })),
  };
}

export function storeList({ query }: Asked): Given {
  const all = query.get('showInactive') === 'true';
  const shown = STORES.filter(({ active }) => active || all);
  return {
    json: shown.map(({ id, name, active }) => ({
      storeId: id,
      storeName: name,
      marketplaceId: 0,
      marketplaceName: 'ShipStation',
      active,
      createDate: written(Date.UTC(2023, 5, 1, 12)),
      modifyDate: written(Date.UTC(2023, 5, 2, 12)),
    })),
  };
}
