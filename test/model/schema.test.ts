import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { resources, storedSchema, validateRecord } from '../../src/model/index.ts';
import { examples } from './examples.ts';
import { type JsonSchema, plain, unwrap } from './flatten.ts';

interface Visit {
  path: string;
  parent: Record<string, unknown>;
  name: string;
  schema: JsonSchema;
  nullable: boolean;
}

/** Every field of an example, at every depth, with the schema that rules it. */
function visitsOf(written: JsonSchema, value: unknown, path = ''): Visit[] {
  const { schema } = unwrap(written);
  const at = (name: string | number) => (path === '' ? `${name}` : `${path}.${name}`);
  if (Array.isArray(value)) {
    expect(value, `the example leaves ${path} empty`).not.toHaveLength(0);
    return value.flatMap((item, index) => visitsOf(schema.items!, item, at(index)));
  }
  if (schema.patternProperties) {
    const [values] = Object.values(schema.patternProperties);
    return Object.entries(value as object).flatMap(([name, item]) => visitsOf(values!, item, at(name)));
  }
  const parent = value as Record<string, unknown>;
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    { path: at(name), parent, name, ...unwrap(property) },
    ...visitsOf(property, parent[name], at(name)),
  ]);
}

describe.each(resources.map((resource) => [resource.name, resource] as const))('%s', (name, resource) => {
  /** Makes one change at a time to a copy of the example and reports the problems each leads to. */
  const outcomes = (change: (visit: Visit) => boolean) => {
    // Not structuredClone: the examples share pieces, and a change must hit one place only.
    const record = JSON.parse(JSON.stringify(examples[name]));
    return visitsOf(plain(resource.schema), record).flatMap((visit) => {
      const before = visit.parent[visit.name];
      const problems = change(visit) ? [{ path: visit.path, found: validateRecord(resource, record) }] : [];
      visit.parent[visit.name] = before;
      return problems;
    });
  };

  test('the example is valid, and fills every field', () => {
    expect(validateRecord(resource, examples[name])).toEqual([]);
    for (const visit of visitsOf(plain(resource.schema), examples[name]))
      expect(visit.parent, visit.path).toHaveProperty(visit.name);
  });

  test('a missing field is named', () => {
    const all = outcomes((visit) => delete visit.parent[visit.name]);
    expect(all.length).toBeGreaterThan(3);
    for (const { path, found } of all) expect(found).toEqual([`${path}: is missing`]);
  });

  test('null is refused, with the path, except where the contract allows it', () => {
    for (const { path, found } of outcomes((visit) => !visit.nullable && !isAny(visit) && set(visit, null)))
      expect(found, path).toEqual([expect.stringContaining(`${path}: must be `)]);
    for (const { path, found } of outcomes((visit) => visit.nullable && set(visit, null)))
      expect(found, path).toEqual([]);
  });

  test('a value of the wrong kind is refused, with the path', () => {
    for (const wrong of [undefined, Number.NaN, 1n])
      for (const { path, found } of outcomes((visit) => set(visit, wrong)))
        expect(found, path).toEqual([expect.stringContaining(`${path}: must be `)]);
  });

  test('a word that is not on the list is refused, with the path and the list', () => {
    for (const { path, found } of outcomes(
      (visit) => visit.schema.enum !== undefined && set(visit, 'nonsense'),
    ))
      expect(found, path).toEqual([expect.stringMatching(/^\S+: must be one of \w+, .*[^,]$/)]);
  });

  test.each([
    ['another zone', '2026-01-05T08:00:00+01:00'],
    ['no zone', '2026-01-05T08:00:00'],
    ['a bare date', '2026-01-05'],
    ['a day that does not exist', '2026-02-30T00:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['nothing', ''],
  ])('a date-time with %s is refused', (_, value) => {
    const all = outcomes((visit) => visit.schema.format === 'date-time' && set(visit, value));
    expect(all.length).toBeGreaterThanOrEqual(2);
    for (const { path, found } of all)
      expect(found, path).toEqual([expect.stringContaining(`${path}: must be a date-time in UTC`)]);
  });

  test('a field the contract does not have is refused', () => {
    expect(validateRecord(resource, { ...examples[name], trackstar_tags: [] })).toEqual([
      'trackstar_tags: is no field of this record',
    ]);
  });

  test('nor is one inside an object of the record', () => {
    const closed = (visit: Visit) =>
      visit.schema.properties !== undefined && visit.parent[visit.name] !== null;
    const record = JSON.parse(JSON.stringify(examples[name]));
    for (const visit of visitsOf(plain(resource.schema), record).filter(closed)) {
      const child = visit.parent[visit.name] as Record<string, unknown>;
      child.extra = 1;
      expect(validateRecord(resource, record)).toEqual([`${visit.path}.extra: is no field of this record`]);
      delete child.extra;
    }
  });

  test('what the API answers is the record with the stamps of our side, and tags where it takes them', () => {
    const stored = storedSchema(resource);
    const added = Object.keys(stored.properties).filter((field) => !(field in resource.schema.properties));
    const stamps = ['trackstar_created_date', 'trackstar_updated_date'];
    expect(added).toEqual(resource.taggable ? ['trackstar_tags', ...stamps] : stamps);
    expect(stored.required).toEqual(Object.keys(stored.properties));
    expect(storedSchema(resource)).toBe(stored);
  });
});

test('another validator reads the schemas in the same way', () => {
  const ajv = formats.default(new Ajv2020({ allowUnionTypes: true }));
  for (const resource of resources) {
    const record = examples[resource.name];
    const now = new Date().toISOString();
    const stamps = { trackstar_created_date: now, trackstar_updated_date: now };
    const tags = resource.taggable && { trackstar_tags: ['vip', { route: 7 }] };
    expect(ajv.validate(resource.schema, record), ajv.errorsText()).toBe(true);
    expect(ajv.validate(storedSchema(resource), { ...record, ...tags, ...stamps }), ajv.errorsText()).toBe(
      true,
    );
    expect(ajv.validate(resource.schema, { ...record, id: 7 })).toBe(false);
    if (!resource.taggable) continue;
    const tagged = (tag: unknown) =>
      ajv.validate(storedSchema(resource), { ...record, ...stamps, trackstar_tags: [tag] });
    expect([{}, { a: 1, b: 2 }, 7, null].map(tagged)).toEqual([false, false, false, false]);
  }
});

test('every schema has a name of its own and every field a description', () => {
  const ids = resources
    .flatMap((resource) => [resource.schema, storedSchema(resource)])
    .map((schema) => plain(schema).$id);
  expect(new Set(ids).size).toBe(2 * resources.length);
  for (const resource of resources)
    for (const { path, schema } of visitsOf(plain(resource.schema), examples[resource.name]))
      expect(schema.description, `${resource.name} ${path}`).toMatch(/\w{2}/);
});

function set(visit: Visit, value: unknown): true {
  visit.parent[visit.name] = value;
  return true;
}

function isAny(visit: Visit): boolean {
  return Array.isArray(visit.schema.type);
}
