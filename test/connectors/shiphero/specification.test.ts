/** Compares what is asked and what is answered with the vendor's own schema, which is reference data outside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import {
  buildClientSchema,
  execute,
  type GraphQLSchema,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { shiphero } from '../../../src/connectors/shiphero/index.ts';
import { schema } from '../../../src/connectors/shiphero/simulator/schema.ts';
import { ask, type Bench, DAY, NOW, PAST, SNAPSHOT, startBench, truth, walk } from './bench.ts';

const file = new URL('../../../../shared/specs/shiphero/introspection.json', import.meta.url);

if (!existsSync(file)) {
  console.warn(`SKIPPED: ShipHero is not compared with its own schema, ${file.pathname} is absent`);
  test.skip('SKIPPED: comparison with the vendor (../shared is absent)', () => {});
} else compare(buildClientSchema(JSON.parse(readFileSync(file, 'utf8')).data));

function compare(vendor: GraphQLSchema): void {
  test('every type, field and argument of the simulator is the vendor’s, with the same type', () => {
    let fields = 0;
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      const theirs = vendor.getType(type.name);
      expect(theirs?.constructor.name, type.name).toBe(type.constructor.name);
      if (!isObjectType(type) || !isObjectType(theirs)) continue;
      for (const field of Object.values(type.getFields())) {
        const name = `${type.name}.${field.name}`;
        const known = theirs.getFields()[field.name];
        expect(String(known?.type), name).toBe(String(field.type));
        for (const argument of field.args) {
          const meant = known?.args.find((one) => one.name === argument.name);
          expect(String(meant?.type), `${name}(${argument.name})`).toBe(String(argument.type));
        }
        fields++;
      }
    }
    expect(fields).toBeGreaterThan(250);
  });

  test('every question is one the vendor understands, and every answer one that it could give', async () => {
    const bench = await startBench();
    await askEverything(bench);
    const queries = new Set(bench.vendor.requests.map(({ query }) => query));
    // Seven lists, the order of each tried first, what is read besides, and who the account is.
    expect(queries.size).toBe(7 + 7 + 5 + 1);
    for (const query of queries) expect(validate(vendor, parse(query)), query).toEqual([]);
    let answers = 0;
    for (const { query, variables, answer } of bench.vendor.requests) {
      if (!answer || answer.errors) continue;
      const given = answer.data as Record<string, unknown>;
      // Carried out with the vendor's types over the answer itself: what does not fit them is an error.
      const again = await execute({
        schema: vendor,
        document: parse(query),
        rootValue: withAliases(given),
        variableValues: variables,
      });
      expect(again.errors, query).toBeUndefined();
      expect(JSON.parse(JSON.stringify(again.data))).toEqual(JSON.parse(JSON.stringify(given)));
      answers++;
    }
    expect(answers).toBeGreaterThan(20);
    await bench.close();
  });

  test('nothing asked for is deprecated at the vendor', async () => {
    for (const type of Object.values(schema.getTypeMap())) {
      const theirs = vendor.getType(type.name);
      if (!isObjectType(type) || !isObjectType(theirs) || type.name.startsWith('__')) continue;
      for (const name of Object.keys(type.getFields()))
        expect(theirs.getFields()[name]!.deprecationReason ?? null, `${type.name}.${name}`).toBeNull();
    }
  });
}

/** The two ends of a list come under names of ours: read back, each is the vendor's one field, asked in two ways. */
function withAliases(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([root, result]) => {
      const { newest, data: oldest, ...rest } = result as Record<string, unknown>;
      if (newest === undefined) return [root, result];
      const list = ({ sort }: { sort?: string }) => (sort?.startsWith('-') ? newest : oldest);
      return [root, { ...rest, data: list }];
    }),
  );
}

/** Makes the connector send every question it has. */
async function askEverything(bench: Bench): Promise<void> {
  const long = truth(bench, 'orders', 'updated_at', PAST - DAY, PAST).at(-1)!;
  bench.vendor.change(long.id, { line_count: 60 });
  for (const source of shiphero.functions) {
    const [start, end] =
      source.name === 'get_inbound_shipments' ? [PAST - 20 * DAY, PAST] : [PAST - DAY, PAST];
    await walk(bench, source as never, source.basis === 'none' ? SNAPSHOT : ask(start, end, true));
    if (source.name === 'get_orders') await walk(bench, source as never, ask(NOW, NOW + 1));
  }
  await shiphero.check(await bench.context());
}
