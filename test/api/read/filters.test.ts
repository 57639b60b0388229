/** Every documented filter of every list, against what a plain predicate picks from all records of that list. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilterOperator, filtersOf, resources } from '../../../src/model/index.ts';
import { many } from '../order-queries.ts';
import { type Answered, fill, listsOf, walkPages } from './pages.ts';
import { type Question, questionsOf } from './questions.ts';
import { readSandboxWorld, type SandboxWorld } from './sandbox-world.ts';

const OPERATORS: FilterOperator[] = [
  'eq',
  'neq',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'nin',
  'contains',
  'not_contains',
  'eq-insensitive',
  'in-insensitive',
  'contains-insensitive',
];

/** Fields that have one value in all records of the sandbox, so that a question finds all of them or none. */
function sameEverywhere(path: string, parameter: string): boolean {
  const field = parameter.replace(/\[.*/, '');
  return (
    (path === '/wms/inbound-shipments/suppliers' && field === 'warehouse_customer_id') ||
    // One invoice of one account, all of one date.
    (path === '/carrier/invoice-line-items' &&
      !['transaction_date', 'tracking_number'].includes(field) &&
      !field.startsWith('trackstar'))
  );
}

const TAGS = [['vip'], ['vip', { region: 'eu' }], [{ region: 'us' }], []];

const idsOf = (records: readonly Answered[]) => records.map(({ id }) => id);

describe('filters', () => {
  let world: SandboxWorld;
  let lists: Awaited<ReturnType<typeof listsOf>>;
  beforeAll(async () => {
    world = await readSandboxWorld();
    lists = await listsOf(world);
    for (const { resource, path } of lists) {
      if (!resource.taggable) continue;
      const records = await walkPages(world, { type: resource.type, path });
      for (const [index, tags] of TAGS.entries()) {
        const address = fill(resource.onePath!, records[index % records.length]!.id);
        const token = world.tokens[resource.type];
        await world.client.send('PUT', `${address}/trackstar-tags`, {
          token,
          json: { trackstar_tags: tags },
        });
      }
    }
    // One run writes its records under one stamp, and a filter that tells all of them apart from none proves little.
    const hours = (column: string) => `${column} - abs(hashtext(id)) % 5 * interval '1 hour'`;
    await world.pool.query(
      `UPDATE record SET created_stamp = ${hours('created_stamp')}, updated_stamp = ${hours('updated_stamp')}`,
    );
  }, 120_000);
  afterAll(() => world.end());

  describe.each(resources.map((resource) => [resource.path, resource] as const))('%s', (_, resource) => {
    const { type } = resource;
    const mine = () => lists.filter((list) => list.resource === resource);
    const refused = async (path: string, query: string) => {
      const { status, body } = await world.client.get(`${path}?${query}`, { token: world.tokens[type] });
      expect([query, status]).toEqual([query, 422]);
      return Object.keys(body.detail.query);
    };

    it('finds with each filter and operator what the records say', { timeout: 120_000 }, async () => {
      const told = new Map<string, boolean>();
      for (const { path } of mine()) {
        const all = await walkPages(world, { type, path });
        const ask = async (query: string, holds: (record: Answered) => boolean) => {
          const expected = idsOf(all.filter(holds));
          expect(idsOf(await walkPages(world, { type, path, query })), `${path}?${query}`).toEqual(expected);
          return expected.length > 0 && expected.length < all.length;
        };
        const questions = questionsOf(resource, all);
        for (const { field, operator, query, holds } of questions) {
          const tells = await ask(query, holds);
          told.set(`${field}[${operator}]`, tells || (told.get(`${field}[${operator}]`) ?? false));
        }
        for (const [one, other] of pairs(questions)) {
          await ask(`${one.query}&${other.query}`, (record) => one.holds(record) && other.holds(record));
        }
      }
      const silent = [...told].filter(([, tells]) => !tells).map(([name]) => name);
      expect(silent.filter((name) => !sameEverywhere(resource.path, name))).toEqual([]);
      const asked = Object.entries(filtersOf(resource)).flatMap(([field, { operators }]) =>
        operators.map((operator) => `${field}[${operator}]`),
      );
      expect([...told.keys()].sort()).toEqual(asked.sort());
    });

    it('finds by ids, whatever else is asked', async () => {
      let held = 0;
      for (const { path } of mine()) {
        const all = idsOf(await walkPages(world, { type, path }));
        // The warehouse of the documented samples has no locations.
        if (all.length === 0) continue;
        held += 1;
        const some = [all.at(-1)!, all[0]!];
        const value = [...some, 'nobody'].map(encodeURIComponent).join(',');
        for (const name of ['ids[in]', 'ids%5Bin%5D', 'ids']) {
          const query = `${name}=${value}&created_date[lt]=1990-01-01T00:00:00Z`;
          expect(idsOf(await walkPages(world, { type, path, query, limit: 1 }))).toEqual(some.sort());
        }
        expect(await walkPages(world, { type, path, query: `ids=${many(100)}` })).toEqual([]);
        expect(await refused(path, `ids[in]=${many(101)}`)).toEqual(['ids[in]']);
        expect(await refused(path, `ids=${many(101)}`)).toEqual(['ids']);
      }
      expect(held).toBeGreaterThan(0);
    });

    it('refuses, by name, what is not documented', async () => {
      const { path } = mine()[0]!;
      const filters = filtersOf(resource);
      for (const [field, { kind, operators }] of Object.entries(filters)) {
        const taken = kind === 'boolean' ? [] : operators;
        for (const operator of [...OPERATORS, 'foo'].filter(
          (one) => !taken.includes(one as FilterOperator),
        )) {
          expect(await refused(path, `${field}[${operator}]=x`)).toEqual([`${field}[${operator}]`]);
        }
        for (const operator of operators.filter((one) => one === 'in' || one === 'nin')) {
          const value = kind === 'date' ? Array(101).fill('2026-01-01T00:00:00Z').join(',') : many(101);
          expect(await refused(path, `${field}[${operator}]=${value}`)).toEqual([`${field}[${operator}]`]);
        }
      }
      const others = resources
        .flatMap((one) => Object.keys(filtersOf(one)))
        .filter((field) => !(field in filters));
      for (const field of new Set(others)) expect(await refused(path, `${field}=x`)).toEqual([field]);
    });
  });
});

/** Some questions two by two; each parameter may be given once only. */
function pairs(questions: Question[]): [Question, Question][] {
  return questions.flatMap((one, index): [Question, Question][] => {
    const other = questions[(index * 7 + 3) % questions.length]!;
    return index % 3 === 0 && (one.field !== other.field || one.operator !== other.operator)
      ? [[one, other]]
      : [];
  });
}
