import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feed } from '../../src/connectors/feed/index.ts';
import { PRESET } from '../../src/connectors/feed/preset.ts';
import type { Profile } from '../../src/connectors/feed/profile.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { interchange, order, X12 } from '../connectors/feed/support.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/feed-profile';
const HEADER = 'Order;Item;Shipped;On;Status\n';
/** Of a warehouse whose columns are its own. */
const OWN: Profile = {
  format: 'csv',
  time_zone: 'America/Chicago',
  csv: { delimiter: ';' },
  documents: [
    {
      function: 'get_orders',
      file_name: 'SHIP_*.csv',
      dates: 'MM/DD/YYYY',
      columns: {
        order_number: 'Order',
        sku: 'Item',
        shipped_quantity: 'Shipped',
        ship_date: 'On',
        status: 'Status',
      },
      codes: { DONE: 'fulfilled' },
    },
  ],
};

describe('the profile of a connection', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ connectors: [feed] });
  });
  afterAll(() => world.end());

  const connect = async (owner = world.ours) => {
    const { connectionId, accessToken } = await createConnection(world.engine, world.sealer, {
      organizationId: owner.id,
      connector: feed,
      credentials: { source_type: 'upload' },
      customerId: null,
      historyDays: 30,
    });
    return { id: connectionId, token: accessToken };
  };
  const put = (token: string, profile: unknown) =>
    world.client.send('PUT', PATH, { token, json: { profile } });
  const send = (token: string, name: string, raw: string) =>
    world.client.post(`/carrier/files?file_name=${name}`, {
      token,
      raw,
      headers: { 'content-type': 'text/csv' },
    });
  const orders = async (token: string) => {
    const { body } = await world.client.get('/wms/orders', { token });
    return body.data.map(({ id, status, shipments }: Record<string, unknown>) => [
      id,
      status,
      (shipments as { shipped_date: string }[])[0]?.shipped_date,
    ]);
  };
  const aside = async (token: string) =>
    (await world.client.get('/connections/quarantine', { token })).body.data.map(
      ({ reason }: { reason: string }) => reason,
    );

  it('is the preset until another one is set, and again when that is taken back', async () => {
    const { token } = await connect();
    expect((await world.client.get(PATH, { token })).body).toEqual({
      profile: PRESET,
      preset: true,
      revision: 0,
    });
    expect((await put(token, OWN)).body).toEqual({ profile: OWN, preset: false, revision: 1 });
    expect((await put(token, OWN)).body.revision).toBe(1);
    expect((await put(token, null)).body).toEqual({ profile: PRESET, preset: true, revision: 2 });
  });

  it('is refused with the path of each field, and nothing is changed then', async () => {
    const { token } = await connect();
    const wrong = {
      ...OWN,
      time_zone: 'Nowhere',
      documents: [{ ...OWN.documents[0], columns: { sku: 'Item' } }],
    };
    const { status, body } = await put(token, wrong);
    expect(status).toBe(422);
    expect(Object.keys(body.detail.json)).toEqual([
      'profile.time_zone',
      'profile.documents.0.columns.order_number',
      'profile.documents.0.columns.shipped_quantity',
    ]);
    expect((await world.client.get(PATH, { token })).body.revision).toBe(0);
  });

  it('is nobody else’s, and of a connection that is asked there is none', async () => {
    const theirs = await connect(world.theirs);
    expect((await world.client.get(PATH, { token: theirs.token })).status).toBe(401);
    const acme = await world.connect(world.ours);
    expect((await world.client.get(PATH, { token: acme.token })).status).toBe(501);
    expect((await put(acme.token, OWN)).status).toBe(501);
  });

  it('tries a file without writing anything, under a profile that is not set', async () => {
    const { id, token } = await connect();
    const content = `${HEADER}SO-1;TEA;5;03/06/2026;DONE\nSO-2;TEA;x;03/06/2026;DONE\nSO-3;TEA\n`;
    const ask = { file_name: 'SHIP_1.csv', content, profile: OWN };
    const { status, body } = await world.client.post(`${PATH}/dry-run`, { token, json: ask });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      problem: null,
      records: [{ function_name: 'get_orders', record: { id: 'SO-1', status: 'fulfilled' } }],
      rejected: [
        { reason: 'SHIP_1.csv, line 3: Shipped is "x", which is no number' },
        { reason: 'SHIP_1.csv, line 4: has 2 cells, and the file 5 columns' },
      ],
      more: false,
    });
    const { rows } = await world.pool.query(
      'SELECT (SELECT count(*)::integer FROM file WHERE connection_id = $1) AS files, (SELECT count(*)::integer FROM record WHERE connection_id = $1) AS records',
      [id],
    );
    expect(rows).toEqual([{ files: 0, records: 0 }]);
    const encoded = { file_name: 'SHIP_1.csv', content_base64: Buffer.from(content).toString('base64') };
    const preset = await world.client.post(`${PATH}/dry-run`, { token, json: encoded });
    expect(preset.body.problem).toMatch(/name of the file is none/);
    for (const json of [
      { file_name: 'a.csv' },
      { ...ask, content_base64: '' },
      { file_name: 'a/b.csv', content },
      { ...ask, profile: { format: 'csv' } },
      { file_name: 'a.csv', content_base64: 'ä' },
    ])
      expect((await world.client.post(`${PATH}/dry-run`, { token, json })).status).toBe(422);
  });

  it('that is changed reads again what means something else now', async () => {
    const { id, token } = await connect();
    await put(token, { ...OWN, documents: [{ ...OWN.documents[0], dates: 'DD/MM/YYYY' }] });
    const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    const [year, month] = day.split('-');
    const sent = await send(
      token,
      'SHIP_1.csv',
      `${HEADER}SO-1;TEA;5;${month}/25/${year};DONE\nSO-2;TEA;3;${month}/03/${year};DONE\n`,
    );
    expect(sent.body.data.warnings).toEqual([expect.stringMatching(/^One entry cannot be read/)]);
    await world.work(id);
    expect(await aside(token)).toEqual([
      expect.stringMatching(/^SHIP_1.csv, line 2: On is ".*", which is no date/),
    ]);
    await put(token, OWN);
    await world.work(id);
    expect(await orders(token)).toEqual(
      expect.arrayContaining([
        ['SO-1', 'fulfilled', expect.stringContaining(`${year}-${month}-25`)],
        ['SO-2', 'fulfilled', expect.stringContaining(`${year}-${month}-03`)],
      ]),
    );
    expect(await aside(token)).toEqual([]);
  });

  it('that only maps otherwise is followed by a retry of what was put aside, and by a remap', async () => {
    const { id, token } = await connect();
    await put(token, { ...OWN, csv: { delimiter: ';', decimal: ',' } });
    const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10).split('-');
    await send(token, 'SHIP_2.csv', `${HEADER}SO-9;TEA;5;${day[1]}/${day[2]}/${day[0]};GONE\n`);
    await world.work(id);
    expect(await orders(token)).toEqual([['SO-9', 'other', expect.any(String)]]);
    await put(token, { ...OWN, documents: [{ ...OWN.documents[0], codes: { GONE: 'cancelled' } }] });
    await world.work(id);
    const window = { start_time: '2020-01-01T00:00:00Z', end_time: new Date().toISOString() };
    const job = await world.client.post('/connections/on-demand-syncs/remap', {
      token,
      json: { function_name: 'get_orders', ...window },
    });
    expect(job.status).toBe(200);
    await world.work(id);
    expect(await orders(token)).toEqual([['SO-9', 'cancelled', expect.any(String)]]);
  });

  it('may be X12, of which an interchange that came before is said, and an order in parts is one', async () => {
    const { id, token } = await connect();
    await put(token, X12);
    const part = (control: number, shipment: string, shipped: number) =>
      interchange([{ set: '945', segments: order('SO-7', shipment, shipped) }], { control });
    await send(token, 'a.edi', part(1, 'B1', 20));
    const again = await send(token, 'again.edi', `${part(1, 'B1', 20)}\n`);
    expect(again.body.data.warnings).toEqual(['Interchange 000000001 of HOUSE came before, in a.edi.']);
    await send(token, 'b.edi', part(2, 'B2', 4));
    await world.work(id);
    const { body } = await world.client.get('/wms/orders', { token });
    expect(body.data).toMatchObject([
      { id: 'SO-7', status: 'fulfilled', shipments: [{ shipment_id: 'B1' }, { shipment_id: 'B2' }] },
    ]);
    const cut = await send(token, 'c.edi', part(3, 'B3', 1).slice(0, -40));
    expect(cut.status).toBe(422);
    expect(cut.body.error).toMatch(/breaks off/);
  });

  it('of today is what a worker that had another one cannot write by', async () => {
    const { id, token } = await connect();
    await put(token, OWN);
    const before = await world.pool.query('SELECT epoch FROM connection_state WHERE connection_id = $1', [
      id,
    ]);
    await put(token, null);
    const after = await world.pool.query('SELECT epoch FROM connection_state WHERE connection_id = $1', [id]);
    expect(Number(after.rows[0].epoch)).toBe(Number(before.rows[0].epoch) + 1);
  });
});
