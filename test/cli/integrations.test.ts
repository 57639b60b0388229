import { spawnSync } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { query, testDatabase } from '../support/database.ts';
import { backhaul, MAIN, NODE, newInstallation } from './processes.ts';

async function run(args: string[], env: Record<string, string>) {
  const command = backhaul(['integrations', ...args], env);
  const { code } = await command.ended();
  return { code, out: command.out, err: command.err };
}

async function emptyInstallation() {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  await migrate(database.url);
  const here = await newInstallation({
    DATABASE_URL: database.url,
    BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
    BACKHAUL_DEMO: '0',
  });
  return { ...here, databaseUrl: database.url };
}

const decisions = (url: string) =>
  query(
    url,
    'SELECT integration_type, integration_name, function_name, enabled FROM on_demand_pair ORDER BY 1, 2, 3',
  );

test('a disabled pair is refused by the running API at once, in the documented words, and taken when enabled', async () => {
  const here = await emptyInstallation();
  const server = backhaul(['start'], here.env);
  await server.says('Serving. Ctrl-C stops everything.');
  const { api_key: key, connections } = here.sandbox();
  const token = connections.find((one) => one.integration_type === 'wms')!.access_token;
  const create = async () => {
    const response = await fetch(`${here.url}/connections/on-demand-syncs`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-trackstar-api-key': key,
        'x-trackstar-access-token': token,
      },
      body: JSON.stringify({
        start_time: '2025-12-01T00:00:00Z',
        end_time: '2025-12-01T01:00:00Z',
        function_name: 'get_orders',
      }),
    });
    return [response.status, ((await response.json()) as { error?: string }).error];
  };
  expect(await create()).toEqual([200, null]);

  const off = ['disable', 'sandbox', 'get_orders', '--type', 'wms'];
  expect(await run(off, here.env)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^On-demand sync of sandbox get_orders is disabled: /),
  });
  expect(await create()).toEqual([400, 'On-demand sync is not enabled for sandbox get_orders']);
  expect((await run(off, here.env)).out).toBe('On-demand sync of sandbox get_orders is disabled already.\n');

  const on = ['enable', 'sandbox', 'get_orders', '--type', 'wms'];
  expect(await run(on, here.env)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^On-demand sync of sandbox get_orders is enabled: /),
  });
  expect(await create()).toEqual([200, null]);
  expect((await run(on, here.env)).out).toBe('On-demand sync of sandbox get_orders is enabled already.\n');
  server.child.kill('SIGTERM');
  await server.ended();
});

test('what cannot be decided is refused, and nothing is written', async () => {
  const here = await emptyInstallation();
  const refusals: [string[], number, string][] = [
    [['enable', 'shiphro', 'get_orders'], 1, 'Did you mean shiphero?'],
    [
      ['enable', 'sandbox', 'get_orders'],
      2,
      '"sandbox" is of type wms, cart, carrier. Say which one you mean: --type wms.',
    ],
    [['enable', 'byrd', 'get_orders'], 1, 'There is no connector for Byrd yet'],
    [['enable', 'byrd', 'get_orders', '--type', 'carrier'], 1, '"byrd" is of type wms.'],
    [['enable', 'sandbox', 'get_inventory', '--type', 'wms'], 1, 'a window would change nothing'],
    [['disable', 'sandbox', 'get_inventory', '--type', 'wms'], 1, 'a window would change nothing'],
    [['enable', 'sandbox', 'get_orders', '--type', 'cart'], 1, 'Nothing of a cart can be synced on demand'],
    [['enable', 'sandbox', 'get_bill', '--type', 'wms'], 1, 'has no function called "get_bill"'],
    [['enable', 'sandbox', 'get_orders', '--type', 'erp'], 2, "argument 'erp' is invalid"],
    [['enable', 'sandbox'], 2, "missing required argument 'function'"],
  ];
  for (const [args, code, sentence] of refusals) {
    const refused = await run(args, here.env);
    expect(refused, args.join(' ')).toMatchObject({ code, out: '', err: expect.stringContaining(sentence) });
  }
  expect(await decisions(here.databaseUrl)).toEqual([]);
});

