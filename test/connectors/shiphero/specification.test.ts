/** Compares the simulator's schema with the vendor's own schema, which is reference data outside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { buildClientSchema, type GraphQLSchema, isObjectType, isSpecifiedScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../../src/connectors/shiphero/simulator/schema.ts';

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

  test('nothing asked for is deprecated at the vendor', async () => {
    for (const type of Object.values(schema.getTypeMap())) {
      const theirs = vendor.getType(type.name);
      if (!isObjectType(type) || !isObjectType(theirs) || type.name.startsWith('__')) continue;
      for (const name of Object.keys(type.getFields()))
        expect(theirs.getFields()[name]!.deprecationReason ?? null, `${type.name}.${name}`).toBeNull();
    }
  });
}
