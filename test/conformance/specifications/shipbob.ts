import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';
import { samplesOf } from './samples.ts';

/** The answers have the next page's address in them; what is in it the document does not say. */
const OPAQUE = ['Cursor'];

export const shipbob: Specification = {
  files: ['shipbob/openapi-2026-01.json'],
  checker: ([document]) =>
    openApiChecker(JSON.parse(document!, asMeant), {
      unlistedParameters: {
        '/2026-01/inventory-level': OPAQUE,
        '/2026-01/inventory-level/locations': OPAQUE,
      },
    }),
  samples: {
    get_orders: rows('order'),
    get_inventory: (documents) =>
      readAt(rows('inventory-level')(documents)).map((one) => ({ ...one, places: [] })),
    get_warehouses: (documents) => readAt(rows('location')(documents)),
    get_order_channels: (documents) => readAt(rows('channel')(documents)),
    get_shipping_methods: (documents) => readAt(rows('shipping-method')(documents)),
  },
};

/**
 * This document has `additionalProperties: false` everywhere, also beside a choice, where it would refuse every object. And
 * it requires fields under names (`purchaseOrderNumber`) that it has under others (`purchase_order_number`).
 */
function asMeant(_: string, value: unknown): unknown {
  const { additionalProperties: __, ...rest } = (value ?? {}) as Record<string, unknown>;
  if (rest.oneOf || rest.anyOf || rest.allOf) return rest;
  const { required, properties } = (value ?? {}) as { required?: unknown; properties?: object };
  if (!Array.isArray(required) || !properties) return value;
  return { ...(value as object), required: required.filter((name) => Object.hasOwn(properties, name)) };
}

/** The rows of a list, bare or in an envelope. */
function rows(path: string): (documents: string[]) => unknown[] {
  return ([document]) =>
    samplesOf(JSON.parse(document!), 'get', `/2026-01/${path}`).flatMap((body) =>
      Array.isArray(body) ? body : (body.items as unknown[]),
    );
}

/** As the connector keeps rows that the vendor does not date. */
function readAt(all: unknown[]): object[] {
  return all.map((row) => ({ readAt: '2026-01-01T00:00:00Z', row }));
}