test('list and show tell what there is, with the decisions in it', async () => {
  const here = await emptyInstallation();
  expect((await run(['disable', 'sandbox', 'get_bills', '--type', 'wms'], here.env)).code).toBe(0);
  expect(await decisions(here.databaseUrl)).toEqual([
    { integration_type: 'wms', integration_name: 'sandbox', function_name: 'get_bills', enabled: false },
  ]);

  const all = (await run(['list'], here.env)).out.trimEnd().split('\n');
  // A heading; those of the founding page; three sandboxes and the feed.
  expect(all).toHaveLength(1 + 58 + 3 + 1);
  expect(all[0]).toMatch(/^NAME +TYPE +INTEGRATION +CONNECTOR +ON DEMAND$/);
  expect(all).toContainEqual(expect.stringMatching(/^byrd +wms +Byrd +no +-$/));
  expect((await run(['list', '--type', 'carrier'], here.env)).out.trimEnd().split('\n')).toHaveLength(8);

  const available = (await run(['list', '--available'], here.env)).out;
  expect(available).not.toMatch(/ no /);
  expect(available).toMatch(/^sandbox +cart +Sandbox +yes +-$/m);
  const wms = /^sandbox +wms +Sandbox +yes +(.+)$/m.exec(available)![1]!.split(', ');
  expect(wms).toContain('get_orders');
  expect(wms).not.toContain('get_bills');

  const { out } = await run(['show', 'sandbox', '--type', 'wms'], here.env);
  expect(out).toMatch(/^api_key +API key +yes +yes$/m);
  expect(out).toMatch(/^get_orders +updated +own +enabled$/m);
  expect(out).toMatch(/^get_bills +\w+ +own +disabled$/m);
  expect(out).toMatch(/^get_inventory +none +own +never$/m);
  expect((await run(['show', 'sandbox'], here.env)).out.match(/^sandbox \(/gm)).toHaveLength(3);
  const unread = (await run(['show', 'nimble'], here.env)).out;
  expect(unread).toContain('There is no connector for it yet, so it cannot be connected.');
  expect(unread).toContain('What to enter when connecting is not known.');
  expect(unread).toMatch(/^get_orders +- +- +-$/m);
});

test('JSON is what the API answers', async () => {
  const here = await emptyInstallation();
  const server = backhaul(['start'], here.env);
  await server.says('Serving. Ctrl-C stops everything.');
  const ask = async (path: string) =>
    (await fetch(here.url + path, { headers: { 'x-trackstar-api-key': here.sandbox().api_key } })).json();
  for (const [args, path] of [
    [['list', '--type', 'wms'], '/integrations/wms'],
    [['show', 'sandbox', '--type', 'carrier'], '/integrations/carrier/sandbox'],
  ] as const) {
    const printed = await run([...args, '--json'], here.env);
    expect(JSON.parse(printed.out)).toEqual(await ask(path));
  }
  server.child.kill('SIGTERM');
  await server.ended();

  const off = ['disable', 'sandbox', 'get_returns', '--type', 'wms', '--json'];
  const answer = {
    integration_type: 'wms',
    integration_name: 'sandbox',
    function_name: 'get_returns',
    on_demand: false,
  };
  expect(JSON.parse((await run(off, here.env)).out)).toEqual({ ...answer, changed: true });
  expect(JSON.parse((await run(off, here.env)).out)).toEqual({ ...answer, changed: false });
  const refused = await run(['enable', 'byrd', 'get_orders', '--json'], here.env);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(JSON.parse(refused.err).error).toContain('There is no connector for Byrd yet');
});

test('a reader that takes its time gets the whole answer, and one that leaves early is no failure', async () => {
  const { env } = await emptyInstallation();
  const piped = (reader: string) =>
    spawnSync(
      'bash',
      [
        '--norc',
        '-c',
        `"$0" "$@" | ${reader}; echo "ended \${PIPESTATUS[0]}"`,
        NODE,
        MAIN,
        'integrations',
        'list',
        '--json',
      ],
      {
        env: { PATH: process.env.PATH, ...env },
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    );
  const { stdout } = piped('(read -r -n 1 first; sleep 1; printf %s "$first"; cat)');
  const end = stdout.lastIndexOf('ended 0');
  expect(JSON.parse(stdout.slice(0, end)).data.length).toBeGreaterThan(50);
  const left = piped('head -c 1');
  expect([left.stdout, left.stderr]).toEqual([expect.stringMatching(/^.ended 0$/m), '']);
}, 60_000);
