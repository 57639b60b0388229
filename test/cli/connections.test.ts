import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readGivenCredentials } from '../../src/cli/connections-credentials.ts';
import { findByName } from '../../src/cli/connections-find.ts';
import { paperWorld } from '../support/world.ts';
import { MAIN, until } from './processes.ts';
import { run, sharedInstallation } from './served.ts';

const shared = sharedInstallation();

const NODE = resolve(import.meta.dirname, '../../node_modules/.bin/node');
/** Gives a program a terminal; of util-linux, so not everywhere. */
const SCRIPT = 'script';
const NO_SCRIPT = spawnSync(SCRIPT, ['--version']).error !== undefined;
const SECRET = 'sbx_a-secret-of-acme';

const CREATE = ['connections', 'create', 'sandbox', '--type', 'cart'];

test('an account is connected with a secret from a file, and its token opens the API', async () => {
  const here = shared();
  const file = join(here.dataDir, 'key.txt');
  writeFileSync(file, `${SECRET}\n`);
  const options = ['--credential', `api_key=@${file}`, '--customer-id', 'acme', '--history-days', '2'];
  const made = await run([...CREATE, ...options], here.env);
  expect(made).toMatchObject({ code: 0, err: '' });
  const id = /connection +(\S{36})\n/.exec(made.out)![1]!;
  const token = /access token +(bht_\S+)\n/.exec(made.out)![1]!;
  const answer = await fetch(`${here.url}/connections/${id}`, {
    headers: { 'x-trackstar-api-key': here.sandbox().api_key },
  });
  expect(await answer.json()).toMatchObject({ data: { customer_id: 'acme', integration_type: 'cart' } });
  const orders = await fetch(`${here.url}/cart/orders`, {
    headers: { 'x-trackstar-api-key': here.sandbox().api_key, 'x-trackstar-access-token': token },
  });
  expect(orders.status).toBe(200);
  // The vendor was asked with the file's value, without its line break.
  expect(here.vendor.account(SECRET).log().length).toBeGreaterThan(0);
  const [initial] = await here.rows(
    "SELECT window_end - window_start = interval '2 days' AS two FROM run WHERE connection_id = $1 AND function_name = 'get_orders' AND kind = 'initial'",
    [id],
  );
  expect(initial).toEqual({ two: true });

  const shown = await run(['connections', 'show', id], here.env);
  expect(shown.out).toMatch(/customer +acme\n/);
  const listed = await run(['connections', 'list'], here.env);
  expect(listed.out).toMatch(new RegExp(`^${id} +cart +sandbox +acme `, 'm'));
  expect(listed.out.trimEnd().split('\n')).toHaveLength(5);
  expect(await run(['connections', 'token', id], here.env)).toEqual({ code: 0, out: `${token}\n`, err: '' });
  expect([made.out, shown.out, listed.out].join('')).not.toContain(SECRET);
  expect(listed.out + shown.out).not.toContain('bht_');

  const asJson = JSON.parse((await run(['connections', 'list', '--json'], here.env)).out);
  expect(asJson.data).toHaveLength(4);
  expect(asJson.data.at(-1)).toMatchObject({
    connection_id: id,
    organization_id: here.sandbox().organization_id,
    customer_id: 'acme',
  });
}, 240_000);

test('credentials that do not work make nothing, and are not repeated', async () => {
  const here = shared();
  const connections = () => here.rows('SELECT connection_id FROM connection ORDER BY 1');
  const before = await connections();
  const refusals: [string[], number, RegExp][] = [
    [['--credential', 'api_key=wrong-hunter2'], 1, /^Sandbox did not accept the credentials: /],
    [
      ['--credential', `api_key=${SECRET}`, '--credential', 'tenant=hunter2'],
      2,
      /credentials\.tenant: is no credential of Sandbox, which takes api_key\./,
    ],
    [['--credential', 'api_key hunter2'], 2, /^A --credential must be its name, "=" and its value/],
    [
      [],
      2,
      /^To connect Sandbox, give these credentials:\n {2}api_key {2}API key \(required, secret\)\nFor example: backhaul connections create sandbox --type cart --credential api_key=@api_key\.txt\n/,
    ],
    [
      ['--credential', `api_key=${SECRET}`, '--history-days', '0'],
      2,
      /must be a whole number from 1 to 3660/,
    ],
  ];
  for (const [options, code, sentence] of refusals) {
    const refused = await run([...CREATE, ...options], here.env);
    expect({ options, code: refused.code, out: refused.out }).toEqual({ options, code, out: '' });
    expect(refused.err).toMatch(sentence);
    expect(refused.err).not.toContain('hunter2');
  }
  const unknown = await run(['connections', 'create', 'sandbx', '--json'], here.env);
  expect(unknown).toMatchObject({ code: 1, out: '' });
  expect(JSON.parse(unknown.err).error).toMatch(/Did you mean sandbox\?/);
  expect((await run(['connections', 'create', 'byrd'], here.env)).err).toMatch(/no connector for Byrd yet/);
  expect((await run(['connections', 'create', 'sandbox'], here.env)).err).toMatch(
    /of type wms, cart, carrier/,
  );
  expect(await connections()).toEqual(before);
}, 240_000);

