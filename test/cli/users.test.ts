import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { signIn } from '../../src/users/sign-in.ts';
import { query, testDatabase } from '../support/database.ts';
import { runHere } from './in-process.ts';

describe('backhaul users', () => {
  const ORGANIZATION = '01a20a95-8112-7099-91fb-ccd5c5cf1261';
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await testDatabase();
    await migrate(database.url);
    await query(database.url, "INSERT INTO organization (organization_id, name) VALUES ($1, 'Acme')", [
      ORGANIZATION,
    ]);
    env = {
      DATABASE_URL: database.url,
      BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
      BACKHAUL_PUBLIC_URL: 'https://backhaul.example.com/',
    };
  });
  afterAll(() => database.drop());

  const run = (...args: string[]) => runHere(['users', ...args], env);

  test('somebody is invited, gets new links, another role, and is removed', async () => {
    expect((await run('list')).out).toContain('backhaul users invite you@example.com --role owner');
    expect((await run('invite', 'ada@example.com', '--role', 'owner')).code).toBe(0);
    const invited = await run('invite', 'Grace@example.com', '--role', 'viewer', '--name', 'Grace Hopper');
    expect(invited).toMatchObject({ code: 0, err: '' });
    expect(invited.out).toMatch(/works +once, until \d{4}-/);
    const address = /link +(https:\/\/backhaul\.example\.com\/app\/sign-in#(bhl_\S+))\n/;
    const [, , token] = address.exec(invited.out)!;

    const again = await run('link', 'grace@example.com');
    const [, , newer] = address.exec(again.out)!;
    const pool = openPool(database.url, { max: 2 });
    await expect(signIn(pool, token!)).rejects.toThrow('a newer one has taken its place');
    expect(await signIn(pool, newer!)).toMatch(/^bhs_/);
    await pool.end();

    expect((await run('role', 'grace@example.com', 'operator')).out).toBe(
      'grace@example.com is an operator now.\n',
    );
    expect((await run('list')).out).toMatch(/^grace@example\.com +Grace Hopper +operator +\d{4}-.*$/m);
    expect((await run('list')).out).toMatch(/^ada@example\.com +ada@example\.com +owner +never$/m);
    expect((await run('remove', 'grace@example.com')).out).toContain('is removed');
    expect(await query(database.url, 'SELECT 1 FROM user_session')).toEqual([]);
    expect((await run('list')).out).not.toContain('grace');
    const noted = await query(
      database.url,
      "SELECT route, path FROM request_log WHERE actor_kind = 'operator' AND is_change ORDER BY log_id",
    );
    expect(noted).toEqual([
      { route: 'backhaul users invite --role owner', path: 'ada@example.com' },
      { route: 'backhaul users invite --role viewer', path: 'grace@example.com' },
      { route: 'backhaul users link', path: 'grace@example.com' },
      { route: 'backhaul users role operator', path: 'grace@example.com' },
      { route: 'backhaul users remove', path: 'grace@example.com' },
    ]);
  });

  test('--json has what the API answers', async () => {
    const invited = JSON.parse((await run('invite', 'json@example.com', '--role', 'operator', '--json')).out);
    expect(invited).toEqual({
      data: expect.objectContaining({ email: 'json@example.com', role: 'operator', last_seen_at: null }),
      link: { url: expect.stringContaining('/app/sign-in#bhl_'), expires_at: expect.any(String) },
    });
    const { data } = JSON.parse((await run('list', '--json')).out);
    expect(data).toContainEqual(invited.data);
    expect(JSON.parse((await run('link', 'json@example.com', '--json')).out).link.url).toContain('#bhl_');
    expect(JSON.parse((await run('role', 'json@example.com', 'viewer', '--json')).out).data.role).toBe(
      'viewer',
    );
    expect(JSON.parse((await run('remove', 'json@example.com', '--json')).out)).toMatchObject({
      deleted: true,
    });
  });

  test('refuses what cannot be, and says what to do', async () => {
    expect(await run('invite', 'ada@example.com', '--role', 'viewer')).toMatchObject({
      code: 2,
      err: 'email: is that of a user of your organization already.',
    });
    expect(await run('invite', 'no-address', '--role', 'viewer')).toMatchObject({ code: 2 });
    expect(await run('role', 'ada@example.com', 'viewer')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Make another user an owner first.'),
    });
    expect(await run('role', 'ada@example.com', 'king')).toMatchObject({
      code: 2,
      err: '"king" is not a role. Use owner, operator or viewer.',
    });
    expect(await run('remove', 'nobody@example.com')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no user "nobody@example.com"'),
    });
  });
});
