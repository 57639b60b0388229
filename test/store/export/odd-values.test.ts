import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query, testDatabase } from '../../support/database.ts';
import { body, exported, imported } from './support.ts';

/** Text that PostgreSQL can store: any, but NUL and half surrogate pairs. */
const text = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((one) => one.replaceAll('\0', '').toWellFormed())
  .filter((one) => one !== '');
const space = fc.constantFrom('', ' ', '\n', '\t ', '\r\n');
/** JSON as nobody's serialiser writes it. */
const json = fc
  .tuple(
    space,
    fc.oneof(
      fc.json(),
      fc.bigInt().map(String),
      fc.constantFrom(
        '1.0',
        '1e400',
        '-0',
        '"\\u0000"',
        '"\\ud800"',
        '{"a":1,"a":2}',
        '[ ]',
        '12345678901234567890.00',
      ),
    ),
    space,
  )
  .map((parts) => parts.join(''));
const bigint = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const instant = fc.oneof(
  fc.constantFrom('infinity', '-infinity', '0001-01-01 00:00:00+00 BC', '294276-12-31 23:59:59.999999+00'),
  fc
    .tuple(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 0, max: 999_999 }))
    .map(
      ([seconds, micros]) =>
        `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(micros).padStart(6, '0')}Z`,
    ),
);
const bytes = fc.uint8Array({ maxLength: 60 }).map((one) => Buffer.from(one));
const row = fc.record({
  id: text,
  json,
  bigint,
  instant,
  maybe: fc.option(instant),
  bytes,
  large: fc.nat({ max: 40_000 }),
});

let databases: Awaited<ReturnType<typeof testDatabase>>[];
beforeAll(async () => {
  databases = [await testDatabase(), await testDatabase()];
});
afterAll(async () => {
  for (const database of databases) await database.drop();
});

test('whatever a column can hold arrives as it was', { timeout: 120_000 }, async () => {
  const [from, to] = databases.map(({ url }) => url) as [string, string];
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
      async (rows) => {
        const [organization, connection] = [v7(), v7()];
        await query(from, 'INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
          organization,
          rows[0]!.id,
        ]);
        await query(
          from,
          `INSERT INTO connection (connection_id, organization_id, integration_type, integration_name, customer_id,
           access_token_hash, sealed_access_token, sealed_credentials, me)
         VALUES ($1, $2, 'wms', 'x', $3, $4, 's', 's', $5)`,
          [connection, organization, rows[0]!.id, Buffer.from(connection), rows[0]!.json],
        );
        await query(from, 'INSERT INTO connection_state (connection_id, newest_as_of) VALUES ($1, $2)', [
          connection,
          rows[0]!.instant,
        ]);
        for (const { id, json, bigint, instant, maybe, bytes, large } of rows) {
          await query(
            from,
            `INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, as_of, source_updated,
             mapper_version, created_stamp, updated_stamp, run_id)
           VALUES ($1, 'r', $2, $3, $4, '{}', $5, $6, $7, 1, $6, $6, $1)`,
            [connection, id, bigint, json, bytes, instant, maybe],
          );
          // Some rows too large for a batch, between others that are not.
          await query(
            from,
            `INSERT INTO raw (connection_id, resource, id, payload, as_of, run_id, expires_at)
           VALUES ($1, 'r', $2, $2 || repeat('ö"', $3), $4, $1, $4)`,
            [connection, id, large, instant],
          );
        }
        const wanted = { of: 'connection', id: connection } as const;
        const before = await exported(from, wanted);
        await imported(to, before);
        expect(body(await exported(to, wanted))).toEqual(body(before));
        const data =
          'SELECT id, data::text, record_version::text AS version, hash FROM record WHERE connection_id = $1 ORDER BY id COLLATE "C"';
        const arrived = await query(to, data, [connection]);
        expect(arrived).toEqual(await query(from, data, [connection]));
        const raw = 'SELECT id, md5(payload) FROM raw WHERE connection_id = $1 ORDER BY id COLLATE "C"';
        expect(await query(to, raw, [connection])).toEqual(await query(from, raw, [connection]));
        // Against what was put in, too: two wrongs could agree with each other.
        for (const one of rows)
          expect(arrived).toContainEqual({
            id: one.id,
            data: one.json,
            version: one.bigint,
            hash: one.bytes,
          });
      },
    ),
    { numRuns: 12 },
  );
});
