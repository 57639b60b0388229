import { connectionOf } from '../auth.ts';
import type { ApiOptions, App } from '../options.ts';
import { fastifyPath } from '../paths.ts';
import { notImplemented } from './require-function.ts';

/** What the contract lets clients do to a source, with the action's name; none of it is built yet. */
const WRITES: readonly (readonly ['POST' | 'PUT', path: string, action: string])[] = [
  ['POST', '/wms/orders', 'create_order'],
  ['PUT', '/wms/orders/{order_id}', 'update_order'],
  ['PUT', '/wms/orders/{order_id}/cancel', 'cancel_order'],
  ['POST', '/wms/orders/{order_id}/shipments', 'create_order_shipment'],
  ['POST', '/wms/orders/{order_id}/file', 'attach_order_file'],
  ['POST', '/wms/products', 'create_product'],
  ['PUT', '/wms/products/{product_id}', 'update_product'],
  ['POST', '/wms/kits', 'create_kit'],
  ['PUT', '/wms/kits/{kit_id}', 'update_kit'],
  ['PUT', '/wms/inventory/{inventory_id}/adjust', 'adjust_inventory'],
  ['POST', '/wms/inbound-shipments', 'create_inbound_shipment'],
  ['PUT', '/wms/inbound-shipments/{inbound_shipment_id}', 'update_inbound_shipment'],
  ['PUT', '/wms/inbound-shipments/{inbound_shipment_id}/receive', 'receive_inbound_shipment'],
  ['POST', '/wms/returns', 'create_return'],
  ['PUT', '/wms/returns/{return_id}', 'update_return'],
  ['PUT', '/wms/returns/{return_id}/cancel', 'cancel_return'],
  ['POST', '/cart/orders/{order_id}/shipments', 'create_order_shipment'],
  ['POST', '/cart/orders/{order_id}/refund', 'refund_order'],
  ['PUT', '/cart/products/batch-adjust-inventory', 'batch_adjust_inventory'],
  ['PUT', '/cart/products/{product_id}/adjust-inventory', 'adjust_inventory'],
];

/** Reads of the contract that no resource of the model stands for. */
const OTHER_READS: readonly (readonly [path: string, action: string])[] = [
  ['/wms/orders/{order_id}/packs', 'get_order_packs'],
  ['/wms/labor-activities', 'get_labor_activities'],
  ['/wms/labor-activities/{labor_activity_id}', 'get_labor_activities'],
];

/**
 * Registers what the contract has and we do not: it answers 501 in the documented words, so that a client can tell
 * it from a mistyped address. Not part of the OpenAPI document, which describes what works.
 */
export function registerMissing(app: App, { engine }: ApiOptions): void {
  const others = OTHER_READS.map(([path, action]) => ['GET', path, action] as const);
  for (const [method, path, action] of [...others, ...WRITES]) {
    app.route({
      method,
      url: fastifyPath(path),
      config: { access: 'token' },
      schema: { hide: true },
      // Before the body is read: whatever it holds, the answer is the same.
      preParsing: async (request) => {
        throw notImplemented(engine.connectors, connectionOf(request), action);
      },
      handler: async () => {},
    });
  }
}
