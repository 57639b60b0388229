import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { v7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { importExport } from '../../../src/store/export/import-export.ts';
import { openExport } from '../../../src/store/export/read-export.ts';
import { openToolSession } from '../../../src/store/export/session.ts';
import { writeExport } from '../../../src/store/export/write-export.ts';
import { query, testDatabase } from '../../support/database.ts';

const [FEW, MANY] = [10_000, 100_000];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function connectionOf(url: string, records: number): Promise<string> {
  const [organization, connection] = [v7(), v7()];
  const values = [organization, connection];
  await query(url, `INSERT INTO organization (organization_id, name) VALUES ($1, 'x')`, [organization]);
  await query(
    url,
    `INSERT INTO connection (connection_id, organization_id, integration_type, integration_name,
       access_token_hash, sealed_access_token, sealed_credentials) VALUES ($2::uuid, $1::uuid, 'wms', 'x', sha256(uuid_send($2::uuid)), 's', 's')`,
    values,
  );
  await query(url, 'INSERT INTO connection_state (connection_id) VALUES ($1)', [connection]);
  await query(
    url,
    `INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, as_of, mapper_version,
       created_stamp, updated_stamp, run_id)
     SELECT $1, 'order', n::text, 1, json_build_object('id', n, 'note', repeat('x', 300)), '{}', '\\x00', now(), 1,
            now(), now(), $1 FROM generate_series(1, $2::int) n`,
    [connection, records],
  );
  return connection;
}

/** Carries a connection from one database straight into another. @returns the most bytes in use on the way, and how many went */
async function carry(from: string, to: string, id: string): Promise<{ most: number; bytes: number }> {
  const [source, target] = [await openToolSession(from, 'out'), await openToolSession(to, 'in')];
  let [most, bytes, unlooked] = [0, 0, 0];
  async function* parts() {
    for await (const part of writeExport(source, { of: 'connection', id })) {
      const piece = Buffer.from(part);
      bytes += piece.length;
      unlooked += piece.length;
      if (unlooked > 2_000_000) {
        unlooked = 0;
        collect();
        const { heapUsed, external } = process.memoryUsage();
        most = Math.max(most, heapUsed + external);
      }
      yield piece;
    }
  }
  await importExport(target, await openExport(parts()), { id: v7(), trySecrets: () => {} });
  await Promise.all([source.end(), target.end()]);
  return { most, bytes };
}

test('ten times the rows need no more memory, going out and coming in', { timeout: 240_000 }, async () => {
  const [from, to] = [await testDatabase(), await testDatabase()];
  onTestFinished(async () => {
    await from.drop();
    await to.drop();
  });
  const [small, large] = [await connectionOf(from.url, FEW), await connectionOf(from.url, MANY)];
  await carry(from.url, to.url, small); // warms up: code that is loaded and compiled is memory too
  await query(to.url, 'TRUNCATE organization, connection, connection_state, record CASCADE');
  const few = await carry(from.url, to.url, small);
  const many = await carry(from.url, to.url, large);
  expect(many.bytes).toBeGreaterThan(few.bytes * 9);
  expect(many.most).toBeLessThan(few.most * 1.25);
  expect(
    await query(to.url, 'SELECT count(*)::int AS n FROM record WHERE connection_id = $1', [large]),
  ).toEqual([{ n: MANY }]);
});
