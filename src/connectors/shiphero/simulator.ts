import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import type { Fault } from './simulator/faults.ts';
import type { Sorting } from './simulator/resolvers.ts';
import type { Edges, Row } from './simulator/rows.ts';
import { type LoggedRequest, VendorServer } from './simulator/server.ts';
import { EDITS, held } from './simulator/truth.ts';

export interface ShipHeroOptions extends SimulatorOptions {
  /** Orders on an average day; 40 unless told. */
  ordersPerDay?: number;
  /** Different products; 260 unless told. */
  products?: number;
  /** Customers of a 3PL; 1, unless told, is a merchant's own account. */
  customers?: number;
}

/** What can be listed, by the root field and the date it is listed by. */
export type Listed = 'orders' | 'purchase_orders' | 'products' | 'inventory_changes';

/** ShipHero's side, with what a test needs to turn. */
export interface ShipHeroSimulator extends Simulator {
  /** Ids and dates of what the account holds, by a date in [from, to]; seconds, null for no bound. */
  listed(
    list: Listed,
    dateField: string,
    from: number | null,
    to: number | null,
  ): { id: string; at: number }[];
  /** Changes any fields of a record now; `line_count` makes an order as long as wanted. */
  change(id: string, patch: Record<string, unknown>): void;
  /** Deletes a record. */
  remove(id: string): void;
  /** Spoils the next answers. */
  fault(fault: Fault, times?: number): void;
  /** How filters compare with the instants they are given. */
  setEdges(edges: Edges): void;
  /** What the vendor makes of `sort`; it heeds it unless told. */
  setSorting(sorting: Sorting): void;
  /** Whether refresh tokens change with each use; they do not unless told. */
  setRotation(rotates: boolean): void;
  revokeAccessTokens(): void;
  revokeRefreshToken(): void;
  /** Credits that are there now. */
  credits(): number;
  /** The newest questions. */
  requests: readonly LoggedRequest[];
}

/** Starts the vendor's side. */
export async function startShipHeroSimulator(options: ShipHeroOptions): Promise<ShipHeroSimulator> {
  const {
    seed,
    clock,
    host = '127.0.0.1',
    port = 0,
    perDay,
    ordersPerDay = perDay ?? 40,
    products = 260,
    customers = 1,
  } = options;
  const vendor = new VendorServer({ seed, ordersPerDay, products, customers }, clock);
  const { account, tokens } = vendor;
  const url = await vendor.listen(host, port);
  const rowsOf: Record<Listed, (from: number | null, to: number | null) => Row[]> = {
    orders: (from, to) => account.orders({ updated_from: text(from, -1), updated_to: text(to, 1) }),
    purchase_orders: () => account.purchaseOrders({}),
    products: () => account.products({}),
    inventory_changes: (from, to) =>
      account.stockChanges({ date_from: text(from, -1), date_to: text(to, 1) }),
  };
  return {
    url,
    credentials: { refresh_token: tokens.refreshToken },
    notes: [
      `user name ${tokens.username}, password ${tokens.password}`,
      `about ${ordersPerDay} orders a day since 2025-01-01, ${products} products, a purchase order a day`,
    ],
    close: () => vendor.close(),
    truth: (name, window) => held(account, name, window),
    edit: (name, id) => {
      const edit = EDITS[name];
      if (edit) account.edits.change(id, edit, account.now);
      return edit !== undefined;
    },
    expireSessions: () => tokens.revokeAccess(),
    revoke: () => {
      tokens.revokeAccess();
      tokens.revokeRefresh();
    },
    listed: (list, field, from, to) =>
      rowsOf[list](from, to)
        .map(({ id, dates }) => ({ id, at: dates[field] ?? Number.NaN }))
        .filter(({ at }) => (from === null || at >= from) && (to === null || at <= to)),
    change: (id, patch) => account.edits.change(id, patch, account.now),
    remove: (id) => account.edits.remove(id),
    fault: (fault, times = 1) => vendor.fault(fault, times),
    setEdges: (edges) => {
      account.edges = edges;
    },
    setSorting: (sorting) => {
      vendor.sorting = sorting;
    },
    setRotation: (rotates) => {
      vendor.rotates = rotates;
    },
    revokeAccessTokens: () => tokens.revokeAccess(),
    revokeRefreshToken: () => tokens.revokeRefresh(),
    credits: () => vendor.credits.left,
    refusals: () => vendor.credits.refusals,
    requests: vendor.log,
  };
}

/** A second further out than asked for, so that it matters not how filters compare. */
function text(second: number | null, out: 1 | -1): string | undefined {
  return second === null ? undefined : new Date((second + out) * 1000).toISOString().slice(0, 19);
}
