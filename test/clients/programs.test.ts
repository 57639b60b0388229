/**
 * Programs of users against a server as `npm start` starts it the first time: those of `examples/`, and ours after the
 * samples of the documented API, which only the address and the keys are given to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import {
  answerOf,
  linesOf,
  missingCommands,
  outputOf,
  type Program,
  projectWithClient,
  run,
} from './programs.ts';
import { freshServer } from './served.ts';

const ROOT = join(import.meta.dirname, '../..');
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => `${new Date(Date.now() - hours * HOUR_MS).toISOString().slice(0, 19)}Z`;
const FROM = hoursAgo(30 * 24);
const WINDOW: [string, string] = [hoursAgo(72), hoursAgo(48)];

const missing = missingCommands('python3', 'curl', 'jq');
if (missing.length > 0)
  console.warn(`SKIPPED: parts of test/clients/programs.test.ts need ${missing.join(', ')}, not here.`);
/** On a machine of one's own what needs a command that is not there is left out; in CI that is a failure. */
const leftOut = missing.length > 0 && !process.env.CI;

const server = freshServer();
let project: ReturnType<typeof projectWithClient>;
beforeAll(() => {
  project = projectWithClient();
});
afterAll(() => project?.clear());

const LANGUAGES = {
  typescript: { missing: false, program: (name: string) => [process.execPath, `${name}.ts`] as const },
  python: {
    missing: leftOut,
    program: (name: string) =>
      ['python3', join(ROOT, 'examples/python', `${name.replaceAll('-', '_')}.py`)] as const,
  },
  curl: {
    missing: leftOut,
    program: (name: string) => ['sh', join(ROOT, 'examples/curl', `${name}.sh`)] as const,
  },
};

/** Sends a message that was signed with another secret. @returns the status of the answer */
async function sentBySomebodyElse(url: string, event_type: string): Promise<number> {
  const body = JSON.stringify({ event_type, event_id: 'forged', data: { id: 'forged' }, record_version: 1 });
  const signature = new Webhook(`whsec_${Buffer.alloc(32, 6).toString('base64')}`);
  const headers = {
    'svix-id': 'msg_forged',
    'svix-timestamp': String(Math.floor(Date.now() / 1000)),
    'svix-signature': signature.sign('msg_forged', new Date(), body),
  };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

/** The events that a receiver printed, once there is one that fits. */
async function printed(receiver: Program, fits: (event: Record<string, unknown>) => boolean) {
  const events = () =>
    linesOf(receiver.out)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  await expect.poll(() => events().some(fits), { timeout: 30_000, interval: 50 }).toBe(true);
  return events().filter(fits);
}

describe.each(['typescript', 'python'] as const)('examples in %s', (language) => {
  const { missing, program } = LANGUAGES[language];
  const words = (name: string, ...args: string[]): [string, ...string[]] => [...program(name), ...args];

  it.skipIf(missing)('read what has changed, and the next time only what has changed since', async () => {
    const env = { ...server().env('wms'), STATE_FILE: join(project.folder, `since-${language}`) };
    const first = await answerOf(words('read-orders'), env, project.folder);
    expect(first.orders).toBeGreaterThan(1000);
    // What was stored in the last seconds is dated a little ahead, so that nobody misses it: it is read once more.
    await vi.waitFor(
      async () => {
        const next = await answerOf(words('read-orders'), env, project.folder);
        expect(next.since > first.since).toBe(true);
        expect(next.orders).toBeLessThan(first.orders / 10);
      },
      { timeout: 30_000, interval: 500 },
    );
  });

  it.skipIf(missing)('have a stretch of time read, and wait for it', async () => {
    const env = { ...server().env('wms'), POLL_SECONDS: '0.2' };
    const job = await answerOf(words('backfill', ...WINDOW), env, project.folder);
    expect(job.status).toBe('completed');
    expect(job.records_new + job.records_changed + job.records_unchanged).toBeGreaterThan(10);
    const refused = run(words('backfill', WINDOW[1], WINDOW[0]), env, project.folder);
    expect((await refused.ended).code).toBeGreaterThan(0);
  });

  it.skipIf(missing)('take webhooks, and none that somebody else signed', async () => {
    const { call, env } = server();
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const receiver = run(words('receive-webhooks'), { WEBHOOK_SECRET: secret, PORT: '0' }, project.folder);
    const { port } = await receiver.says('listening');
    const url = `http://127.0.0.1:${port}/`;
    expect(await sentBySomebodyElse(url, 'product.updated')).toBe(401);
    const ours = await call('POST', '/webhooks/endpoints', { url, secret, event_types: ['product.updated'] });
    const [product] = (await asConnection('GET', '/wms/products?limit=1', env('wms'))).data;
    const tags = { trackstar_tags: [language] };
    await asConnection('PUT', `/wms/products/${product.id}/trackstar-tags`, env('wms'), tags);
    const fits = ({ id }: Record<string, unknown>) => id === product.id;
    expect(await printed(receiver, fits)).toEqual([
      { event_type: 'product.updated', id: product.id, version: expect.any(Number) },
    ]);
    await call('DELETE', `/webhooks/endpoints/${ours.data.id}`);
  });
});

test('the program of the client’s page does what it says', async () => {
  const page = readFileSync(join(ROOT, 'clients/typescript/README.md'), 'utf8');
  const [, program] = /^```ts\n([\s\S]*?)^```$/m.exec(page)!;
  const { url, key, token } = server();
  const here = program!
    .replace('http://127.0.0.1:4400', url)
    .replace("apiKey: '…'", `apiKey: '${key}'`)
    .replace("connection('…')", `connection('${token('wms')}')`);
  writeFileSync(join(project.folder, 'page.ts'), here);
  const lines = linesOf(await outputOf([process.execPath, 'page.ts'], {}, project.folder));
  expect(lines.length).toBeGreaterThan(1000);
  expect(lines.at(-1)).toMatch(/^completed [1-9]\d*$/);
});

describe('examples with curl', () => {
  const { missing, program } = LANGUAGES.curl;
  const words = (name: string, ...args: string[]): [string, ...string[]] => [...program(name), ...args];

  it.skipIf(missing)('read what has changed', async () => {
    const ids = linesOf(await outputOf(words('read-orders', FROM), server().env('wms')));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1000);
  });

  it.skipIf(missing)('have a stretch of time read, and wait for it', async () => {
    expect(await answerOf(words('backfill', ...WINDOW), server().env('wms'))).toMatchObject({
      status: 'completed',
    });
  });

  it.skipIf(missing)('make a webhook endpoint and try it', async () => {
    const receiver = run(
      [...LANGUAGES.typescript.program('receive-webhooks')],
      { WEBHOOK_SECRET: 'whsec_AAAA', PORT: '0' },
      project.folder,
    );
    const { port } = await receiver.says('listening');
    const out = await outputOf(words('webhook-endpoint', `http://127.0.0.1:${port}/`), server().env('wms'));
    // It was signed with a secret that the receiver does not know.
    expect(linesOf(out).map((line) => JSON.parse(line))).toEqual([
      { outcome: 'gave_up', status: 401 },
      { deleted: true },
    ]);
  });
});

