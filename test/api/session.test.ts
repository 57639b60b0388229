import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenHash } from '../../src/store/seal.ts';
import { inviteUser, linkUser, removeUser } from '../../src/users/users.ts';
import { newJob } from './jobs.ts';
import { type Browser, signedIn } from './signed-in.ts';
import { makeWorld, type World } from './world.ts';

describe('sessions', () => {
  let world: World;
  let owner: Browser;
  let operator: Browser;
  let viewer: Browser;
  let mine: { id: string; token: string };
  let foreign: { id: string; token: string };

  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
    owner = await signedIn(world, world.ours, 'owner');
    operator = await signedIn(world, world.ours, 'operator');
    viewer = await signedIn(world, world.ours, 'viewer');
  });
  afterAll(() => world.end());

  const invite = (email: string) =>
    inviteUser(world.pool, world.ours.id, { email, name: 'Ada Lovelace', role: 'operator' });
  const signIn = (token: string, headers: Record<string, string> = {}) =>
    world.client.post('/session', { key: null, json: { link_token: token }, headers });

  it('200: a link becomes a session, in a cookie that no script reads and no other site sends', async () => {
    const { user, link } = await invite('Ada@Example.com ');
    const { status, body, headers } = await signIn(link.token);
    expect([status, body.data]).toEqual([
      200,
      {
        user: { user_id: user.user_id, email: 'ada@example.com', name: 'Ada Lovelace', role: 'operator' },
        organization: { organization_id: world.ours.id, name: 'Ours' },
        csrf_token: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
    const [pair, ...attributes] = headers.get('set-cookie')!.split('; ');
    expect(attributes).toEqual(['Path=/', 'Max-Age=15552000', 'HttpOnly', 'SameSite=Strict']);
    const seen = await world.client.get('/session', { key: null, headers: { cookie: `other=1; ${pair}` } });
    expect([seen.status, seen.body]).toEqual([200, body]);
    expect(world.logged.join('')).not.toMatch(/bh[ls]_/);
    const kept = await world.pool.query('SELECT * FROM user_session JOIN app_user USING (user_id)');
    expect(JSON.stringify(kept.rows)).not.toContain(pair!.split('=')[1]);
  });

  it('the cookie goes over TLS only, where the API is reached so', async () => {
    const { link } = await invite('tls@example.com');
    const { headers } = await signIn(link.token, { 'x-forwarded-proto': 'https' });
    expect(headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('401: a link that was used, replaced, has expired or never was', async () => {
    const { user, link } = await invite('once@example.com');
    const both = await Promise.all([signIn(link.token), signIn(link.token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const second = await linkUser(world.pool, world.ours.id, user.user_id);
    const third = await linkUser(world.pool, world.ours.id, user.user_id);
    expect((await signIn(second.token)).status).toBe(401);
    await world.pool.query(
      "UPDATE user_link SET expires_at = now() - interval '1 second' WHERE user_id = $1",
      [user.user_id],
    );
    const late = await signIn(third.token);
    expect([late.status, late.body.code, late.headers.get('set-cookie')]).toEqual([
      401,
      'unauthorized',
      null,
    ]);
    expect((await signIn('bhl_never_was')).body).toEqual(late.body);
  });

  it('422: what is no link', async () => {
    expect((await signIn('')).body.detail.json.link_token).toHaveLength(1);
    expect((await world.client.post('/session', { key: null })).status).toBe(422);
  });

  it('200: nobody, without a session and beside an API key, which then speaks', async () => {
    for (const options of [{ key: null }, { headers: { cookie: owner.cookie } }]) {
      const none = await world.client.get('/session', options);
      expect([none.status, none.body]).toEqual([200, { data: null }]);
    }
  });

  it('401: without a session, and under one that has ended', async () => {
    const none = await world.client.send('DELETE', '/session', { key: null });
    expect([none.status, none.body.error]).toEqual([401, expect.stringContaining('Nobody is signed in')]);
    const gone = await signedIn(world, world.ours, 'viewer');
    await world.pool.query(
      "UPDATE user_session SET expires_at = now() - interval '1 second' WHERE user_id = $1",
      [gone.userId],
    );
    const { status, body } = await world.client.get('/connections', gone.ask());
    expect([status, body.error]).toEqual([401, expect.stringContaining('Your session has ended')]);
  });

  it('403: an API key has no session, not even beside one', async () => {
    const { status, body } = await world.client.send('DELETE', '/session', {
      headers: { cookie: owner.cookie },
    });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('signing out ends this session at once, and no other of the same user', async () => {
    const one = await signedIn(world, world.ours, 'viewer');
    const { token } = await linkUser(world.pool, world.ours.id, one.userId);
    const other = (await signIn(token)).headers.get('set-cookie')!.split(';')[0]!;
    expect((await world.client.get('/session', one.ask())).status).toBe(200);
    const out = await world.client.send('DELETE', '/session', one.ask());
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      200,
      'backhaul_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect((await world.client.get('/session', one.ask())).body.data).toBeNull();
    const still = await world.client.get('/session', { key: null, headers: { cookie: other } });
    expect(still.body.data.user.user_id).toBe(one.userId);
  });

  it('a user has twenty sessions at most: the least lately used makes room', async () => {
    const one = await signedIn(world, world.ours, 'viewer');
    await world.pool.query(
      `INSERT INTO user_session (hash, user_id, last_used_at, expires_at)
       SELECT sha256(n::text::bytea), $1, now() + n * interval '1 second', now() + interval '1 day'
       FROM generate_series(1, 19) n`,
      [one.userId],
    );
    const { token } = await linkUser(world.pool, world.ours.id, one.userId);
    expect((await signIn(token)).status).toBe(200);
    const { rows } = await world.pool.query('SELECT hash FROM user_session WHERE user_id = $1', [one.userId]);
    expect(rows).toHaveLength(20);
    expect(rows.some(({ hash }) => hash.equals(tokenHash(one.cookie.split('=')[1]!)))).toBe(false);
  });

  it('stands wherever a key does, with a connection’s id in place of its token', async () => {
    expect((await world.client.get('/connections', operator.ask())).body.data).toHaveLength(1);
    expect((await world.client.get('/wms/orders', operator.ask(mine.id))).status).toBe(200);
    expect((await world.client.post('/connections/sync', operator.ask(mine.id))).body.id).toBe(mine.id);
    expect((await world.client.post(`/connections/${mine.id}/sync`, operator.ask())).status).toBe(200);
    const without = await world.client.get('/wms/orders', operator.ask());
    expect([without.status, without.body.error]).toEqual([
      400,
      "Under a session, send the connection's id in the header x-backhaul-connection.",
    ]);
    const key = await world.client.get('/wms/orders', { headers: { 'x-backhaul-connection': mine.id } });
    expect(key.status).toBe(401);
  });

  it('watches a job, until the user is removed', async () => {
    const who = await signedIn(world, world.ours, 'viewer');
    const job = await newJob(world, mine.token);
    const { headers } = who.ask(mine.id);
    const stream = await fetch(`${world.url}/connections/on-demand-syncs/${job}/stream`, {
      headers: headers!,
    });
    expect(stream.status).toBe(200);
    await removeUser(world.pool, world.ours.id, who.userId);
    expect(await stream.text()).toContain(`"id":"${job}"`);
  });

  it('404: another organization’s connection is not there, and neither is what is no id', async () => {
    // Used by its own people just before.
    const theirs = await signedIn(world, world.theirs, 'owner');
    expect((await world.client.get('/wms/orders', theirs.ask(foreign.id))).status).toBe(200);
    for (const id of [foreign.id, '00000000-0000-7000-8000-000000000000', "x' OR 1=1", foreign.token]) {
      const { status, body } = await world.client.get('/wms/orders', owner.ask(id));
      expect([id, status, body.code, body.id]).toEqual([id, 404, 'not_found', id]);
    }
    expect((await world.client.post(`/connections/${foreign.id}/sync`, owner.ask())).status).toBe(404);
    expect((await world.client.post(`/connections/${foreign.id}/sync`, owner.ask(mine.id))).status).toBe(404);
    expect((await world.client.post(`/connections/${mine.id}/sync`, owner.ask(foreign.id))).status).toBe(404);
  });

  it('403 csrf: a change without the session’s own token, or from another site; reading needs neither', async () => {
    const sync = (headers: Record<string, string | undefined>) => {
      const all = { cookie: operator.cookie, 'x-backhaul-connection': mine.id, ...headers };
      const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      return world.client.post('/connections/sync', { key: null, headers: sent as Record<string, string> });
    };
    const good = { 'x-backhaul-csrf': operator.csrf };
    const origin = new URL(world.url).origin;
    for (const headers of [
      {},
      { 'x-backhaul-csrf': owner.csrf },
      { 'x-backhaul-csrf': operator.cookie.split('=')[1]! },
      { ...good, origin: 'https://evil.example' },
      { ...good, origin: 'null' },
      { ...good, 'sec-fetch-site': 'cross-site' },
      { ...good, 'sec-fetch-site': 'same-site', origin },
    ]) {
      const { status, body } = await sync(headers);
      expect([headers, status, body.code]).toEqual([headers, 403, 'csrf']);
    }
    for (const headers of [good, { ...good, origin }, { ...good, origin, 'sec-fetch-site': 'same-origin' }])
      expect((await sync(headers)).status).toBe(200);
    const reading = { key: null, headers: { cookie: operator.cookie, origin: 'https://evil.example' } };
    expect((await world.client.get('/connections', reading)).status).toBe(200);
    const { link } = await invite('elsewhere@example.com');
    const elsewhere = await signIn(link.token, { origin: 'https://evil.example' });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'csrf']);
    expect((await signIn(link.token, { origin })).status).toBe(200);
  });

  it('roles: a viewer reads, an operator changes things, an owner the organization too', async () => {
    const settings = (who: Browser) =>
      world.client.send('PATCH', '/settings', who.ask(undefined, { json: {} }));
    expect((await world.client.get('/wms/orders', viewer.ask(mine.id))).status).toBe(200);
    const sync = await world.client.post('/connections/sync', viewer.ask(mine.id));
    expect([sync.status, sync.body.code, sync.body.error]).toEqual([
      403,
      'read_only',
      'You are a viewer of this organization, and viewers only read. Ask an owner for another role to change something.',
    ]);
    const estimate = await world.client.post('/connections/on-demand-syncs/estimate', viewer.ask(mine.id));
    expect(estimate.status).toBe(422);
    expect((await world.client.get('/settings', viewer.ask())).status).toBe(200);
    const refused = await settings(operator);
    expect([refused.status, refused.body.code, refused.body.error]).toEqual([
      403,
      'forbidden',
      'Only an owner of the organization may do this; you are an operator.',
    ]);
    expect((await settings(owner)).status).toBe(200);
    expect((await world.client.send('PATCH', '/settings', { json: {} })).status).toBe(200);
    expect(
      (await world.client.send('DELETE', '/session', (await signedIn(world, world.ours, 'viewer')).ask()))
        .status,
    ).toBe(200);
  });

  it('being used makes a session last, up to its bound', async () => {
    const [fresh, old] = [
      await signedIn(world, world.ours, 'viewer'),
      await signedIn(world, world.ours, 'viewer'),
    ];
    await world.pool.query(
      `UPDATE user_session SET last_used_at = now() - interval '29 days', expires_at = now() + interval '1 day',
         created_at = now() - make_interval(days => CASE user_id WHEN $2 THEN 170 ELSE 29 END) WHERE user_id IN ($1, $2)`,
      [fresh.userId, old.userId],
    );
    for (const who of [fresh, old])
      expect((await world.client.get('/connections', who.ask())).status).toBe(200);
    await world.stopApi();
    const days = async ({ userId }: Browser) =>
      (
        await world.pool.query(
          'SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM user_session WHERE user_id = $1',
          [userId],
        )
      ).rows[0].days;
    expect([await days(fresh), await days(old)]).toEqual([30, 10]);
  });
});
