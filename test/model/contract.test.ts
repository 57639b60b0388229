/** Compares our resources with the contract's own OpenAPI document, which is reference data outside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filtersOf, type Resource, resources, storedSchema } from '../../src/model/index.ts';
import { flatten, type JsonSchema, plain } from './flatten.ts';

const file = new URL('../../../shared/reference/trackstar-openapi.json', import.meta.url);

if (!existsSync(file)) {
  console.warn(`SKIPPED: resources are not compared with the contract, ${file.pathname} is absent`);
  test.skip('SKIPPED: comparison with the contract (../shared is absent)', () => {});
} else compare(JSON.parse(readFileSync(file, 'utf8')));

/** Fields in which we differ from that document on purpose, with the reason. */
function exception(resource: Resource, path: string): string | undefined {
  if (path === 'trackstar_created_date' || path === 'trackstar_updated_date')
    return 'dates of the copy are newer than the document';
  if (path.startsWith('trackstar_tags') && resource.type === 'cart') return 'cart tags are newer';
  if (path === 'trackstar_tags[]')
    return 'the document takes any element, its prose a word or a one-key object';
  if (resource.name === 'cart_product' && /^(gtin|image_url|measurements|categories)\b/.test(path))
    return 'only on newer pages';
  if (resource.name === 'cart_order' && path === 'line_items[].product_id')
    return 'null in the newest example';
  return undefined;
}

interface OpenApi {
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, JsonSchema> };
  webhooks: Record<string, unknown>;
}

interface Operation {
  parameters: { name: string; in: string }[];
  responses: { 200: { content: { 'application/json': { schema: JsonSchema } } } };
}

function compare(api: OpenApi): void {
  const deref = (schema: JsonSchema): JsonSchema =>
    schema.$ref ? deref(api.components.schemas[schema.$ref.split('/').at(-1)!]!) : schema;
  // The carrier part is newer than the document.
  const documented = resources.filter((resource) => resource.type !== 'carrier');

  describe.each(documented.map((resource) => [resource.name, resource] as const))('%s', (_, resource) => {
    const list = api.paths[resource.path]!.get!;
    const answer = deref(list.responses[200].content['application/json'].schema);

    test('has the fields, types and nullability of the contract', () => {
      const theirs = flatten(deref(answer.properties!.data!).items!, deref);
      const ours = flatten(plain(storedSchema(resource)));
      expect(ours.size).toBeGreaterThan(4);
      const paths = [...new Set([...theirs.keys(), ...ours.keys()])].filter(
        (path) => !exception(resource, path),
      );
      const pick = (fields: typeof ours) => Object.fromEntries(paths.map((path) => [path, fields.get(path)]));
      expect(pick(ours)).toEqual(pick(theirs));
    });

    test('has the filters of the contract', () => {
      const theirs = list.parameters.filter((one) => one.in === 'query').map((one) => one.name);
      const apart = ['limit', 'page_token', 'ids[in]'];
      const ours = Object.entries(filtersOf(resource))
        .filter(([field]) => !field.startsWith('trackstar_'))
        .flatMap(([field, { operators }]) => [field, ...operators.map((operator) => `${field}[${operator}]`)])
        // The document has `active` alone; that a bare field means `eq` makes ours the same question.
        .filter((name) => name !== 'active[eq]');
      expect(ours.toSorted()).toEqual(theirs.filter((name) => !apart.includes(name)).toSorted());
    });

    test('has a single record where the contract has one', () => {
      const found = Object.keys(api.paths).filter(
        (path) =>
          path.startsWith(`${resource.path}/{`) && !path.slice(resource.path.length + 1).includes('/'),
      );
      expect(found.filter((path) => api.paths[path]!.get)).toEqual(
        resource.onePath ? [resource.onePath] : [],
      );
    });

    test('has events of the contract', () => {
      const types = Object.keys(api.webhooks);
      expect(types.length).toBe(39);
      if (!resource.events) return;
      const { created, updated, also } = resource.events;
      expect(types).toEqual(expect.arrayContaining([created, updated, ...also.map((one) => one.type)]));
    });
  });
}
