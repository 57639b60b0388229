import { v7 } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { openPool } from '../../../src/store/database.ts';
import { importExport } from '../../../src/store/export/import-export.ts';
import { openExport } from '../../../src/store/export/read-export.ts';
import { openToolSession } from '../../../src/store/export/session.ts';
import type { Engine } from '../../../src/sync/engine.ts';
import { Erasing, erasePerson } from '../../../src/sync/privacy/erasing.ts';
import { query, testDatabase } from '../../support/database.ts';
import { paperWorld } from '../../support/world.ts';
import { body, exported, imported } from './support.ts';

async function sourceWorld() {
  const world = await paperWorld();
  onTestFinished(() => world.close());
  for (let n = 0; n < 5; n++) world.source.put(`r${n}`, `2026-02-2${n}T00:00:00Z`);
  await world.work();
  const second = await world.connect(world.connector);
  await query(
    world.url,
    `INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, 'k', '\\xab', 'full')`,
    [v7(), world.organizationId],
  );
  return { world, second: second.connectionId };
}

async function freshDatabase(): Promise<string> {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  return database.url;
}

test('an organization goes with its keys and all its connections, and with nothing of another', async () => {
  const { world, second } = await sourceWorld();
  const other = v7();
  await query(world.url, `INSERT INTO organization (organization_id, name) VALUES ($1, 'Other')`, [other]);
  const wanted = { of: 'organization', id: world.organizationId } as const;
  const text = await exported(world.url, wanted);
  expect(text).not.toContain(other);
  const url = await freshDatabase();
  const result = await imported(url, text);
  expect(result).toMatchObject({
    organizationMade: true,
    connections: 2,
    rows: { api_key: 1, connection: 2 },
  });
  expect(body(await exported(url, wanted))).toEqual(body(text));
  expect(await query(url, 'SELECT connection_id FROM connection ORDER BY 1')).toEqual(
    [world.connectionId, second].sort().map((connection_id) => ({ connection_id })),
  );
});

test('a connection that is here already refuses the whole file, and stays as it is', async () => {
  const { world, second } = await sourceWorld();
  const url = await freshDatabase();
  await imported(url, await exported(world.url, { of: 'connection', id: second }));
  const before = await exported(url, { of: 'connection', id: second });
  const all = await exported(world.url, { of: 'organization', id: world.organizationId });
  await expect(imported(url, all)).rejects.toThrow(`The connection ${second} is here already`);
  expect(body(await exported(url, { of: 'connection', id: second }))).toEqual(body(before));
  expect(await query(url, 'SELECT connection_id FROM connection_state')).toEqual([{ connection_id: second }]);
  expect(await query(url, 'SELECT 1 FROM record')).toEqual([]);
});

test('an organization that is here stays as it is, and no key comes in with a file', async () => {
  const { world, second } = await sourceWorld();
  const url = await freshDatabase();
  await query(url, `INSERT INTO organization (organization_id, name) VALUES ($1, 'Renamed here')`, [
    world.organizationId,
  ]);
  const all = await exported(world.url, { of: 'organization', id: world.organizationId });
  expect(await imported(url, all)).toMatchObject({ organizationMade: false, connections: 2 });
  expect(await query(url, 'SELECT name FROM organization')).toEqual([{ name: 'Renamed here' }]);
  expect(await query(url, 'SELECT 1 FROM api_key')).toEqual([]);
  expect(await query(url, 'SELECT 1 FROM connection WHERE connection_id = $1', [second])).toHaveLength(1);
});

test('a connection can go to another organization, which must be there', async () => {
  const { world } = await sourceWorld();
  const url = await freshDatabase();
  const one = await exported(world.url, { of: 'connection', id: world.connectionId });
  const organization = v7();
  await expect(imported(url, one, { organization })).rejects.toThrow(`no organization ${organization} here`);
  await query(url, `INSERT INTO organization (organization_id, name) VALUES ($1, 'Other')`, [organization]);
  const all = await exported(world.url, { of: 'organization', id: world.organizationId });
  await expect(imported(url, all, { organization })).rejects.toThrow('a whole organization');
  expect(await imported(url, one, { organization })).toMatchObject({ organization, organizationMade: false });
  expect(await query(url, 'SELECT organization_id FROM connection')).toEqual([
    { organization_id: organization },
  ]);
  expect(await query(url, 'SELECT DISTINCT organization_id FROM run')).toEqual([
    { organization_id: organization },
  ]);
  expect(await query(url, 'SELECT organization_id FROM organization')).toHaveLength(1);
});