test('a secret comes from standard input too', async () => {
  const here = shared();
  const secret = `${SECRET}_input`;
  const child = spawn(NODE, [MAIN, ...CREATE, '--credential', 'api_key=-', '--json'], {
    env: { PATH: process.env.PATH, ...here.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(`${secret}\n`);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  expect((await once(child, 'close'))[0]).toBe(0);
  expect(JSON.parse(out)).toEqual({
    connection_id: expect.stringMatching(/^\S{36}$/),
    access_token: expect.stringMatching(/^bht_/),
    integration_type: 'cart',
    integration_name: 'sandbox',
    me: null,
  });
  expect(here.vendor.account(secret).log().length).toBeGreaterThan(0);
}, 240_000);

test('a connection is deleted where that is said twice, and named no more', async () => {
  const here = shared();
  const made = await run([...CREATE, '--credential', `api_key=${SECRET}_gone`, '--json'], here.env);
  const { connection_id: id, access_token: token } = JSON.parse(made.out);
  const unsure = await run(['connections', 'delete', id], here.env);
  expect(unsure).toMatchObject({ code: 2, out: '' });
  expect(unsure.err).toMatch(/^Deleting cart\/sandbox \(.*Nothing was changed\. Add --yes/);
  const asJson = await run(['connections', 'delete', id, '--yes', '--json'], here.env);
  expect(JSON.parse(asJson.out)).toEqual({ id, object: 'connection', deleted: true });
  const again = await run(['connections', 'delete', id, '--yes'], here.env);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toMatch(/^There is no connection "/);
  expect((await run(['connections', 'list'], here.env)).out).not.toContain(id);
  const answer = await fetch(`${here.url}/cart/orders`, {
    headers: { 'x-trackstar-api-key': here.sandbox().api_key, 'x-trackstar-access-token': token },
  });
  expect(answer.status).toBe(401);
  // The running worker clears it.
  await until(
    async () => (await here.rows('SELECT 1 FROM connection WHERE connection_id = $1', [id])).length === 0,
  );
}, 240_000);

test.skipIf(NO_SCRIPT)(
  'a person is asked for what is missing, and a secret is not shown (needs "script")',
  async () => {
    const here = shared();
    const secret = `${SECRET}_prompt`;
    const line = [NODE, MAIN, ...CREATE].join(' ');
    const child = spawn(SCRIPT, ['-qec', line, '/dev/null'], {
      env: { PATH: process.env.PATH, ...here.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    await until(() => out.includes('API key: '));
    child.stdin.write(`${secret}\r`);
    expect((await once(child, 'close'))[0]).toBe(0);
    expect(out).toMatch(/access token/);
    expect(out).not.toContain(secret);
    expect(here.vendor.account(secret).log().length).toBeGreaterThan(0);
  },
  240_000,
);

test('values of credentials come from words, files and one standard input, and are bounded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backhaul-credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, large] = [join(folder, 'file'), join(folder, 'large')];
  writeFileSync(file, 'two\nlines\r\n');
  writeFileSync(large, 'x'.repeat(65_537));
  const read = (...pairs: string[]) => readGivenCredentials(pairs, async (name) => `typed for ${name}`);
  expect(await read('a=1=2', `b=@${file}`, 'c=-', 'd=')).toEqual({
    a: '1=2',
    b: 'two\nlines',
    c: 'typed for c',
    d: '',
  });
  await expect(read('a=1', 'a=2')).rejects.toThrow('The credential a is given twice.');
  await expect(read('a=-', 'b=-')).rejects.toThrow('Only one credential can come from standard input.');
  await expect(read('=x')).rejects.toThrow('A --credential must be its name');
  await expect(read(`a=@${large}`)).rejects.toThrow('longer than any credential');
  await expect(read('a=@/no/such/file')).rejects.toThrow(
    /^The file for the credential a cannot be read: ENOENT/,
  );
});

test('a connection is named by its id, the beginning of it, or what only one has', async () => {
  const world = await paperWorld();
  onTestFinished(() => world.close());
  const { pool, connectionId: id, connector } = world;
  const names = [id, id.slice(0, 8), id.replaceAll('-', '').toUpperCase(), connector.name, connector.type];
  names.push(`${connector.type}/${connector.name}`, `${connector.name}/${connector.type}`);
  for (const name of names) expect((await findByName(pool, name)).connection_id).toBe(id);
  for (const name of ['', '%', id.slice(0, 7), `${id}0`, 'cart', '_'.repeat(8)])
    await expect(findByName(pool, name)).rejects.toThrow('There is no connection "');
  const { connectionId: second } = await world.connect(connector);
  for (const name of [connector.name, connector.type])
    await expect(findByName(pool, name)).rejects.toThrow(
      `"${name}" means several connections. Say which one by its id:\n  ${id}  wms/${connector.name}\n  ${second}  wms/${connector.name}`,
    );
  expect((await findByName(pool, second)).connection_id).toBe(second);
});
