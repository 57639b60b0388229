import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';

const NEWER = '/eu/v2';
const OLDER = '/ext';
/** Described in further documents of the vendor, which are not kept here. */
const ELSEWHERE = [
  '/api/Inventory/GetStockLocations',
  '/api/Locations/GetLocation',
  '/api/Stock/GetStockItemsFull',
];

type Schema = { [name: string]: unknown };

export const linnworks: Specification = {
  files: ['linnworks/orders-v2.json', 'linnworks/orders-v1.json'],
  checker: ([newer, older]) => {
    const newerProblems = openApiChecker(asMeant(JSON.parse(newer!)), {
      unlistedStatuses: { '/orders': [429] },
      answers: {
        // Another schema is for accounts that are shown no customers.
        '/orders': (body, problemsOf) => problemsOf('/components/schemas/GetOrdersResponse', body),
      },
    });
    const olderProblems = openApiChecker(JSON.parse(older!), {
      unlistedStatuses: { '/api/Orders/GetShippingMethods': [401, 429] },
      unknownPaths: ELSEWHERE,
    });
    return (said) => {
      if (said.path === '/api/Auth/AuthorizeByApplication') return [];
      const isNewer = said.path.startsWith(NEWER);
      const path = said.path.slice((isNewer ? NEWER : OLDER).length);
      return (isNewer ? newerProblems : olderProblems)({ ...said, path });
    };
  },
};

/**
 * What a schema has in common with others stands in `allOf`, beside `additionalProperties: false` on both sides: each
 * would refuse what the other adds. And of two schemas of an error one is a part of the other, so that what fits one
 * fits both, and so neither, where one of them is asked for.
 */
function asMeant(document: { components: { schemas: Record<string, Schema> } }): unknown {
  const { schemas } = document.components;
  const fieldsOf = ({ allOf = [], properties }: Schema): Schema => {
    const inherited = (allOf as { $ref: string }[]).map(({ $ref }) =>
      fieldsOf(schemas[$ref.split('/').at(-1)!]!),
    );
    return Object.assign({}, ...inherited, properties);
  };
  const whole = Object.entries(schemas).map(([name, { allOf: _, ...schema }]) => [
    name,
    schema.type === 'object' ? { ...schema, properties: fieldsOf(schemas[name]!) } : schema,
  ]);
  return JSON.parse(
    JSON.stringify({
      ...document,
      components: { ...document.components, schemas: Object.fromEntries(whole) },
    }),
    (_, value) => {
      const { oneOf, ...rest } = (value ?? {}) as Schema;
      return Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : value;
    },
  );
}
