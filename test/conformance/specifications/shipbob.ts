import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';

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
