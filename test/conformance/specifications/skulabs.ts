import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';

export const skulabs: Specification = {
  files: ['skulabs/openapi.json'],
  checker: ([document]) => openApiChecker(JSON.parse(document!, asSent)),
};

/** Selectors are objects in the document; in a query they are texts of JSON. */
function asSent(_: string, value: unknown): unknown {
  const { in: place, schema } = (value ?? {}) as { in?: unknown; schema?: { type?: unknown } };
  const isSelector = place === 'query' && schema?.type === 'object';
  return isSelector ? { ...(value as object), schema: { type: 'string' } } : value;
}