describe('programs after the documented samples', () => {
  const sample = (name: string): [string, ...string[]] => [
    name.endsWith('.mjs') ? process.execPath : name.endsWith('.py') ? 'python3' : 'sh',
    join(import.meta.dirname, 'samples', name),
  ];
  // One after the other would be more than ten reads in a second, which is no concern of samples.
  beforeEach(async () => {
    const before = Math.floor(Date.now() / 1000);
    await vi.waitFor(() => expect(Math.floor(Date.now() / 1000)).toBeGreaterThan(before), { timeout: 5000 });
  });
  /** Has the events of some types, or all, printed by the documented receiver. */
  const received = async (salt: number, ...event_types: string[]) => {
    const secret = `whsec_${Buffer.alloc(32, salt).toString('base64')}`;
    const receiver = run(sample('webhook.mjs'), { WEBHOOK_SECRET: secret });
    const { port } = await receiver.says('listening');
    const url = `http://127.0.0.1:${port}/`;
    const types = event_types.length > 0 && { event_types };
    await server().call('POST', '/webhooks/endpoints', { url, secret, ...types });
    return receiver;
  };

  test.skipIf(leftOut)('getting started: a read of each kind', async () => {
    const { env, token } = server();
    const tokens = { WMS_TOKEN: token('wms'), CART_TOKEN: token('cart'), CARRIER_TOKEN: token('carrier') };
    const out = await outputOf(sample('getting-started.sh'), { ...env('wms'), ...tokens });
    const counts = linesOf(out).map((line) => line.split(' '));
    expect(counts.map(([path]) => path)).toEqual([
      'wms/inventory',
      'cart/orders',
      'cart/products',
      'carrier/invoice-line-items',
    ]);
    for (const [path, items] of counts) expect(Number(items), path).toBeGreaterThan(0);
  });

  test('reading: pages and filters', async () => {
    const read = await answerOf(sample('reading.mjs'), {
      ...server().env('wms'),
      FROM: hoursAgo(240),
      TO: hoursAgo(120),
    });
    expect(read).toMatchObject({
      datedWithin: true,
      fulfilled: ['fulfilled'],
      either: ['fulfilled', 'open'],
      lateWithin: true,
    });
    expect(read.pages.slice(0, -1).every((size: number) => size === 500)).toBe(true);
    expect(read.pages.length).toBeGreaterThan(2);
    expect(read.ids).toBe(read.pages.reduce((sum: number, size: number) => sum + size, 0));
    expect(read.dated).toBeGreaterThan(0);
    expect(read.late).toBeGreaterThan(0);
  });

  test('reading: single records by the ids of the documents', async () => {
    expect(await answerOf(sample('records.mjs'), server().env('wms'))).toEqual({
      ids: [
        'order_abc123',
        'prod_widget_001',
        'inv_widget001_main',
        'return_abc123',
        'inbound_shipment_abc123',
      ],
      product_sku: 'WIDGET-001',
      item_sku: 'WIDGET-001',
    });
  });

  test.skipIf(leftOut)('reading: charges and files of a carrier', async () => {
    const read = await answerOf(sample('carrier.py'), {
      ...server().env('carrier'),
      FROM: hoursAgo(360),
      TO: hoursAgo(24),
    });
    expect(read).toMatchObject({ dated_outside: 0, files: 0, of_time: 0 });
    expect(read.dated).toBeGreaterThan(0);
    expect(read.every_outside).toBeGreaterThan(0);
  });

  test.skipIf(leftOut)('reading: products of a shop, and its orders since a day', async () => {
    const read = await answerOf(sample('cart.py'), { ...server().env('cart'), FROM: hoursAgo(48) });
    expect(read).toMatchObject({ since: true, skus: expect.arrayContaining(['WIDGET-001', 'GADGET-002']) });
    expect(read.orders).toBeGreaterThan(0);
  });

  test('passthrough: the vendor’s own words, its refusals too', async () => {
    expect(await answerOf(sample('passthrough.mjs'), server().env('wms'))).toEqual({
      sites: [200, 2],
      nothing: 404,
    });
  });

  test.skipIf(leftOut)('tags: replaced, and found by', async () => {
    const tagged = await answerOf(sample('tags.py'), { ...server().env('cart'), BATCH: 'b7' });
    expect(tagged).toEqual({ id: true, tags: ['priority', { batch: 'b7' }], unused: [], found: true });
  });

  test('syncing: on demand to its end, cancelled, and at once', async () => {
    const { env, connection } = server();
    const [start, end] = WINDOW;
    const synced = await answerOf(sample('syncing.mjs'), {
      ...env('wms'),
      FROM: start,
      TO: end,
      LONG_AGO: hoursAgo(8000),
    });
    expect(synced).toMatchObject({
      same: true,
      job: ['completed', start, end],
      cancelled: 'cancelled',
      forced: {
        id: connection('wms').connection_id,
        syncing: true,
        functions_to_sync: ['get_orders', 'get_inventory'],
      },
    });
    expect(synced.fields).toEqual(
      expect.arrayContaining([
        'id',
        'connection_id',
        'function_name',
        'status',
        'requested_start_time',
        'requested_end_time',
        'created_at',
      ]),
    );
  });

  test.skipIf(leftOut)('connecting: from a token for the link window to the access token', async () => {
    const { url, env, connection } = server();
    const { connection_id: known, access_token: kept, vendor_api_key: account } = connection('wms');
    const linked = await answerOf(sample('link-token.mjs'), { ...env('wms'), CONNECTION_ID: known });
    // What the link window does once a merchant has entered what it asks for.
    const connected = async (token: string, api_key: string) => {
      const response = await fetch(`${url}/link/session/connect`, {
        method: 'POST',
        headers: { 'x-backhaul-invitation': token, 'content-type': 'application/json' },
        body: JSON.stringify({
          integration_type: 'wms',
          integration_name: 'sandbox',
          credentials: { api_key },
        }),
      });
      return ((await response.json()) as { auth_code: string }).auth_code;
    };
    const exchanged = async (token: string, key: string) =>
      answerOf(sample('exchange.py'), { ...env('wms'), AUTH_CODE: await connected(token, key) });
    const fresh = await exchanged(linked.fresh, 'sbx_linked');
    expect(fresh).toMatchObject({
      access_token: expect.any(String),
      integration_name: 'sandbox',
      customer_id: 'customer-7',
      available_actions: expect.arrayContaining(['get_orders']),
    });
    expect(fresh.connection_id).not.toBe(known);
    expect(await exchanged(linked.anew, account)).toMatchObject({ access_token: kept, connection_id: known });
    const ours = { ...env('wms'), ACCESS_TOKEN: fresh.access_token };
    expect(await answerOf(sample('disconnect.sh'), ours)).toEqual({
      id: fresh.connection_id,
      object: 'connection',
      deleted: true,
    });
    await expect(outputOf(sample('disconnect.sh'), ours)).rejects.toThrow('401');
  });

  test('connections: how they stand, and steering them', async () => {
    const { connection_id } = server().connection('wms');
    const read = await answerOf(sample('connections.mjs'), {
      ...server().env('wms'),
      CONNECTION_ID: connection_id,
    });
    expect(read).toEqual({
      listed: true,
      updated: { id: connection_id, object: 'connection', updated: true },
      customer: 'customer-9',
      named: ['wms', 'sandbox'],
      errors: [],
      history: true,
      actions: expect.arrayContaining(['get_orders', 'get_bills']),
      bills: ['disabled', expect.stringMatching(/^(enabled|sync_in_progress)$/)],
    });
  });

  test.skipIf(leftOut)('magic links: made, found again, withdrawn', async () => {
    const { made, ...rest } = await answerOf(sample('magic-link.py'), server().env('wms'));
    expect(made).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      integration_type: 'cart',
      integration_allow_list: ['tiktok'],
      integration_block_list: [],
      integrations_with_endpoints: [],
      customer_id: 'customer-8',
    });
    const days = (Date.parse(made.expires_at) - Date.now()) / (24 * HOUR_MS);
    expect(days).toBeCloseTo(3, 1);
    expect(rest).toEqual({
      listed: true,
      same: true,
      deleted: { id: made.id, object: 'magic_link', deleted: true },
      after: { status: 404 },
    });
  });

  test('webhooks: a receiver with the documented library', async () => {
    const { env } = server();
    const receiver = await received(8);
    const [order] = (await asConnection('GET', '/cart/orders?limit=1', env('cart'))).data;
    await asConnection('PUT', `/cart/orders/${order.id}/trackstar-tags`, env('cart'), {
      trackstar_tags: ['told'],
    });
    const tagged = ({ id, event_type, previous_attributes }: Record<string, unknown>) =>
      id === order.id &&
      event_type === 'cart-order.updated' &&
      Object.hasOwn(previous_attributes as object, 'trackstar_tags');
    const [event] = await printed(receiver, tagged);
    expect(event).toEqual({
      event_type: 'cart-order.updated',
      connection_id: server().connection('cart').connection_id,
      integration_name: 'sandbox',
      integration_type: 'cart',
      id: order.id,
      previous_attributes: expect.objectContaining({ trackstar_tags: order.trackstar_tags }),
    });
  });

  test.skipIf(leftOut)('webhooks: an order of the sandbox is fulfilled', async () => {
    const receiver = await received(10, 'order.updated', 'order.shipment.created');
    const fulfilled = await answerOf(sample('fulfill.sh'), server().env('wms'));
    expect(fulfilled.data).toMatchObject({ id: 'order_abc123', status: 'fulfilled' });
    const told = await printed(
      receiver,
      ({ id, event_type }) => id === 'order_abc123' && event_type === 'order.shipment.created',
    );
    expect(told).toMatchObject([{ previous_attributes: { shipments: [] } }]);
    const [updated] = await printed(
      receiver,
      ({ id, event_type }) => id === 'order_abc123' && event_type === 'order.updated',
    );
    expect(updated!.previous_attributes).toMatchObject({ status: 'open' });
  });

  test.skipIf(leftOut)('the sandbox: made anew, and told when its history is there', async () => {
    const { env, connection } = server();
    const receiver = await received(9, 'connection.historical-sync-completed');
    const made = await answerOf(sample('sandbox.sh'), env('wms'));
    expect(made).toMatchObject({
      access_token: connection('wms').access_token,
      connection_id: connection('wms').connection_id,
      integration_name: 'sandbox',
    });
    await printed(receiver, ({ connection_id }) => connection_id === made.connection_id);
  });
});

/** A call with a connection's token, as a program makes it. */
async function asConnection(
  method: string,
  path: string,
  { BASE_URL, API_KEY, ACCESS_TOKEN }: { BASE_URL: string; API_KEY: string; ACCESS_TOKEN: string },
  json?: object,
) {
  const headers = { 'x-trackstar-api-key': API_KEY, 'x-trackstar-access-token': ACCESS_TOKEN };
  const response = await fetch(`${BASE_URL}${path}`, {
    method,
    headers: { ...headers, ...(json && { 'content-type': 'application/json' }) },
    ...(json && { body: JSON.stringify(json) }),
  });
  expect(response.status, path).toBe(200);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it field by field
  return (await response.json()) as any;
}
