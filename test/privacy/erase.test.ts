import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { passTo } from '../../src/connectors/kit/passthrough.ts';
import { ConnectionLost } from '../../src/sync/connection-view.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { takeIn } from '../../src/sync/files/take-in.ts';
import { Erasing } from '../../src/sync/privacy/erasing.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { acme, type Shelves } from '../api/acme.ts';
import { makeWorld, type World } from '../api/world.ts';
import { bytesOf } from '../files/ground.ts';
import { ledgerCarrier } from '../files/ledger-carrier.ts';
import { examples } from '../model/examples.ts';
import { HER, herAddress, JANE, SAM, tracesOf } from './traces.ts';

const JOBS = '/connections/on-demand-syncs';
const WINDOW = {
  start_time: '2025-12-01T00:00:00Z',
  end_time: '2025-12-20T00:00:00Z',
  function_name: 'get_orders',
};
const AT = '2025-12-03T00:00:00Z';
const LINES = 'LEDGER\n#1Z1;Jane Doe;12 Elm Street;Springfield;ZX8 4QJ;Ground\na,2026-03-01,1\n';

/** A warehouse that has returns as well, and can be asked in its own words though nobody answers. */
function returning(shelves: Shelves, returns: Record<string, unknown>[], port: number): Connector {
  const warehouse = acme('wms', 'returning', 'Returning Warehouse', shelves);
  const [orders] = warehouse.functions;
  return {
    ...warehouse,
    baseUrl: `http://127.0.0.1:${port}`,
    passthrough: { sign: (ctx, asked) => passTo(ctx.baseUrl, asked, {}) },
    functions: [
      ...warehouse.functions,
      {
        ...orders!,
        name: 'get_returns',
        page: async () => ({ kind: 'page', records: returns, next: null }),
        map: (row) => ({
          ...examples.return,
          ...(row as { id: string }),
          created_date: AT,
          updated_date: AT,
        }),
      },
    ],
  };
}

