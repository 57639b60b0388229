import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { query, testDatabase } from '../support/database.ts';
import { backhaul, newInstallation, until } from './processes.ts';

const SERVING = 'Serving. Ctrl-C stops everything.';

async function run(args: string[], env: Record<string, string>) {
  const command = backhaul(args, env);
  const { code } = await command.ended();
  return { code, out: command.out, err: command.err };
}

test('a key is shown once, works as far as it may, and is refused once it is revoked', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const here = await newInstallation({
    DATABASE_URL: database.url,
    BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
    BACKHAUL_DEMO: '0',
  });
  const server = backhaul(['start'], here.env);
  await server.says(SERVING);

  const made = await run(['keys', 'create', '--name', 'dash board', '--read-only'], here.env);
  expect(made.code).toBe(0);
  const [, key] = /key +(bhk_\S{32})\n/.exec(made.out)!;
  const [, id] = /id +(\S{36})\n/.exec(made.out)!;
  const ask = (method: string, path: string) =>
    fetch(here.url + path, { method, headers: { 'x-trackstar-api-key': key! } });
  expect((await ask('GET', '/connections')).status).toBe(200);
  expect((await ask('POST', '/sandbox/generate-sandbox/wms')).status).toBe(403);

  const listed = await run(['keys', 'list'], here.env);
  expect(listed.out).toMatch(new RegExp(`^${id} +dash board +My organization +read-only .* valid$`, 'm'));
  expect(listed.out.split('\n').filter(Boolean)).toHaveLength(3);
  expect(listed.out).not.toContain(key!);

  expect(await run(['keys', 'revoke', id!], here.env)).toMatchObject({
    code: 0,
    out: expect.stringContaining('The key "dash board" is revoked'),
  });
  await until(async () => (await ask('GET', '/connections')).status === 401);
  expect(await run(['keys', 'revoke', id!], here.env)).toMatchObject({
    code: 0,
    out: expect.stringContaining('was revoked already'),
  });
  expect((await run(['keys', 'list'], here.env)).out).toMatch(new RegExp(`^${id} .* revoked \\d{4}-`, 'm'));
  expect(await run(['keys', 'revoke', key!], here.env)).toMatchObject({
    code: 1,
    err: expect.stringContaining('"backhaul keys list" shows the ids'),
  });
  const audited = await query(
    database.url,
    "SELECT route FROM request_log WHERE actor_kind = 'operator' AND path = $1 ORDER BY log_id",
    [id],
  );
  expect(audited).toEqual([{ route: 'backhaul keys create' }, { route: 'backhaul keys revoke' }]);
  server.child.kill('SIGTERM');
  await server.ended();
});

test('whose key it is must be said where there are several organizations', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  await migrate(database.url);
  const here = await newInstallation({ DATABASE_URL: database.url, BACKHAUL_SECRET_KEY: 'ab'.repeat(32) });
  expect(await run(['keys', 'create', '--name', 'x'], here.env)).toMatchObject({
    code: 1,
    err: 'There is no organization yet. "backhaul start" makes the first one.\n',
  });
  const ids = ['01a20a95-8112-7099-91fb-ccd5c5cf1261', '01a20a95-8112-7099-91fb-ccd5c5cf1262'];
  for (const id of ids)
    await query(database.url, 'INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
      id,
      'Acme',
    ]);
  const unsaid = await run(['keys', 'create', '--name', 'x'], here.env);
  expect(unsaid.code).toBe(2);
  for (const id of ids) expect(unsaid.err).toContain(`${id} (Acme)`);
  const wrong = await run(['keys', 'create', '--name', 'x', '--organization', 'acme'], here.env);
  expect(wrong).toMatchObject({
    code: 2,
    err: expect.stringContaining('no organization with the id "acme"'),
  });
  expect((await run(['keys', 'create', '--name', 'x', '--organization', ids[1]!], here.env)).code).toBe(0);
  expect(await query(database.url, 'SELECT organization_id, access FROM api_key')).toEqual([
    { organization_id: ids[1], access: 'full' },
  ]);
});
