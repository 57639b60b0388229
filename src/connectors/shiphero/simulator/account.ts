import { GraphQLError } from 'graphql';
import { Edits } from './edits.ts';
import { productRows, stockView } from './goods.ts';
import { orderOfShipment } from './order-shipments.ts';
import { Orders } from './orders.ts';
import { purchaseOrderRows } from './purchase-orders.ts';
import { between, type Edges, type Row, secondOrNull } from './rows.ts';
import { idOf, numberOf, type Shop, skuOf, WAREHOUSES } from './shop.ts';
import { stockChangeRows } from './stock-changes.ts';

type Filters = Readonly<Record<string, unknown>>;

/** One account's data as it stands at the vendor's present. */
export class VendorAccount {
  readonly shop: Shop;
  readonly edits = new Edits();
  edges: Edges = { from: 'inclusive', to: 'inclusive' };
  readonly #clock: () => Date;
  readonly #orders: Orders;

  constructor(shop: Shop, clock: () => Date) {
    this.shop = shop;
    this.#clock = clock;
    this.#orders = new Orders(shop, (id) => this.edits.patchOf(id));
  }

  get now(): number {
    return Math.floor(this.#clock().getTime() / 1000);
  }

  orders(filters: Filters): Row[] {
    refuseOthers(filters, [
      'updated_from',
      'updated_to',
      'order_date_from',
      'order_date_to',
      'fulfillment_status',
    ]);
    const [from, to] = [secondOrNull(filters.updated_from), secondOrNull(filters.updated_to)];
    const rows = this.edits.apply(this.#orders.rows(this.now, from, to, this.edits.ids));
    return this.#matching(rows, filters, { updated: 'updated_at', order_date: 'order_date' });
  }

  order(id: unknown): Row | undefined {
    const row = this.#orders.find(id, this.now);
    return row && this.edits.apply([row])[0];
  }

  shipment(id: unknown): unknown {
    const shipments = this.order(orderOfShipment(id))?.view().shipments as { id: string }[] | undefined;
    return shipments?.find((shipment) => shipment.id === id);
  }

  purchaseOrders(filters: Filters): Row[] {
    refuseOthers(filters, [
      'created_from',
      'created_to',
      'date_closed_from',
      'date_closed_to',
      'fulfillment_status',
    ]);
    const rows = this.edits.apply(purchaseOrderRows(this.shop, this.now, (id) => this.edits.patchOf(id)));
    return this.#matching(rows, filters, { created: 'created_at', date_closed: 'date_closed' });
  }

  products(filters: Filters): Row[] {
    refuseOthers(filters, ['created_from', 'created_to', 'updated_from', 'updated_to']);
    const rows = this.edits.apply(productRows(this.shop, this.now, (id) => this.edits.patchOf(id)));
    return this.#matching(rows, filters, { created: 'created_at', updated: 'updated_at' });
  }

  stockChanges(filters: Filters): Row[] {
    refuseOthers(filters, ['date_from', 'date_to', 'reason']);
    const [from, to] = [secondOrNull(filters.date_from), secondOrNull(filters.date_to)];
    const sixtyDays = 60 * 24 * 3600;
    const wide = from === null || (to ?? this.now) - from > sixtyDays;
    if (filters.reason !== undefined && wide)
      throw new GraphQLError('The date range may be at most 60 days when filtering by reason.');
    const rows = this.edits.apply(stockChangeRows(this.shop, this.now, from, to));
    return this.#matching(rows, filters, { date: 'created_at' });
  }

  /** Products in warehouses; all that is asked for here is one of them. */
  warehouseProducts(filters: Filters): Row[] {
    refuseOthers(filters, ['warehouse_id', 'sku']);
    const which = WAREHOUSES.indexOf(String(filters.warehouse_id));
    return this.products({})
      .filter(({ id }) => skuOf(numberOf('Product', id)!) === filters.sku && which >= 0)
      .map((row) => ({
        ...row,
        id: idOf('WarehouseProduct', `${numberOf('Product', row.id)}-${which}`),
        view: () => stockView(this.shop, numberOf('Product', row.id)!, which, this.now),
      }))
      .filter((row) => isOf(row, filters.customer_account_id));
  }

  #matching(rows: Row[], filters: Filters, dates: Readonly<Record<string, string>>): Row[] {
    const tests = Object.entries(dates).map(([filter, field]) => {
      const lies = between(filters[`${filter}_from`], filters[`${filter}_to`], this.edges);
      return (row: Row) => lies(row.dates[field]);
    });
    return rows.filter(
      (row) =>
        isOf(row, filters.customer_account_id) &&
        (filters.fulfillment_status === undefined || row.status === filters.fulfillment_status) &&
        tests.every((test) => test(row)),
    );
  }
}

function isOf(row: Row, customer: unknown): boolean {
  return customer === undefined || customer === null || row.accountId === customer;
}

/** Filters that the vendor has and this side does not would silently list too much. */
function refuseOthers(filters: Filters, known: readonly string[]): void {
  for (const name of Object.keys(filters)) {
    if (name !== 'customer_account_id' && name !== 'analyze' && !known.includes(name))
      throw new GraphQLError(`This simulator does not know the filter ${name}.`);
  }
}
