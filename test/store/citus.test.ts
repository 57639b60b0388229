import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distribute } from '../../src/store/citus/distribute.ts';
import { PLACEMENT } from '../../src/store/citus/placement.ts';
import { migrate } from '../../src/store/migrate.ts';
import { makeCitus } from '../support/citus.ts';
import { query, testDatabase, withDatabase } from '../support/database.ts';

const CITUS = process.env.BACKHAUL_TEST_CITUS_URL;
const MIGRATIONS = join(import.meta.dirname, '../../src/store/migrations');
/** The last migration that no installation can meet while it is distributed: `--citus` came with it. */
const DISTRIBUTED_SINCE = '0008';

test('every table begins its key with connection_id, or it is said where it stands', async () => {
  const database = await testDatabase();
  const rows = await query(
    database.url,
    `SELECT relation.relname AS name, attname AS first FROM pg_class relation
     JOIN pg_index key ON key.indrelid = relation.oid AND key.indisprimary
     JOIN pg_attribute ON attrelid = relation.oid AND attnum = key.indkey[0]
     WHERE relation.relnamespace = 'public'::regnamespace AND relation.relkind = 'r'`,
  );
  await database.drop();
  const others = rows.filter(({ name, first }) => first !== 'connection_id' || name === 'connection');
  expect(others.map(({ name }) => name).sort()).toEqual(Object.keys(PLACEMENT).sort());
});

test.skipIf(CITUS)('where there is no Citus, that is said and nothing is changed', async () => {
  const database = await testDatabase();
  const keys = () => query(database.url, "SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f'");
  const before = await keys();
  await expect(distribute(database.url)).rejects.toThrow(
    /^This PostgreSQL has no Citus, .* leave --citus out\.$/,
  );
  expect(await keys()).toEqual(before);
  await database.drop();
});

if (!CITUS)
  console.warn(
    'SKIPPED: distribution over Citus; BACKHAUL_TEST_CITUS_URL names no coordinator. With it the whole suite can run on one, see docs/decisions/0012-citus-by-connection.md.',
  );

describe.skipIf(!CITUS)('on a coordinator of Citus', () => {
  const name = `backhaul_citus_${randomBytes(6).toString('hex')}`;
  const url = CITUS ? withDatabase(CITUS, name) : '';
  const connectionId = v7();
  let early: string;

  beforeAll(async () => {
    await query(CITUS!, `CREATE DATABASE ${name}`);
    early = mkdtempSync(join(tmpdir(), 'backhaul-migrations-'));
    for (const file of readdirSync(MIGRATIONS).filter((one) => one.slice(0, 4) <= DISTRIBUTED_SINCE))
      copyFileSync(join(MIGRATIONS, file), join(early, file));
  });
  afterAll(async () => {
    rmSync(early, { recursive: true, force: true });
    await query(CITUS!, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  const placed = async () =>
    query(
      url,
      `SELECT partmethod AS how, count(*)::int AS tables, count(DISTINCT colocationid)::int AS groups
       FROM pg_dist_partition GROUP BY 1 ORDER BY 1`,
    );

  test('a database that does not use it yet is told how to', async () => {
    await migrate(url, early);
    await expect(distribute(url)).rejects.toThrow(/CREATE EXTENSION citus/);
    await makeCitus(url);
  });

  test('what is there is spread by connection, side by side, also when it was killed half-way', async () => {
    await query(url, "INSERT INTO organization (organization_id, name) VALUES ($1, 'x')", [connectionId]);
    await query(
      url,
      `INSERT INTO connection (connection_id, organization_id, integration_type, integration_name, access_token_hash,
         sealed_access_token, sealed_credentials) VALUES ($1, $1, 'wms', 'x', '\\x01', 's', 's')`,
      [connectionId],
    );
    await query(url, 'INSERT INTO connection_state (connection_id) VALUES ($1)', [connectionId]);
    await query(
      url,
      "SELECT create_distributed_table('connection_state', 'connection_id', colocate_with => 'none')",
    );
    const first = await distribute(url);
    expect(first).toContain('record');
    expect(first).not.toContain('connection_state');
    expect(await distribute(url)).toEqual([]);
    expect(await placed()).toEqual([
      { how: 'h', tables: first.length - 2, groups: 1 },
      { how: 'n', tables: 3, groups: 1 },
    ]);
    expect(
      await query(url, 'SELECT organization_id FROM connection_state JOIN connection USING (connection_id)'),
    ).toEqual([{ organization_id: connectionId }]);
  });

  test('migrations of later versions are applied to it', async () => {
    const later = readdirSync(MIGRATIONS).filter((one) => one.slice(0, 4) > DISTRIBUTED_SINCE);
    expect(await migrate(url)).toEqual(later.sort());
    expect(await distribute(url)).toEqual([]);
  });

  test('two who bring it up to date at once place a new table once', async () => {
    for (const file of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, file), join(early, file));
    writeFileSync(
      join(early, '9999-late.sql'),
      `CREATE TABLE late (connection_id uuid, id text, PRIMARY KEY (connection_id, id));
       ALTER TABLE run ADD COLUMN late text NOT NULL DEFAULT 'no';
       ALTER TABLE run ADD CHECK (late IN ('yes', 'no'));
       CREATE INDEX run_late ON run (connection_id) WHERE late = 'yes';
       UPDATE run SET late = 'yes' WHERE status = 'stuck';`,
    );
    expect((await Promise.all([migrate(url, early), migrate(url, early)])).flat()).toEqual(['9999-late.sql']);
    expect(
      await query(url, "SELECT partmethod FROM pg_dist_partition WHERE logicalrelid = 'late'::regclass"),
    ).toEqual([{ partmethod: 'h' }]);
  });
});