test('an access token that another connection has refuses the file, and takes everything back', async () => {
  const { world, second } = await sourceWorld();
  const url = await freshDatabase();
  await imported(url, await exported(world.url, { of: 'connection', id: second }));
  await query(url, `UPDATE connection SET access_token_hash = $1`, [
    (
      await query(world.url, 'SELECT access_token_hash FROM connection WHERE connection_id = $1', [
        world.connectionId,
      ])
    )[0].access_token_hash,
  ]);
  const one = await exported(world.url, { of: 'connection', id: world.connectionId });
  await expect(imported(url, one)).rejects.toThrow(/refuses a row .*connection: .*access_token_hash/);
  expect(await query(url, 'SELECT connection_id FROM connection_state')).toEqual([{ connection_id: second }]);
  expect(await query(url, 'SELECT 1 FROM record')).toEqual([]);
});

test('of two imports of one connection at once one ends, and the other is whole', async () => {
  const { world } = await sourceWorld();
  const url = await freshDatabase();
  const wanted = { of: 'connection', id: world.connectionId } as const;
  const text = await exported(world.url, wanted);
  const ends = await Promise.allSettled([imported(url, text), imported(url, text), imported(url, text)]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const end of ends)
    if (end.status === 'rejected') expect(end.reason.message).toMatch(/Another import|is here already/);
  expect(body(await exported(url, wanted))).toEqual(body(text));
});

test('an import that another has overtaken writes nothing more, and takes nothing away', async () => {
  const { world } = await sourceWorld();
  const url = await freshDatabase();
  const wanted = { of: 'connection', id: world.connectionId } as const;
  const text = await exported(world.url, wanted);
  const cut = text.indexOf('{"table":"record"');
  async function* overtaken() {
    yield Buffer.from(text.slice(0, cut));
    await imported(url, text);
    yield Buffer.from(text.slice(cut));
  }
  const session = await openToolSession(url, 'test');
  onTestFinished(() => session.end());
  const file = await openExport(overtaken());
  await expect(importExport(session, file, { id: v7(), trySecrets: () => {} })).rejects.toThrow(
    'Another import of the same connection',
  );
  expect(body(await exported(url, wanted))).toEqual(body(text));
});

test('while one that has overtaken it is still at work, the earlier import writes nothing more either', async () => {
  const { world } = await sourceWorld();
  const url = await freshDatabase();
  const wanted = { of: 'connection', id: world.connectionId } as const;
  const text = await exported(world.url, wanted);
  const cut = text.indexOf('{"table":"record"');
  const [begun, earlierEnded] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const run = async (parts: AsyncGenerator<Uint8Array>) => {
    const session = await openToolSession(url, 'test');
    onTestFinished(() => session.end());
    return importExport(session, await openExport(parts), { id: v7(), trySecrets: () => {} });
  };
  async function* second() {
    yield Buffer.from(text.slice(0, cut));
    begun.resolve();
    await earlierEnded.promise;
    yield Buffer.from(text.slice(cut));
  }
  let later: Promise<unknown> | undefined;
  async function* first() {
    yield Buffer.from(text.slice(0, cut));
    later = run(second());
    await begun.promise;
    yield Buffer.from(text.slice(cut));
  }
  await expect(run(first()).finally(earlierEnded.resolve)).rejects.toThrow(
    'Another import of the same connection',
  );
  await later;
  expect(body(await exported(url, wanted))).toEqual(body(text));
});