describe('erasing a person', () => {
  let world: World;
  let mine: { id: string; token: string };
  let erasure: string;

  beforeAll(async () => {
    const shelves: Shelves = { orders: [], products: [], inventory: [] };
    // Of a return nothing but its order says whose it is.
    const returns = [{ id: 'r1', order_id: 'o1', notes: ['Jane says that it is too small'] }];
    const warehouse = returning(shelves, returns, await deafPort());
    const carrier = ledgerCarrier();
    world = await makeWorld({ connectors: [warehouse, carrier] });
    world.shelves.orders = shelves.orders;
    mine = await connectTo(warehouse, { api_key: 'k' });
    const files = await connectTo(carrier, { source_type: 'upload' });
    await takeIn(world.engine, {
      connectionId: files.id,
      inbox: carrier.inbox!,
      name: 'to jane.doe@example.com.csv',
      bytes: bytesOf(LINES),
      from: 'upload',
    });
    shelves.orders.push(
      {
        id: 'o1',
        updated: AT,
        ship_to_address: herAddress(),
        additional_fields: { first: 'Jane', gift: 'For Jane Doe', lane: 7 },
      },
      // Known by her name and her place, and by nothing else.
      {
        id: 'o2',
        updated: AT,
        ship_to_address: herAddress({ full_name: 'DOE, JANE', phone_number: null, email_address: null }),
      },
      // In the payload she stands where no address is: the model has a field for a company, and it may be anything.
      { id: 'o3', updated: AT, ship_to_address: { ...SAM, company: 'c/o jane.doe@example.com' } },
      { id: 'o4', updated: AT, ship_to_address: SAM },
      { id: 'poison', updated: AT, ship_to_address: herAddress(), total_price: 'much' },
    );
    await make('');
    await make('', { ...WINDOW, function_name: 'get_returns' });
    // What is left of a change, of a verify, of what receivers answered, and of what was looked for.
    change('o1', '2025-12-04T00:00:00Z', {
      ship_to_address: herAddress({ address1: '12 Elm Street, rear' }),
    });
    await make('');
    await world.pool.query(
      "UPDATE record SET data = replace(data::text, 'Jane', 'Jean')::json WHERE id = 'o1'",
    );
    expect((await make('/verify')).report.verification).toMatchObject({ differing: 1 });
    await world.pool.query(
      "UPDATE record SET data = replace(data::text, 'Jean', 'Jane')::json WHERE id = 'o1'",
    );
    await world.pool.query(
      `INSERT INTO attempt (endpoint_id, attempt_id, connection_id, event_id, event_type, number, outcome, status, response, duration_ms)
       VALUES ($1, $2, $3, $4, 'order.created', 1, 'delivered', 200, 'thanks for jane.doe@example.com', 3)`,
      [v7(), v7(), mine.id, v7()],
    );
    await leaveWords();
    await world.client.get('/connections?search=jane.doe%40example.com');
    await vi.waitFor(
      async () => expect(await tracesOf(world.pool, HER)).toContain('request_log.query: jane'),
      { timeout: 10_000 },
    );
  });
  afterAll(() => world.end());

  function change(id: string, updated: string, more: object): void {
    Object.assign(world.shelves.orders.find((row) => row.id === id)!, { updated, ...more });
  }
  async function connectTo(connector: Connector, credentials: Record<string, string>) {
    const { connectionId, accessToken } = await createConnection(world.engine, world.sealer, {
      organizationId: world.ours.id,
      connector,
      credentials,
      customerId: 'customer-1',
      historyDays: 30,
    });
    return { id: connectionId, token: accessToken };
  }
  /** What sources and vendors may have said of her. */
  async function leaveWords(): Promise<void> {
    const said = 'no such customer: jane.doe@example.com';
    const put = (sql: string, values: unknown[]) => world.pool.query(sql, [...values, said]);
    await put(
      `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
       VALUES ($1, 'get_bills', 'source_refused', $2, now(), now())`,
      [mine.id],
    );
    await put(
      `UPDATE run SET last_error = json_build_object('code', 'source_refused', 'message', $2::text)
       WHERE connection_id = $1 AND function_name = 'get_returns'`,
      [mine.id],
    );
    await put(
      `UPDATE record SET tags = json_build_array('gift', $2::text)
       WHERE connection_id = $1 AND id = 'o1' AND resource = 'order'`,
      [mine.id],
    );
    const invitation = v7();
    await world.pool.query(
      `INSERT INTO invitation (invitation_id, organization_id, kind, hash, expires_at)
       VALUES ($1, $2, 'magic', sha256('x'), now() + interval '1 day')`,
      [invitation, world.ours.id],
    );
    await put(
      `INSERT INTO consent (consent_id, invitation_id, state_hash, browser_hash, integration_type, integration_name,
         sealed, expires_at, error)
       VALUES ($1, $2, sha256('s'), sha256('b'), 'wms', 'acme', '', now(), $3)`,
      [v7(), invitation],
    );
  }
  async function make(what: string, json: object = WINDOW) {
    const { token } = mine;
    const answer = await world.client.post(`${JOBS}${what}`, { token, json });
    expect([answer.text, answer.status]).toEqual([answer.text, 200]);
    await world.work(mine.id);
    return (await world.client.get(`${JOBS}/${answer.body.id}`, { token })).body;
  }
  async function carryOut(): Promise<void> {
    const erasing = new Erasing(world.engine);
    await expect
      .poll(async () => {
        await erasing.round();
        return (await world.client.get(`/privacy/erasures/${erasure}`)).body.data.status;
      })
      .toBe('done');
  }
  const order = async (id: string) =>
    (await world.client.get(`/wms/orders/${id}`, { token: mine.token })).body.data;
  const recordRows = async () =>
    (
      await world.pool.query(
        'SELECT id, record_version, data::text FROM record WHERE connection_id = $1 ORDER BY id',
        [mine.id],
      )
    ).rows;

  it('200: takes her out of everything that is stored, and whoever was reading can write nothing more', async () => {
    // In every place where she can be, so that what follows is red when one of them is left out.
    expect([...new Set((await tracesOf(world.pool, HER)).map((one) => one.split(':')[0]))]).toEqual([
      'attempt.response',
      'connection_error.message',
      'consent.error',
      'event.data',
      'event.previous_attributes',
      'file.file_name',
      'file_part.content',
      'finding.differences',
      'quarantine.payload',
      'raw.payload',
      'record.data',
      'record.tags',
      'request_log.query',
      'run.last_error',
    ]);
    const { rows: kinds } = await world.pool.query(
      "SELECT DISTINCT resource FROM record WHERE data::text ~ 'Jane' ORDER BY resource",
    );
    expect(kinds).toEqual([{ resource: 'order' }, { resource: 'return' }]);
    const late = new Runner(world.engine, (await takeConnection(world.engine, mine.id, 'late'))!);
    const ask = () =>
      world.client.post('/privacy/erasures', { json: JANE, headers: { 'idempotency-key': 'once' } });
    const asked = await ask();
    expect((await ask()).body).toEqual(asked.body);
    expect([asked.status, asked.body.data]).toMatchObject([200, { status: 'open', done_at: null }]);
    erasure = asked.body.data.id;
    await carryOut();
    expect(await late.step(async () => {}).catch((error) => error)).toBeInstanceOf(ConnectionLost);

    expect(await tracesOf(world.pool, HER)).toEqual([]);
    const { body } = await world.client.get(`/privacy/erasures/${erasure}`);
    expect(body.data).toMatchObject({ connections: 2, connections_done: 2, records: 4 });
    expect(body.data.events).toBeGreaterThanOrEqual(4);
  });

  it('is in nothing that is sent past the engine either', async () => {
    const { token } = mine;
    const json = { method: 'POST', path: '/customers/jane.doe@example.com', data: { name: 'Jane Doe' } };
    const { status } = await world.client.post('/wms/passthrough', { token, json });
    expect(status).toBe(502);
    const logged = () => world.pool.query("SELECT 1 FROM request_log WHERE route = '/wms/passthrough'");
    await expect.poll(async () => (await logged()).rowCount).toBe(1);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
  });

  it('leaves what is of others, and what of hers is not her', async () => {
    expect((await order('o4')).ship_to_address).toEqual(SAM);
    expect(await order('o1')).toMatchObject({
      ship_to_address: { full_name: '[erased]', company: null, city: '[erased]', state: 'IL', country: 'US' },
      additional_fields: { first: '[erased]', gift: '[erased]', lane: 7 },
      order_number: expect.stringMatching(/^(?!\[)/),
    });
  });

  it('tells readers and receivers that the records changed, and not of whom they were', async () => {
    const { rows } = await world.pool.query(
      "SELECT previous_attributes FROM event WHERE record_id = 'o1' AND run_id IS NULL ORDER BY seq DESC LIMIT 1",
    );
    expect(rows[0].previous_attributes).toMatchObject({ 'ship_to_address.full_name': '[erased]' });
  });

  it('holds through reading again, mapping anew, verifying and retrying, which all find nothing to do', async () => {
    const before = await recordRows();
    expect((await make('')).report).toMatchObject({ records_new: 0, records_changed: 0 });
    const returns = await make('', { ...WINDOW, function_name: 'get_returns' });
    expect(returns.report).toMatchObject({ records_new: 0, records_changed: 0, records_unchanged: 1 });
    await make('/remap');
    expect((await make('/verify')).report.verification).toMatchObject({ verdict: 'equal' });
    const { body } = await world.client.get('/connections/quarantine', { token: mine.token });
    const retried = await world.client.post(`/connections/quarantine/${body.data[0].id}/retry`, {
      token: mine.token,
    });
    expect(retried.body.data ?? retried.body).toMatchObject({ outcome: 'refused' });
    expect(await recordRows()).toEqual(before);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
  });

  it('holds when her record changes, also where nothing is left that she was known by', async () => {
    change('o2', '2025-12-05T00:00:00Z', {
      ship_to_address: herAddress({
        address1: null,
        postal_code: null,
        phone_number: null,
        email_address: null,
      }),
    });
    change('poison', '2025-12-05T00:00:00Z', { total_price: 12 });
    await make('');
    expect(await order('o2')).toMatchObject({ ship_to_address: { full_name: '[erased]' } });
    expect((await order('poison')).total_price).toBe(12);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
  });

  it('holds for connections that are made later, and not for other organizations', async () => {
    const { id } = await world.connect(world.ours);
    // What its vendor has is what the other has, and one order more.
    world.shelves.orders.push({
      id: 'new',
      updated: new Date(Date.now() - 3600_000).toISOString().replace(/\..*/, 'Z'),
      ship_to_address: herAddress(),
    });
    await world.work(id);
    expect(
      (await world.pool.query('SELECT 1 FROM record WHERE connection_id = $1', [id])).rowCount,
    ).toBeGreaterThan(0);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
    const theirs = await world.connect(world.theirs);
    await world.work(theirs.id);
    expect(await tracesOf(world.pool, HER)).toContain('record.data: jane');
    expect((await world.client.get(`/privacy/erasures/${erasure}`, { key: world.theirs.key })).status).toBe(
      404,
    );
  });

  it.each([
    [{}, []],
    [{ email: 'jane' }, ['email']],
    [{ phone: '123' }, ['phone']],
    [{ full_name: 'Jane Doe' }, ['full_name']],
    [{ full_name: 'Jane', postal_code: 'ZX8 4QJ' }, ['full_name']],
    [{ full_name: 'Jane Doe', address1: 'Rose Cottage' }, ['full_name']],
    [{ name: 'Jane Doe' }, ['name']],
  ])('422: %j', async (json, fields) => {
    const { status, body } = await world.client.post('/privacy/erasures', { json });
    expect([status, Object.keys(body.detail?.json ?? {})]).toEqual([422, fields]);
    expect(body.error).not.toMatch(/jane|cottage/i);
  });

  it('401, 403 and 404', async () => {
    expect((await world.client.post('/privacy/erasures', { key: null, json: JANE })).status).toBe(401);
    const { readOnlyKey: key } = world.ours;
    expect((await world.client.post('/privacy/erasures', { key, json: JANE })).status).toBe(403);
    expect((await world.client.get('/privacy/erasures', { key })).body.data).toMatchObject([{ id: erasure }]);
    for (const id of ['x', v7()])
      expect((await world.client.get(`/privacy/erasures/${id}`)).status).toBe(404);
  });
});

/** A port on which nobody listens any more. */
async function deafPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
