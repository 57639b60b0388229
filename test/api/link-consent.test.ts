import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placedAt } from '../../src/connectors/kit/place.ts';
import type { Simulator } from '../../src/connectors/kit/simulator.ts';
import { tiktok } from '../../src/connectors/tiktok/index.ts';
import { startTikTokSimulator } from '../../src/connectors/tiktok/simulator/simulate.ts';
import { whiplash } from '../../src/connectors/whiplash/index.ts';
import { startWhiplashSimulator } from '../../src/connectors/whiplash/simulator/simulate.ts';
import { tokenHash } from '../../src/store/seal.ts';
import { Invited } from './invited.ts';
import { makeWorld, type World } from './world.ts';

const ATTEMPT = '019aa3c8-5f0e-4a51-b3a6-0e9d7b3f2c';

describe('giving access on the vendor’s own page', () => {
  let world: World;
  let vendor: Simulator;
  let customerId: string;
  let attempts = 10;
  beforeAll(async () => {
    vendor = await startWhiplashSimulator({ seed: 1, clock: () => new Date() });
    const { client_id, client_secret, customer_id } = vendor.credentials as Record<string, string>;
    customerId = customer_id!;
    world = await makeWorld({
      connectors: [placedAt(whiplash, vendor.url!)],
      oauthClients: { whiplash: { id: client_id!, secret: client_secret! } },
    });
  });
  afterAll(async () => {
    await world.end();
    await vendor.close();
  });

  const token = async () => (await world.client.post('/link/token')).body.link_token as string;
  /** Somebody with an invitation is sent to the vendor. */
  async function begin(secret?: string) {
    const own = secret ?? (await token());
    const attempt = `${ATTEMPT}${++attempts}`;
    const answer = await new Invited(world.client, own).post('/consents', {
      attempt,
      integration_name: 'whiplash',
      integration_type: 'wms',
      credentials: { customer_id: customerId },
    });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie')!;
    return { secret: own, attempt, page: new URL(answer.body.url), cookie };
  }
  /** What he says at the vendor, and what he is sent back with. */
  async function answer(page: URL, said: 'allow' | 'deny') {
    const answered = new URL(page);
    answered.searchParams.set('answer', said);
    const back = await fetch(answered, { redirect: 'manual' });
    expect(back.status).toBe(302);
    const address = new URL(back.headers.get('location')!);
    expect(`${address.origin}${address.pathname}`).toBe(`${world.url}/link/callback`);
    const { state = '', code = null, error = null } = Object.fromEntries(address.searchParams);
    return { state, code, error };
  }
  const comeBack = (json: object, cookie?: string) =>
    world.client.post('/link/session/returned', {
      key: null,
      json,
      headers: { ...(cookie !== undefined && { cookie: cookie.split(';')[0]! }) },
    });
  const outcome = async ({ secret, attempt }: { secret: string; attempt: string }) =>
    (await new Invited(world.client, secret).get(`/consents/${attempt}`)).body;

  it('asks for less, and says so', async () => {
    const { body } = await new Invited(world.client, await token()).get('');
    const [choice] = body.integrations.filter(
      (one: { integration_name: string }) => one.integration_name === 'whiplash',
    );
    expect(choice.oauth).toBe(true);
    expect(choice.fields.map(({ name }: { name: string }) => name)).toEqual(['customer_id', 'environment']);
  });

  it('from the invitation to the vendor, back, and to the access token', async () => {
    const begun = await begin();
    expect(Object.fromEntries(begun.page.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'sim-application',
      redirect_uri: `${world.url}/link/callback`,
      scope: 'user_read',
      state: expect.stringMatching(/^bls_\S{32}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(begun.cookie).toMatch(
      /^backhaul_link=blb_\S{32}; Path=\/link; Max-Age=900; HttpOnly; SameSite=Strict$/,
    );
    expect(await outcome(begun)).toEqual({ state: 'waiting' });
    const { status, body } = await comeBack(await answer(begun.page, 'allow'), begun.cookie);
    expect([status, body]).toEqual([
      200,
      {
        auth_code: expect.stringMatching(/^bla_/),
        integration_name: 'whiplash',
        display_name: 'Whiplash',
        organization: { name: 'Ours' },
        me: { customer_id: customerId, name: 'Invented Goods' },
      },
    ]);
    const told = await outcome(begun);
    expect(told).toMatchObject({ state: 'connected', integration_name: 'whiplash' });
    const exchanged = await world.client.post('/link/exchange', { json: { auth_code: told.auth_code } });
    expect(exchanged.body).toMatchObject({ integration_name: 'whiplash' });
    await world.work(exchanged.body.connection_id);
    const orders = await world.client.get('/wms/orders?limit=1', { token: exchanged.body.access_token });
    expect(orders.body.data).toHaveLength(1);
  });

  it('a consent counts once, and in the browser that it was begun in', async () => {
    const begun = await begin();
    const given = await answer(begun.page, 'allow');
    for (const cookie of [undefined, 'backhaul_link=blb_somebody-else'])
      expect((await comeBack(given, cookie)).status).toBe(401);
    expect((await comeBack({ ...given, state: 'bls_made-up' }, begun.cookie)).status).toBe(401);
    expect((await comeBack(given, begun.cookie)).status).toBe(200);
    expect((await comeBack(given, begun.cookie)).status).toBe(401);
  });

  it('is refused where the code is made up, of another consent, or comes too late', async () => {
    const begun = await begin();
    const { state } = await answer(begun.page, 'allow');
    const madeUp = await comeBack({ state, code: 'made-up', error: null }, begun.cookie);
    expect([madeUp.status, madeUp.body.code]).toEqual([422, 'credentials_refused']);
    expect(await outcome(begun)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('Whiplash'),
    });
    // The proof that goes with a code is another for each consent.
    const [one, other] = [await begin(begun.secret), await begin(begun.secret)];
    const [mine, foreign] = [await answer(one.page, 'allow'), await answer(other.page, 'allow')];
    expect((await comeBack({ ...mine, code: foreign.code }, one.cookie)).body.code).toBe(
      'credentials_refused',
    );
    const late = await begin(begun.secret);
    const given = await answer(late.page, 'allow');
    await world.pool.query(
      "UPDATE consent SET expires_at = now() - interval '1 second' WHERE state_hash = $1",
      [tokenHash(given.state)],
    );
    expect((await comeBack(given, late.cookie)).status).toBe(401);
    expect(await outcome(late)).toMatchObject({ state: 'failed' });
  });

  it('whoever does not allow it is told so, and can begin again', async () => {
    const begun = await begin();
    const denied = await comeBack(await answer(begun.page, 'deny'), begun.cookie);
    expect([denied.status, denied.body.error]).toEqual([422, expect.stringContaining('did not allow')]);
    const again = await begin(begun.secret);
    expect((await comeBack(await answer(again.page, 'allow'), again.cookie)).status).toBe(200);
  });

  it('an invitation that was used meanwhile connects nothing more', async () => {
    const secret = await token();
    const [one, other] = [await begin(secret), await begin(secret)];
    expect((await comeBack(await answer(one.page, 'allow'), one.cookie)).status).toBe(200);
    const second = await comeBack(await answer(other.page, 'allow'), other.cookie);
    expect([second.status, second.body.error]).toEqual([401, expect.stringContaining('used already')]);
  });

  it('the vendor sends nobody to another address than the registered one', async () => {
    const { page } = await begin();
    page.searchParams.set('redirect_uri', 'https://elsewhere.example.com/link/callback');
    page.searchParams.set('answer', 'allow');
    expect((await fetch(page, { redirect: 'manual' })).status).toBe(400);
  });

  it('what was entered and the proof lie sealed, and are gone afterwards', async () => {
    const begun = await begin();
    const stored = async () =>
      JSON.stringify(
        (await world.pool.query('SELECT * FROM consent WHERE consent_id = $1', [begun.attempt])).rows,
      );
    expect(await stored()).not.toContain('customer_id');
    expect(await stored()).not.toContain(begun.page.searchParams.get('state'));
    await comeBack(await answer(begun.page, 'allow'), begun.cookie);
    expect(await stored()).toContain('"sealed":""');
  });

  it('a seller at TikTok, whose shop is looked up', async () => {
    const seller = await startTikTokSimulator({ seed: 1, clock: () => new Date(), perDay: 2 });
    const { app_key: id, app_secret: secret } = seller.credentials as Record<string, string>;
    const other = await makeWorld({
      connectors: [placedAt(tiktok, seller.url!)],
      oauthClients: { tiktok: { id: id!, secret: secret! } },
    });
    const { link_token } = (await other.client.post('/link/token')).body;
    const begun = await new Invited(other.client, link_token).post('/consents', {
      attempt: `${ATTEMPT}99`,
      integration_name: 'tiktok',
      integration_type: 'wms',
      credentials: {},
    });
    const back = await fetch(`${begun.body.url}&answer=allow`, { redirect: 'manual' });
    const { state, code } = Object.fromEntries(new URL(back.headers.get('location')!).searchParams);
    const came = await other.client.post('/link/session/returned', {
      key: null,
      json: { state, code, error: null },
      headers: { cookie: begun.headers.get('set-cookie')!.split(';')[0]! },
    });
    expect([came.status, came.body.me]).toEqual([
      200,
      { shop_id: '7495', shop_name: 'Invented Goods', region: 'US' },
    ]);
    const [listed] = (await other.client.get('/integrations/wms/tiktok')).body.data;
    expect(listed.install_method).toBe('oauth');
    await other.end();
    await seller.close();
  });

  it('without an application of the operator a token is entered', async () => {
    const other = await makeWorld({ connectors: [placedAt(whiplash, vendor.url!)] });
    const secret = (await other.client.post('/link/token')).body.link_token;
    const { body } = await new Invited(other.client, secret).get('');
    const [choice] = body.integrations.filter(
      (one: { integration_name: string }) => one.integration_name === 'whiplash',
    );
    expect([choice.oauth, choice.fields.length]).toEqual([false, 8]);
    expect((await other.client.get('/integrations/wms/whiplash')).body.data[0].install_method).toBe('input');
    const made = await new Invited(other.client, secret).connect('whiplash', vendor.credentials);
    expect(made.status).toBe(200);
    await other.end();
  });
});
