import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openInstallation } from '../../src/cli/installation.ts';
import { readSandboxFile, type SandboxFile, writeSandboxFile } from '../../src/cli/sandbox-file.ts';
import { connectors } from '../../src/connectors/index.ts';
import { tokenHash } from '../../src/store/seal.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { testDatabase } from '../support/database.ts';

async function emptyInstallation() {
  const database = await testDatabase();
  const assembly = await assemble({
    url: database.url,
    connectors: connectors({ sandboxUrl: 'http://127.0.0.1:1' }),
    secretKey: Buffer.alloc(32, 7),
    settings: DEFAULT_SYNC_SETTINGS,
    log: pino({ level: 'silent' }),
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'backhaul-installation-'));
  onTestFinished(async () => {
    await assembly.close();
    await database.drop();
    rmSync(dataDir, { recursive: true });
  });
  const open = async (apiKey?: string) => {
    const found = await openInstallation(assembly, { dataDir, apiKey });
    return found.sandbox ?? found.why;
  };
  const counts = async () => {
    const { rows } = await assembly.pool.query(
      `SELECT (SELECT count(*)::int FROM organization) AS organizations, (SELECT count(*)::int FROM api_key) AS keys,
              (SELECT count(*)::int FROM connection) AS connections`,
    );
    return rows[0];
  };
  return { dataDir, pool: assembly.pool, open, counts, file: () => readSandboxFile(dataDir) };
}

const WHOLE = { organizations: 1, keys: 1, connections: 3 };

test('opened twice it is the same', async () => {
  const { open, counts, file } = await emptyInstallation();
  const first = await open();
  expect(await open()).toEqual(first);
  expect(file()).toEqual(first);
  expect(await counts()).toEqual(WHOLE);
});

test('a first start killed after any step is finished by the next with the same keys', async () => {
  const { dataDir, pool, open, counts, file } = await emptyInstallation();
  const whole = (await open()) as SandboxFile;
  const begun: SandboxFile = { ...whole, set_up: false, connections: [] };

  // Killed with all connections made but not written down: they are found again, secrets and all.
  writeSandboxFile(dataDir, begun);
  expect(await open()).toEqual(whole);

  // Killed between two connections.
  writeSandboxFile(dataDir, begun);
  await pool.query("DELETE FROM connection WHERE integration_type = 'cart'");
  const mended = (await open()) as SandboxFile;
  expect(mended.connections).toHaveLength(3);
  expect(mended.connections).toEqual(expect.arrayContaining(whole.connections.slice(0, 2)));
  expect(await counts()).toEqual(WHOLE);

  // Killed between the file and the first row.
  await pool.query('TRUNCATE organization CASCADE');
  writeSandboxFile(dataDir, begun);
  expect(await open()).toMatchObject({ api_key: whole.api_key, organization_id: whole.organization_id });
  expect(await counts()).toEqual(WHOLE);
  expect(file()?.connections).toHaveLength(3);
});

test('a connection that was deleted stays deleted', async () => {
  const { pool, open, counts } = await emptyInstallation();
  await open();
  await pool.query("DELETE FROM connection WHERE integration_type = 'cart'");
  const { connections } = (await open()) as SandboxFile;
  expect(connections.map((one) => one.integration_type)).toEqual(['wms', 'carrier']);
  expect(await counts()).toEqual({ ...WHOLE, connections: 2 });
});

test('without its file an installation is left alone, and says how to make a new key', async () => {
  const { dataDir, open, counts, file } = await emptyInstallation();
  const whole = (await open()) as SandboxFile;
  rmSync(join(dataDir, 'sandbox.json'));
  expect(await open()).toMatch(/sandbox\.json is gone.*\n.*backhaul keys create --name mine/);
  expect(await open('a-key-of-nobody-at-all')).toMatch(/BACKHAUL_API_KEY counts on the first start only/);
  expect(file()).toBeUndefined();
  expect(await counts()).toEqual(WHOLE);

  // With a key that works the file comes back, and the demo with it is over.
  expect(await open(whole.api_key)).toEqual({ ...whole, demo_over: true });
});

test('a key in the file that was revoked is no key', async () => {
  const { pool, open } = await emptyInstallation();
  const { api_key } = (await open()) as SandboxFile;
  await pool.query('UPDATE api_key SET revoked_at = now() WHERE key_hash = $1', [tokenHash(api_key)]);
  expect(await open()).toMatch(/is not, or no longer, one of this database/);
});

test('the file of another database is not written over', async () => {
  const [one, other] = [await emptyInstallation(), await emptyInstallation()];
  await one.open();
  await other.open();
  const kept = readFileSync(join(one.dataDir, 'sandbox.json'), 'utf8');
  rmSync(join(other.dataDir, 'sandbox.json'));
  writeSandboxFile(other.dataDir, JSON.parse(kept));
  expect(await other.open()).toMatch(/is not, or no longer, one of this database/);
  expect(readFileSync(join(other.dataDir, 'sandbox.json'), 'utf8')).toBe(kept);
});
