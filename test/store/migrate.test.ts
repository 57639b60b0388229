import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { query, testDatabase, withDatabase } from '../support/database.ts';

let url: string;
let folder: string;

beforeEach(async () => {
  url = withDatabase(inject('databaseUrl'), `backhaul_test_migrate_${process.pid}`);
  await query(withDatabase(url, 'postgres'), `CREATE DATABASE ${new URL(url).pathname.slice(1)}`);
  folder = mkdtempSync(join(tmpdir(), 'backhaul-migrations-'));
});

afterEach(async () => {
  await query(withDatabase(url, 'postgres'), `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});

function file(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

const recorded = async () =>
  (await query(url, 'SELECT name FROM migration ORDER BY name')).map(({ name }) => name);

test('files are applied in order, once each, and what is new later follows', async () => {
  file('0002-more.sql', 'ALTER TABLE thing ADD COLUMN more int;');
  file('0001-start.sql', 'CREATE TABLE thing (id int); INSERT INTO thing VALUES (1);');
  expect(await migrate(url, folder)).toEqual(['0001-start.sql', '0002-more.sql']);
  expect(await migrate(url, folder)).toEqual([]);
  file('0003-drop.sql', 'DROP TABLE thing;');
  expect(await migrate(url, folder)).toEqual(['0003-drop.sql']);
  expect(await recorded()).toEqual(['0001-start.sql', '0002-more.sql', '0003-drop.sql']);
});

test('many processes at once apply each file once', async () => {
  for (let i = 1; i <= 5; i++)
    file(`000${i}-step.sql`, `CREATE TABLE step_${i} (id int); SELECT pg_sleep(0.02);`);
  const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(url, folder)));
  expect(applied.flat().sort()).toEqual(await recorded());
  expect(await recorded()).toHaveLength(5);
});

test('a file that fails leaves nothing behind and is named with its line; those before it stay', async () => {
  file('0001-good.sql', 'CREATE TABLE good (id int);');
  file(
    '0002-bad.sql',
    'CREATE TABLE bad (id int);\nINSERT INTO bad VALUES (1);\nSELECT nonsense FROM bad;\n',
  );
  await expect(migrate(url, folder)).rejects.toThrow(
    /0002-bad\.sql, line 3 failed: column "nonsense" does not exist\. Nothing of it was kept\./,
  );
  expect(await recorded()).toEqual(['0001-good.sql']);
  expect(await query(url, "SELECT to_regclass('good') AS good, to_regclass('bad') AS bad")).toEqual([
    { good: 'good', bad: null },
  ]);
});

test('a database that a newer Backhaul migrated is refused, and unchanged', async () => {
  file('0001-start.sql', 'SELECT 1;');
  file('0002-newer.sql', 'SELECT 1;');
  await migrate(url, folder);
  rmSync(join(folder, '0002-newer.sql'));
  file('0003-other.sql', 'CREATE TABLE other (id int);');
  await expect(migrate(url, folder)).rejects.toThrow(
    'migrated by a newer Backhaul: it has had 0002-newer.sql',
  );
  expect(await recorded()).toEqual(['0001-start.sql', '0002-newer.sql']);
});

test('two files of one number are refused before anything is done', async () => {
  file('0001-a.sql', 'SELECT 1;');
  file('0001-b.sql', 'SELECT 1;');
  await expect(migrate(url, folder)).rejects.toThrow(
    'Two migrations have the number 0001: 0001-a.sql and 0001-b.sql',
  );
});

test('a test database is migrated, and a copy of its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  expect(await migrate(one.url)).toEqual([]);
  await query(one.url, 'CREATE TABLE only_here (id int)');
  expect(await query(other.url, "SELECT to_regclass('only_here') AS found")).toEqual([{ found: null }]);
  await Promise.all([one.drop(), other.drop()]);
});
