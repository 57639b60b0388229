import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signedIn } from './signed-in.ts';
import { makeWorld, type World } from './world.ts';

const NOBODY = '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11';

describe('/users', () => {
  let world: World;
  let owner: Browser;
  let operator: Browser;
  let foreign: Browser;

  beforeAll(async () => {
    world = await makeWorld({ publicUrl: 'https://backhaul.example.com' });
    owner = await signedIn(world, world.ours, 'owner');
    operator = await signedIn(world, world.ours, 'operator');
    foreign = await signedIn(world, world.theirs, 'owner');
  });
  afterAll(() => world.end());

  const invite = (json: object) => world.client.post('/users', owner.ask(undefined, { json }));
  const patch = (id: string, json: object, who = owner) =>
    world.client.send('PATCH', `/users/${id}`, who.ask(undefined, { json }));
  const remove = (id: string, who = owner) => world.client.send('DELETE', `/users/${id}`, who.ask());
  const token = (url: string) =>
    /^https:\/\/backhaul\.example\.com\/app\/sign-in#(bhl_\S{32})$/.exec(url)![1]!;
  const signIn = (url: string) =>
    world.client.post('/session', { key: null, json: { link_token: token(url) } });

  it('an invitation makes a user and a link that works once, for a week', async () => {
    const { status, body } = await invite({ email: ' Grace@Example.com', role: 'viewer' });
    expect([status, body.data]).toEqual([
      200,
      {
        user_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        email: 'grace@example.com',
        name: 'grace@example.com',
        role: 'viewer',
        created_at: expect.any(String),
        last_seen_at: null,
      },
    ]);
    const days = (Date.parse(body.link.expires_at) - Date.parse(body.data.created_at)) / 86_400_000;
    expect(days).toBeCloseTo(7, 3);
    const first = await signIn(body.link.url);
    expect([first.status, first.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringMatching(/; Secure$/),
    ]);
    expect((await signIn(body.link.url)).status).toBe(401);
    const seen = (await world.client.get('/users', owner.ask())).body.data.at(-1);
    expect([seen.email, seen.last_seen_at]).toEqual(['grace@example.com', expect.any(String)]);
  });

  it('a new link takes the place of the one before, and is not among what is stored or logged', async () => {
    const { data, link } = (await invite({ email: 'linked@example.com', role: 'viewer' })).body;
    const made = await world.client.post(`/users/${data.user_id}/link`, owner.ask());
    expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await signIn(link.url)).status).toBe(401);
    const stored = JSON.stringify((await world.pool.query('SELECT * FROM user_link')).rows);
    for (const text of [stored, world.logged.join('')]) expect(text).not.toContain(token(made.body.data.url));
    expect((await signIn(made.body.data.url)).status).toBe(200);
  });

  it('lists those of the organization, in pages', async () => {
    const all = (await world.client.get('/users', owner.ask())).body;
    expect(all.total_count).toBe(all.data.length);
    expect(all.data[0].email).toBe(owner.email);
    expect(all.data.some(({ email }: { email: string }) => email === foreign.email)).toBe(false);
    const one = (await world.client.get('/users?limit=1', owner.ask())).body;
    const two = (await world.client.get(`/users?limit=1&page_token=${one.next_token}`, owner.ask())).body;
    expect([...one.data, ...two.data]).toEqual(all.data.slice(0, 2));
    const theirs = await world.client.get(`/users?page_token=${one.next_token}`, foreign.ask());
    expect([theirs.status, theirs.body.detail.query.page_token.length]).toEqual([422, 1]);
  });

  it('a change of role holds for what is asked a second later at most, a removal as well', async () => {
    const gone = await signedIn(world, world.ours, 'operator');
    const settle = (status: number) =>
      expect
        .poll(
          async () =>
            (await world.client.send('PATCH', '/settings', gone.ask(undefined, { json: {} }))).status,
          {
            timeout: 10_000,
            interval: 50,
          },
        )
        .toBe(status);
    await settle(403);
    const changed = await patch(gone.userId, { role: 'owner', name: 'Promoted' });
    expect([changed.status, changed.body.data.role, changed.body.data.name]).toEqual([
      200,
      'owner',
      'Promoted',
    ]);
    await settle(200);
    await patch(gone.userId, { role: 'viewer' });
    await settle(403);
    expect((await remove(gone.userId)).body).toEqual({ user_id: gone.userId, deleted: true });
    await settle(401);
    for (const table of ['app_user', 'user_link', 'user_session'])
      expect(
        (await world.pool.query(`SELECT 1 FROM ${table} WHERE user_id = $1`, [gone.userId])).rowCount,
      ).toBe(0);
  });

  it('409: the last owner can neither be removed nor made something else, also not by two at once', async () => {
    for (const answer of [await remove(owner.userId), await patch(owner.userId, { role: 'operator' })])
      expect([answer.status, answer.body.code]).toEqual([409, 'last_owner']);
    expect((await patch(owner.userId, { role: 'owner', name: 'Still' })).status).toBe(200);
    const other = await signedIn(world, world.ours, 'owner');
    // Held where they would write, each has looked whether there is another owner, unless it waits to look.
    const holder = await world.pool.connect();
    await holder.query("BEGIN; SELECT 1 FROM app_user WHERE role = 'owner' FOR UPDATE");
    const both = Promise.all([remove(owner.userId, other), patch(other.userId, { role: 'viewer' }, other)]);
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await expect.poll(async () => (await world.pool.query(waiting)).rowCount, { interval: 10 }).toBe(2);
    await holder.query('COMMIT');
    holder.release();
    expect((await both).map(({ status }) => status).sort()).toEqual([200, 409]);
    owner = await signedIn(world, world.ours, 'owner');
  });

  it('422: names what is wrong', async () => {
    const role = 'viewer';
    for (const [json, field] of [
      [{ email: 'no address', role }, 'email'],
      [{ email: 'a@b\u0000', role }, 'email'],
      [{ email: `${'x'.repeat(250)}@example.com`, role }, 'email'],
      [{ email: operator.email.toUpperCase(), role }, 'email'],
      [{ email: 'new@example.com', role: 'admin' }, 'role'],
      [{ email: 'new@example.com' }, 'role'],
      [{ email: 'new@example.com', role, name: ' ' }, 'name'],
      [{ email: 'new@example.com', role, name: 'a\u0000b' }, 'name'],
      [{ email: 'new@example.com', role, password: 'x' }, 'password'],
    ] as const) {
      const { status, body } = await invite(json);
      expect([json, status, Object.keys(body.detail.json)]).toEqual([json, 422, [field]]);
    }
    expect((await patch(operator.userId, { role: 'king' })).body.detail.json.role).toHaveLength(1);
    // The same address in another organization is another user.
    const theirs = { email: operator.email, role };
    expect((await world.client.post('/users', foreign.ask(undefined, { json: theirs }))).status).toBe(200);
  });

  it('404: who is not of the organization is not there', async () => {
    for (const id of [foreign.userId, NOBODY, 'x']) {
      for (const answer of [
        await patch(id, { name: 'mine now' }),
        await remove(id),
        await world.client.post(`/users/${id}/link`, owner.ask()),
      ])
        expect([id, answer.status, answer.body.id]).toEqual([id, 404, id]);
    }
  });

  it('403: for owners alone, and for no API key', async () => {
    for (const ask of [operator.ask(), {}]) {
      for (const [method, path] of [
        ['GET', '/users'],
        ['POST', '/users'],
        ['PATCH', `/users/${owner.userId}`],
        ['DELETE', `/users/${owner.userId}`],
        ['POST', `/users/${owner.userId}/link`],
        ['GET', '/api-keys'],
        ['POST', '/api-keys'],
        ['DELETE', `/api-keys/${NOBODY}`],
      ] as const) {
        const { status, body } = await world.client.send(method, path, ask);
        expect([path, status, body.code]).toEqual([path, 403, 'forbidden']);
      }
    }
  });
});