test('while an import is under way neither the sweep nor a worker can take the connection', async () => {
  const { world } = await sourceWorld();
  const url = await freshDatabase();
  const text = await exported(world.url, { of: 'connection', id: world.connectionId });
  const seen: unknown[] = [];
  // Looked at from outside when the last row is about to be read: everything but the end is written or staged.
  async function* halfway() {
    const cut = text.lastIndexOf('\n', text.length - 2) + 1;
    yield Buffer.from(text.slice(0, cut));
    const visible = 'SELECT (SELECT count(*) FROM connection) + (SELECT count(*) FROM organization) AS n';
    seen.push(...(await query(url, visible)));
    seen.push(
      ...(await query(url, 'SELECT due_at::text, worker ~ $1 AS ours FROM connection_state', ['^import '])),
    );
    yield Buffer.from(text.slice(cut));
  }
  const session = await openToolSession(url, 'test');
  await importExport(session, await openExport(halfway()), { id: v7(), trySecrets: () => {} });
  await session.end();
  expect(seen).toEqual([{ n: '0' }, { due_at: 'infinity', ours: true }]);
});

/** Erases a person in a world's organization, in the database given, and waits until that is done. */
async function erase(engine: Engine, organization: string, email: string): Promise<void> {
  await erasePerson(engine, organization, { email });
  await carryOut(engine);
}

async function carryOut(engine: Engine): Promise<void> {
  const erasing = new Erasing(engine);
  const open = async () => (await engine.pool.query('SELECT 1 FROM erasure WHERE done_at IS NULL')).rowCount;
  while ((await open()) !== 0) await erasing.round();
}

/** The engine of a world, on another database. */
function engineOn(engine: Engine, url: string): Engine {
  const pool = openPool(url);
  onTestFinished(() => pool.end());
  return { ...engine, pool };
}

const signs = (url: string) => query(url, 'SELECT organization_id, sign FROM suppression ORDER BY sign');

test('whom an organization has erased stays erased where its connections go one by one, also what an older file holds of him', async () => {
  const { world, second } = await sourceWorld();
  const { engine, organizationId } = world;
  world.source.put('hers', '2026-02-25T00:00:00Z', 'for jane@example.com');
  await world.work();
  const job = await world.job('2026-02-01T00:00:00Z', '2026-02-28T00:00:00Z');
  await world.work();
  expect((await world.status(job.id)).status).toBe('completed');
  const old = await exported(world.url, { of: 'connection', id: world.connectionId });
  expect(old).toContain('jane@example.com');
  await erase(engine, organizationId, 'jane@example.com');

  const url = await freshDatabase();
  const one = await exported(world.url, { of: 'connection', id: second });
  expect(await imported(url, one)).toMatchObject({ organizationMade: true, erasedUnknown: false });
  expect(await signs(url)).toEqual(await signs(world.url));
  // She was erased since the export of the other one, which is gone through before the erasure counts as done again.
  expect(await imported(url, old)).toMatchObject({ organizationMade: false, erasedUnknown: false });
  const holding = "SELECT 1 FROM raw WHERE payload LIKE '%jane@example.com%'";
  expect(await query(url, holding)).toHaveLength(1);
  await carryOut(engineOn(engine, url));
  expect(await query(url, holding)).toEqual([]);
});

test('an organization that is here learns whom a file has erased, unless it knows persons by another key', async () => {
  const { world, second } = await sourceWorld();
  const { engine, organizationId } = world;
  const url = await freshDatabase();
  await imported(url, await exported(world.url, { of: 'connection', id: second }));
  await erase(engine, organizationId, 'jane@example.com');
  const one = await exported(world.url, { of: 'connection', id: world.connectionId });

  const apart = await freshDatabase();
  const organization = v7();
  await query(apart, `INSERT INTO organization (organization_id, name) VALUES ($1, 'Other')`, [organization]);
  expect(await imported(apart, one, { organization })).toMatchObject({ erasedUnknown: true });
  const begunApart = await freshDatabase();
  await imported(begunApart, await exported(world.url, { of: 'connection', id: second }));
  await query(begunApart, "UPDATE organization SET sealed_privacy_key = 'another'");
  await query(begunApart, 'DELETE FROM suppression');
  expect(await imported(begunApart, one)).toMatchObject({ erasedUnknown: true });
  expect([await signs(apart), await signs(begunApart)]).toEqual([[], []]);

  expect(await imported(url, one)).toMatchObject({ organizationMade: false, erasedUnknown: false });
  expect(await signs(url)).toEqual(await signs(world.url));
  const [known] = await query(url, 'SELECT sealed_privacy_key AS key FROM organization');
  expect(known).toEqual((await query(world.url, 'SELECT sealed_privacy_key AS key FROM organization'))[0]);
});
