import { GraphQLError } from 'graphql';
import type { VendorAccount } from './account.ts';
import { type PageArguments, page } from './paging.ts';
import { type Row, sorted } from './rows.ts';
import { idOf } from './shop.ts';

/** What one request is answered with. */
export interface Request {
  account: VendorAccount;
  username: string;
  requestId: string;
  complexity: number;
  sorting: Sorting;
}

/** What the vendor makes of the order it is asked for. */
export type Sorting = 'heeded' | 'ignored' | 'refused';

type Filters = Readonly<Record<string, unknown>>;

/** The root fields. */
export const resolvers = {
  account: (args: Filters, request: Request) =>
    result(args, request, {
      id: idOf('Account', 700),
      legacy_id: 700,
      email: request.username,
      username: request.username,
      status: 'active',
      is_3pl: request.account.shop.customers > 1,
    }),
  orders: (args: Filters, request: Request) => list(args, request, () => request.account.orders(args)),
  order: (args: Filters, request: Request) => one(args, request, request.account.order(args.id)?.view()),
  shipment: (args: Filters, request: Request) => one(args, request, request.account.shipment(args.id)),
  purchase_orders: (args: Filters, request: Request) =>
    list(args, request, () => request.account.purchaseOrders(args)),
  purchase_order: (args: Filters, request: Request) =>
    one(
      args,
      request,
      request.account
        .purchaseOrders({})
        .find(({ id }) => id === args.id)
        ?.view(),
    ),
  products: (args: Filters, request: Request) => list(args, request, () => request.account.products(args)),
  warehouse_products: (args: Filters, request: Request) =>
    list(args, request, () => request.account.warehouseProducts(args)),
  inventory_changes: (args: Filters, request: Request) =>
    list(args, request, () => request.account.stockChanges(args)),
};

function result(args: Filters, { requestId, complexity }: Request, data: unknown) {
  return { request_id: requestId, complexity, data: args.analyze === true ? null : data };
}

function list(args: Filters, request: Request, rows: () => Row[]) {
  return result(args, request, (paging: PageArguments) => {
    if (paging.sort && request.sorting === 'refused')
      throw new GraphQLError(`Sorting by ${paging.sort} is not supported`);
    const sort = request.sorting === 'heeded' ? paging.sort : null;
    return page(sorted(rows(), sort), paging, (row) => row.view());
  });
}

function one(args: Filters, request: Request, found: unknown) {
  if (found === undefined) throw new GraphQLError('Not found', { extensions: { code: 5 } });
  return result(args, request, found);
}
