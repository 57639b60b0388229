import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';

/** Lists whose answers have the next page's address in them; what is in it the document does not say. */
const OPAQUE = ['/2026-01/inventory-level', '/2026-01/inventory-level/locations'];

export const shipbob: Specification = {
  files: ['shipbob/openapi-2026-01.json'],
  checker: ([document]) => {
    const problemsOf = openApiChecker(JSON.parse(document!, asMeant));
    return (said) => {
      const query = new URLSearchParams(said.query);
      if (OPAQUE.includes(said.path)) query.delete('Cursor');
      return problemsOf({ ...said, query });
    };
  },
};

/**
 * What stands beside a `$ref` is to be ignored, OpenAPI 3.0 says; JSON Schema does not. This document has
 * `additionalProperties: false` everywhere, also beside a `$ref` or a choice, where it would refuse every object. And it
 * requires fields under names (`purchaseOrderNumber`) that it has under others (`purchase_order_number`).
 */
function asMeant(_: string, value: unknown): unknown {
  const { additionalProperties: __, ...rest } = (value ?? {}) as Record<string, unknown>;
  if (typeof rest.$ref === 'string') return { $ref: rest.$ref };
  if (rest.oneOf || rest.anyOf || rest.allOf) return rest;
  const { required, properties } = (value ?? {}) as { required?: unknown; properties?: object };
  if (!Array.isArray(required) || !properties) return value;
  return { ...(value as object), required: required.filter((name) => Object.hasOwn(properties, name)) };
}
