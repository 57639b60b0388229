/**
 * The walls between organizations, connections and roles, tried at every route that the OpenAPI document has: a route
 * that is added is tried too.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signedIn } from '../api/signed-in.ts';
import { makeWorld, type World } from '../api/world.ts';
import { type Place, place } from './place.ts';
import { addressOf, type Route, routesOf } from './routes.ts';

/** Changing nothing of the organization, they are open to whoever only reads. */
const READS = [
  'POST /connections/on-demand-syncs/estimate',
  'POST /connections/feed-profile/dry-run',
  'DELETE /session',
];

describe('the walls', () => {
  let world: World;
  let ours: Place;
  let beside: Place;
  let theirs: Place;
  let owner: Browser;
  let viewer: Browser;
  let routes: Route[];

  beforeAll(async () => {
    world = await makeWorld({ webhookAllow: ['203.0.113.0/24'] });
    ours = await place(world, world.ours, 'leak-ours');
    beside = await place(world, world.ours, 'leak-beside');
    theirs = await place(world, world.theirs, 'leak-theirs');
    owner = await signedIn(world, world.ours, 'owner');
    viewer = await signedIn(world, world.ours, 'viewer');
    routes = routesOf(await world.client.document());
    expect(routes.length).toBeGreaterThan(140);
  });
  afterAll(() => world.end());

  const secured = () => routes.filter(({ ways }) => ways.length > 0);
  /** With a key: those that only a session opens are asked with one. */
  const asked = (route: Route, token: string, more: object = {}) =>
    route.ways.some((way) => way.includes('apiKey'))
      ? { ...more, ...(route.ways.some((way) => way.includes('accessToken')) && { token }) }
      : owner.ask(undefined, more);
  const told = ({ method, path }: Route) => `${method} ${path}`;

  /** Asks every route of a list, and tells of those whose answer is not as it should be. */
  async function each(
    of: readonly Route[],
    ask: (route: Route) => Promise<{ status: number; text: string; body: { code?: string } | undefined }>,
    isRight: (answer: { status: number; text: string; code: string | undefined }, route: Route) => boolean,
  ) {
    const wrong: string[] = [];
    for (const route of of) {
      const { status, text, body } = await ask(route);
      const code = body?.code;
      if (!isRight({ status, text, code }, route))
        wrong.push(`${told(route)}: ${status} ${text.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  }

  it('401 without a key, and with a wrong one', async () => {
    for (const key of [null, 'bhk_wrong', `${world.ours.key}x`])
      await each(
        secured(),
        (route) => world.client.send(route.method, addressOf(route, ours.ids), { key, token: ours.token }),
        ({ status, code }) => status === 401 && code === 'unauthorized',
      );
  });

  it('401 for a token of another organization, a wrong one, and none', async () => {
    const tokened = secured().filter(({ ways }) => ways.every((way) => way.length === 2));
    expect(tokened.length).toBeGreaterThan(90);
    for (const token of [theirs.token, 'bht_wrong', undefined])
      await each(
        tokened,
        (route) =>
          world.client.send(route.method, addressOf(route, ours.ids), {
            ...(token !== undefined && { token }),
          }),
        ({ status }) => status === 401,
      );
  });

  it('403 for a read-only key and a viewer, wherever something would change', async () => {
    const changes = secured().filter((route) => route.method !== 'GET' && !READS.includes(told(route)));
    const before = await theirs.trace();
    await each(
      changes.filter(({ ways }) => ways.some((way) => way.includes('apiKey'))),
      (route) =>
        world.client.send(route.method, addressOf(route, ours.ids), {
          key: world.ours.readOnlyKey,
          token: ours.token,
        }),
      ({ status, code }) => status === 403 && code === 'read_only',
    );
    await each(
      changes,
      (route) =>
        world.client.send(route.method, addressOf(route, ours.ids), viewer.ask(ours.ids.connection_id)),
      ({ status }) => status === 403,
    );
    expect(await theirs.trace()).toEqual(before);
  });

  it('somebody else’s id is as one that nobody has, under a key and under a session', async () => {
    const named = secured().filter(({ path }) => /\{(?!integration_|function_name)/.test(path));
    const before = await theirs.trace();
    for (const session of [false, true]) {
      const answers = async (route: Route, ids: Place['ids']) =>
        world.client.send(
          route.method,
          addressOf(route, ids),
          session
            ? owner.ask(ours.ids.connection_id, bodyOf(route))
            : asked(route, ours.token, bodyOf(route)),
        );
      await each(
        named,
        (route) => answers(route, theirs.ids),
        ({ status, text }) =>
          status >= 400 && status < 502 && status !== 500 && !text.includes('leak-theirs'),
      );
      for (const route of named) {
        const foreign = await answers(route, theirs.ids);
        const unknown = await answers(route, nobodys(theirs.ids));
        expect([told(route), foreign.status, foreign.body?.code]).toEqual([
          told(route),
          unknown.status,
          unknown.body?.code,
        ]);
      }
    }
    expect(await theirs.trace()).toEqual(before);
  });

  it('nothing of another organization, or of another connection, is in any answer', async () => {
    const reads = secured().filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'));
    await each(
      reads,
      (route) => world.client.send('GET', addressOf(route, ours.ids), asked(route, ours.token)),
      ({ status, text }) => status !== 500 && !text.includes('leak-theirs'),
    );
    const tokened = reads.filter(({ ways }) => ways.every((way) => way.length === 2));
    await each(
      tokened,
      (route) => world.client.send('GET', addressOf(route, ours.ids), { token: beside.token }),
      ({ status, text }) => status !== 500 && !text.includes('leak-ours'),
    );
    // That the marks can be seen at all.
    const seen = [];
    for (const route of reads) {
      const { text } = await world.client.send('GET', addressOf(route, ours.ids), asked(route, ours.token));
      if (text.includes('leak-ours')) seen.push(told(route));
    }
    expect(seen).toEqual(
      expect.arrayContaining(['GET /wms/orders', 'GET /wms/orders/{order_id}', 'GET /users']),
    );
    expect(seen.length).toBeGreaterThan(12);
  });

  it('422 for somebody else’s page token, in every list', async () => {
    const lists = secured().filter(({ method, query }) => method === 'GET' && query.includes('page_token'));
    const tried: string[] = [];
    for (const route of lists) {
      const key = route.ways.some((way) => way.includes('apiKey')) ? world.theirs.key : undefined;
      if (!key) continue;
      const limit = route.query.includes('limit') ? 'limit=1' : '';
      const asTheirs = { key, ...(route.ways.some((way) => way.length === 2) && { token: theirs.token }) };
      const { body } = await world.client.send('GET', `${addressOf(route, theirs.ids)}?${limit}`, asTheirs);
      if (!body?.next_token) continue;
      tried.push(told(route));
      const address = `${addressOf(route, ours.ids)}?page_token=${encodeURIComponent(body.next_token)}`;
      // What is below a record is looked for only once there is the record.
      for (const token of route.path.includes('{') ? [ours.token] : [ours.token, beside.token]) {
        const { status, text, body: refusal } = await world.client.send('GET', address, asked(route, token));
        expect([told(route), status, Object.keys(refusal?.detail?.query ?? {})], text).toEqual([
          told(route),
          422,
          ['page_token'],
        ]);
      }
    }
    expect(tried).toEqual(
      expect.arrayContaining(['GET /wms/orders', 'GET /webhooks/events', 'GET /connections/on-demand-syncs']),
    );
    expect(tried.length).toBeGreaterThan(6);
  });

  it('400 or 422 for nonsense, never 500, and nothing is done', async () => {
    const before = await ours.trace();
    const withBody = secured().filter(({ hasBody }) => hasBody);
    for (const raw of ['{', '[]', '7', '"text"', '{"__proto__":1}', '{"nobody":"knows"}', '\u0000'])
      await each(
        withBody,
        (route) =>
          world.client.send(route.method, addressOf(route, ours.ids), {
            ...asked(route, ours.token, { headers: { 'content-type': 'application/json' } }),
            raw,
          }),
        ({ status }) => status === 400 || status === 422 || status === 404 || status === 501,
      );
    await each(
      secured().filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream')),
      (route) =>
        world.client.send(
          'GET',
          `${addressOf(route, ours.ids)}?limit=many&page_token=%00&nobody[knows]=1`,
          asked(route, ours.token),
        ),
      ({ status }) => status < 500 || status === 501,
    );
    for (const odd of ['%00', '..%2f..', "'%20OR%201=1--", '%F0%9F%92%A9', 'x'.repeat(600)])
      await each(
        secured().filter(({ path, method }) => path.includes('{') && method === 'GET'),
        (route) => world.client.send('GET', addressOf(route, oddly(ours.ids, odd)), asked(route, ours.token)),
        ({ status }) => (status >= 400 && status < 500) || status === 501,
      );
    expect(await ours.trace()).toEqual(before);
  });

  it('what is refused before a route looks at it is in the document, too', async () => {
    const changes = secured().filter(({ method }) => method !== 'GET');
    const text = { headers: { 'content-type': 'text/plain' } };
    const json = { headers: { 'content-type': 'application/json' } };
    const takesFiles = ({ path }: Route) => path === '/carrier/files';
    const before = await ours.trace();
    for (const [raw, more, expected] of [
      ['text', text, 415],
      ['{', json, 400],
      [`"${'x'.repeat(1024 * 1024)}"`, json, 413],
    ] as const)
      await each(
        changes,
        (route) =>
          world.client.send(route.method, addressOf(route, ours.ids), {
            ...asked(route, ours.token, more),
            raw,
          }),
        ({ status }, route) => status === expected || takesFiles(route),
      );
    const keyed = await world.client.send('DELETE', `/magic-links/${ours.ids.magic_link_id}`, {
      headers: { 'idempotency-key': 'k'.repeat(256) },
    });
    expect([keyed.status, Object.keys(keyed.body.detail)]).toEqual([422, ['headers']]);
    expect(await ours.trace()).toEqual(before);
  });

  /** A body that is right in form, where one is needed to come as far as the id. */
  function bodyOf({ hasBody }: Route): object {
    return hasBody ? { json: {} } : {};
  }
});

const NOBODY = '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11';

/** Ids of the same form that nobody has. */
function nobodys(ids: Place['ids']): Place['ids'] {
  return mapped(ids, (id) => (/^[0-9a-f-]{32,}$/.test(id) ? NOBODY : `${id}-nobody`));
}

function oddly(ids: Place['ids'], odd: string): Place['ids'] {
  return mapped(ids, () => odd);
}

function mapped(ids: Place['ids'], change: (id: string) => string): Place['ids'] {
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, change(id)])) as Place['ids'];
}
