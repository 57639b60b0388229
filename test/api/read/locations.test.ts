/** Locations lie below a warehouse: an address reaches those of its own warehouse only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, walkPages } from './pages.ts';
import { readSandboxWorld, type SandboxWorld } from './sandbox-world.ts';

describe('/wms/warehouses/{warehouse_id}/locations', () => {
  let world: SandboxWorld;
  let warehouses: string[];
  const path = (warehouse: string) => `/wms/warehouses/${encodeURIComponent(warehouse)}/locations`;
  const get = (address: string) => world.client.get(address, { token: world.tokens.wms });

  beforeAll(async () => {
    world = await readSandboxWorld();
    warehouses = (await walkPages(world, { type: 'wms', path: '/wms/warehouses' })).map(({ id }) => id);
  });
  afterAll(() => world.end());

  it('200: the locations of that warehouse, all of them, and no others', async () => {
    const { rows } = await world.pool.query("SELECT data FROM record WHERE resource = 'warehouse_location'");
    const all: Answered[] = rows.map((row) => row.data);
    expect(new Set(all.map((one) => one.warehouse_id)).size).toBeGreaterThan(1);
    for (const warehouse of warehouses) {
      const found = await walkPages(world, { type: 'wms', path: path(warehouse), limit: 7 });
      const expected = all.filter((one) => one.warehouse_id === warehouse).map(({ id }) => id);
      expect(found.map(({ id }) => id)).toEqual(expected.sort());
    }
  });

  it('404: a location under the address of another warehouse, with its id', async () => {
    const [here, there] = warehouses as [string, string];
    const [location] = (await get(`${path(here)}?limit=1`)).body.data;
    expect((await get(`${path(here)}/${location.id}`)).body.data).toEqual(location);
    const wrong = await get(`${path(there)}/${location.id}`);
    expect([wrong.status, wrong.body.id]).toEqual([404, location.id]);
    for (const id of ['nobody', '%00']) {
      const none = await get(`${path(here)}/${id}`);
      expect([none.status, none.body.id]).toEqual([404, decodeURIComponent(id)]);
    }
  });

  it('404: a warehouse that is not there, with its id', async () => {
    const [location] = (await get(`${path(warehouses[0]!)}?limit=1`)).body.data;
    for (const id of ['nobody', '\0', '__proto__']) {
      for (const address of [path(id), `${path(id)}?limit=1`, `${path(id)}/${location.id}`]) {
        const { status, body } = await get(address);
        expect([address, status, body.id]).toEqual([address, 404, id]);
      }
    }
  });

  it('422: the page token of another warehouse, or of another list', async () => {
    const [here, there] = warehouses as [string, string];
    const token = (await get(`${path(here)}?limit=1`)).body.next_token;
    expect((await get(`${path(here)}?limit=1&page_token=${token}`)).status).toBe(200);
    const foreign = (await get('/wms/orders?limit=1')).body.next_token;
    for (const address of [
      `${path(there)}?page_token=${token}`,
      `/wms/warehouses?page_token=${token}`,
      `${path(here)}?page_token=${foreign}`,
    ]) {
      const { status, body } = await get(address);
      expect([address, status, Object.keys(body.detail.query)]).toEqual([address, 422, ['page_token']]);
    }
  });

  it('200: finds by ids within the warehouse only', async () => {
    const [here, there] = warehouses as [string, string];
    const mine = (await get(`${path(here)}?limit=1`)).body.data[0].id;
    const others = (await get(`${path(there)}?limit=1`)).body.data[0].id;
    const { body } = await get(`${path(here)}?ids[in]=${mine},${others}`);
    expect(body.data.map((one: Answered) => one.id)).toEqual([mine]);
  });

  it('200: a location with characters that the database’s text cannot hold', async () => {
    const odd = '\\\0\ud800\0\\u0000é😀';
    const [location] = (await get(`${path(warehouses[0]!)}?limit=1`)).body.data;
    await world.pool.query(
      "UPDATE record SET data = $2, source_updated = NULL WHERE resource = 'warehouse_location' AND id = $1",
      [
        location.id,
        JSON.stringify({
          ...location,
          name: odd,
          trackstar_created_date: undefined,
          trackstar_updated_date: undefined,
        }),
      ],
    );
    const query = `updated_date[gte]=${location.updated_date}`;
    const { body } = await get(`${path(warehouses[0]!)}?limit=1&${query}`);
    expect(body.data[0]).toEqual({ ...location, name: odd });
    expect((await get(`${path(warehouses[0]!)}/${location.id}`)).body.data.name).toBe(odd);
  });

  it('401 and 501', async () => {
    expect((await world.client.get(path('w'))).status).toBe(401);
    const { status, body } = await world.client.get(path('w'), { token: world.tokens.cart });
    expect([status, body.error]).toEqual([
      501,
      'Endpoint get_warehouse_locations is not implemented for Sandbox',
    ]);
  });
});
