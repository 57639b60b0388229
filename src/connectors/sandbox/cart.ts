import type { Connector } from '../kit/manifest.ts';
import { cartOrders } from './cart-orders.ts';
import { cartProducts } from './cart-products.ts';
import { sandbox } from './common.ts';
import { cartWarehouses } from './warehouses.ts';

/** Sandbox as a shop. */
export const sandboxCart: Omit<Connector, 'baseUrl'> = {
  ...sandbox,
  type: 'cart',
  functions: [cartOrders, cartProducts, cartWarehouses],
};
