import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PaperWorld, paperWorld } from '../support/world.ts';
import { runHere } from './in-process.ts';

let world: PaperWorld;
const folder = mkdtempSync(join(tmpdir(), 'backhaul-link-'));
beforeAll(async () => {
  world = await paperWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const link = (...args: string[]) =>
  runHere(['link', ...args], {
    DATABASE_URL: world.url,
    BACKHAUL_SECRET_KEY: Buffer.alloc(32, 7).toString('hex'),
    BACKHAUL_DATA_DIR: folder,
    BACKHAUL_PUBLIC_URL: 'https://backhaul.example.com',
  });
const made = async (...args: string[]) => JSON.parse((await link('create', ...args, '--json')).out);

test('a link from its making to its end', async () => {
  expect((await link('list')).out).toBe('There are no magic links. Make one with: backhaul link create\n');
  const { code, out } = await link(
    'create',
    '--type',
    'carrier',
    '--only',
    'ups,dpd',
    '--customer-id',
    'acme',
  );
  expect(code).toBe(0);
  const [, address] = /address +(https:\/\/backhaul\.example\.com\/link\/#bml_\S{43})\n/.exec(out)!;
  const [, id] = /id +([0-9a-f]{32})\n/.exec(out)!;
  expect(out).toMatch(/for +ups, dpd\n +works +until \d{4}-/);
  expect((await link('list')).out).toContain(`${id}  ups, dpd  acme `);
  expect(JSON.parse((await link('list', '--json')).out).data).toMatchObject([
    {
      id,
      integration_type: 'carrier',
      integration_allow_list: ['ups', 'dpd'],
      customer_id: 'acme',
      used_at: null,
      url: address,
      organization_id: world.organizationId,
    },
  ]);
  expect((await link('delete', id!)).out).toBe(
    `The link ${id} works no more. What was connected by it stays.\n`,
  );
  expect(JSON.parse((await link('list', '--json')).out).data).toEqual([]);
  const audited = await world.rows<{ route: string }>(
    'SELECT route FROM request_log WHERE path = $1 ORDER BY log_id',
    [id],
  );
  expect(audited.map(({ route }) => route)).toEqual(['backhaul link create', 'backhaul link delete']);
});

test('what it offers, and for whom', async () => {
  expect(
    await made('--days', '30', '--with', 'get_orders,get_returns', '--except', 'shiphero'),
  ).toMatchObject({
    integration_type: 'wms',
    integration_block_list: ['shiphero'],
    integrations_with_endpoints: ['get_orders', 'get_returns'],
  });
  expect(await made('--disabled-functions', 'get_returns', '--enabled-functions', 'get_bills')).toMatchObject(
    { disabled_functions: ['get_returns'], enabled_functions: ['get_bills'] },
  );
  expect(await made('--connection', 'wms')).toMatchObject({ connection_id: world.connectionId });
  expect((await link('list')).out).toContain(`the connection ${world.connectionId}`);
});

test('what is wrong is said', async () => {
  const refused = async (...args: string[]) => {
    const { code, out, err } = await link(...args);
    expect([code, out]).toEqual([err.includes('There is no magic link') ? 1 : 2, '']);
    return err;
  };
  expect(await refused('create', '--only', 'ups', '--except', 'dpd')).toContain('names all that is offered');
  expect(await refused('create', '--only', 'nobody')).toContain('there is no integration nobody');
  for (const id of ['nobody', 'ffffffff', '01'])
    expect(await refused('delete', id)).toContain(`no magic link with the id "${id}"`);
});
