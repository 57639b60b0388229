/**
 * Programs of users against a server as `npm start` starts it the first time: those of `examples/`, and ours after the
 * samples of the documented API, which only the address and the keys are given to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
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
    const second = await answerOf(words('read-orders'), env, project.folder);
    expect(second.since > first.since).toBe(true);
    expect(second.orders).toBeLessThan(first.orders / 10);
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
    const { call, endpoint, env } = server();
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const receiver = run(words('receive-webhooks'), { WEBHOOK_SECRET: secret, PORT: '0' }, project.folder);
    const { port } = await receiver.says('listening');
    const url = `http://127.0.0.1:${port}/`;
    const ours = await call('POST', '/webhooks/endpoints', { url, secret, event_types: ['product.updated'] });
    await endpoint(`${url}other`, 'product.updated');
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
    expect(read).toMatchObject({ within: true, files: 0, of_time: 0 });
    expect(read.dated).toBeGreaterThan(0);
    expect(read.dated).toBeLessThan(read.every);
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
  });

  test('webhooks: a receiver with the documented library', async () => {
    const { call, env } = server();
    const secret = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    const receiver = run(sample('webhook.mjs'), { WEBHOOK_SECRET: secret });
    const { port } = await receiver.says('listening');
    await call('POST', '/webhooks/endpoints', { url: `http://127.0.0.1:${port}/`, secret });
    const [order] = (await asConnection('GET', '/cart/orders?limit=1', env('cart'))).data;
    await asConnection('PUT', `/cart/orders/${order.id}/trackstar-tags`, env('cart'), {
      trackstar_tags: ['told'],
    });
    const [event] = await printed(receiver, ({ event_type }) => event_type === 'cart-order.updated');
    expect(event).toEqual({
      event_type: 'cart-order.updated',
      connection_id: server().connection('cart').connection_id,
      integration_name: 'sandbox',
      integration_type: 'cart',
      id: order.id,
      previous_attributes: expect.objectContaining({ trackstar_tags: order.trackstar_tags }),
    });
  });

  test.skipIf(leftOut)('the sandbox: made anew, and told when its history is there', async () => {
    const { call, env, connection } = server();
    const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const receiver = run(sample('webhook.mjs'), { WEBHOOK_SECRET: secret });
    const { port } = await receiver.says('listening');
    const types = ['connection.historical-sync-completed'];
    await call('POST', '/webhooks/endpoints', {
      url: `http://127.0.0.1:${port}/`,
      secret,
      event_types: types,
    });
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
