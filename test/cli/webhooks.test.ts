import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReceiver } from '../api/receiver.ts';
import { type PaperWorld, paperWorld } from '../support/world.ts';
import { runHere } from './in-process.ts';

let world: PaperWorld;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const folder = mkdtempSync(join(tmpdir(), 'backhaul-webhooks-'));
beforeAll(async () => {
  world = await paperWorld();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

const env = (key = 7) => ({
  DATABASE_URL: world.url,
  BACKHAUL_SECRET_KEY: Buffer.alloc(32, key).toString('hex'),
  BACKHAUL_DATA_DIR: folder,
  BACKHAUL_WEBHOOK_ALLOW: '127.0.0.0/8',
});
const webhooks = (...args: string[]) => runHere(['webhooks', ...args], env());

test('an endpoint from its making to its end', async () => {
  expect(await webhooks('list')).toEqual({
    code: 0,
    out: 'There are no webhook endpoints. Make one with: backhaul webhooks create <url>\n',
    err: '',
  });
  const made = await webhooks('create', receiver.url, '--events', 'order.created', '--connections', 'wms');
  expect(made.code).toBe(0);
  const [, id] = /endpoint +(\S{36})\n/.exec(made.out)!;
  const [, secret] = /secret +(whsec_\S+)\n/.exec(made.out)!;
  expect(made.out).toContain(`Try it with: backhaul webhooks test ${id}`);
  expect((await webhooks('secret', id!)).out).toBe(`${secret}\n`);

  const tried = await webhooks('test', '127.0.0.1');
  expect(tried).toMatchObject({ code: 0, err: '' });
  expect(tried.out).toMatch(
    /^A made-up order\.created arrived at http:\S+: status 200 after [\d,]+ ms\.\n.*thanks/,
  );
  receiver.status = 500;
  const failed = await webhooks('test', id!, '--event', 'bill.created');
  receiver.status = 200;
  expect(failed).toMatchObject({ code: 1, err: '' });
  expect(failed.out).toMatch(/did not arrive at .* It answered 500/);

  const log = await webhooks('attempts', '/hooks');
  expect(log.out.split('\n')).toHaveLength(4);
  expect(log.out).toMatch(/^WHEN +EVENT +TYPE +ATTEMPT +OUTCOME/);
  expect(log.out).toMatch(/bill\.created \(test\) +1 +gave up +500 /);
  const given = await webhooks('attempts', id!, '--outcome', 'gave_up', '--last', '1h', '--json');
  expect(JSON.parse(given.out).data).toHaveLength(1);

  const wide = ['--events', 'all', '--connections', 'all', '--per-second', '7'];
  const changed = await webhooks('update', id!, ...wide);
  expect(changed.out).toMatch(/events +all\n +connections +all\n +at most +7 messages a second\n/);
  expect((await webhooks('list')).out).toMatch(new RegExp(`^${id} +${receiver.url} +all +all +0 +on$`, 'm'));
  expect((await webhooks('disable', id!)).out).toContain('It is switched off.');
  expect((await webhooks('show', id!)).out).toMatch(/state +off since \d{4}-/);
  expect((await webhooks('enable', id!, '--skip-missed')).out).toBe(
    'It is switched on. Nothing it missed follows.\n',
  );
  const rotated = JSON.parse((await webhooks('rotate', id!, '--json')).out);
  expect(rotated).toMatchObject({ id, secret: expect.stringMatching(/^whsec_/) });
  expect(rotated.secret).not.toBe(secret);
  expect((await webhooks('show', id!)).out).toMatch(/signed with +2 secrets; the older until \d{4}-/);
  // That the connection was made.
  expect((await webhooks('replay', id!, '--last', '1h')).out).toMatch(/^1 event follows\./);
  const early = ['--from', '2025-01-01', '--to', '2025-01-02'];
  expect((await webhooks('replay', id!, ...early)).out).toContain('There are no such events');
  expect((await webhooks('delete', id!.slice(0, 13))).out).toContain('is deleted');
  expect((await webhooks('show', id!)).err).toContain('There is no webhook endpoint');
});

test('what is wrong is said in words, and in JSON for programs', async () => {
  const refused = await webhooks('create', 'http://169.254.169.254/');
  expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('not a public address') });
  const slip = await webhooks('create', receiver.url, '--events', 'order.create');
  expect(slip).toMatchObject({ code: 2, err: expect.stringContaining('did you mean order.created?') });
  expect((await webhooks('create', receiver.url, '--connections', 'nobody')).err).toContain(
    'There is no connection "nobody".',
  );
  expect((await webhooks('create', receiver.url, '--secret-file', '/nowhere')).err).toContain(
    'cannot be read',
  );

  const file = join(folder, 'secret.txt');
  const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  writeFileSync(file, `${secret}\n`);
  const own = JSON.parse((await webhooks('create', receiver.url, '--secret-file', file, '--json')).out);
  expect(own.secret).toBe(secret);
  const second = JSON.parse((await webhooks('create', receiver.url, '--json')).out);
  const several = await webhooks('show', '127.0.0.1');
  expect(several.code).toBe(2);
  for (const { id } of [own, second]) expect(several.err).toContain(`  ${id}  ${receiver.url}`);
  expect((await webhooks('replay', own.id, '--event-id', own.id)).err).toContain('Whose event?');
  expect((await webhooks('replay', own.id)).err).toContain('Which window?');
});

test('reseal takes endpoints along, and a key that does not open their secrets is refused at the start', async () => {
  const { secret, id } = JSON.parse((await webhooks('create', receiver.url, '--json')).out);
  const [count] = await world.rows<{ count: number }>('SELECT count(*)::int AS count FROM endpoint');
  const both = { ...env(8), BACKHAUL_OTHER_SECRET_KEYS: env(7).BACKHAUL_SECRET_KEY };
  // Connections alone under the new key: what was not resealed is still found out.
  const [sealed] = await world.rows<{ sealed: string }>(
    'SELECT sealed_secrets AS sealed FROM endpoint WHERE endpoint_id = $1',
    [id],
  );
  const done = await runHere(['reseal', '--json'], both);
  expect(JSON.parse(done.out)).toEqual({
    connections: 1,
    endpoints: count!.count,
    resealed: 1 + count!.count,
  });
  expect((await runHere(['webhooks', 'secret', id], env(8))).out).toBe(`${secret}\n`);
  await world.rows('UPDATE endpoint SET sealed_secrets = $2 WHERE endpoint_id = $1', [id, sealed!.sealed]);
  // One that no key opens is no reason to stop, and is put right with a new secret.
  expect((await runHere(['webhooks', 'rotate', id], env(8))).code).toBe(0);
  expect((await runHere(['webhooks', 'secret', id], env(8))).out).toMatch(/^whsec_/);
  await world.rows('DELETE FROM endpoint WHERE endpoint_id <> $1', [id]);
  await world.rows('UPDATE endpoint SET sealed_secrets = $1', [sealed!.sealed]);
  const lacking = await runHere(['webhooks', 'list'], env(8));
  expect(lacking.code).toBe(1);
  expect(lacking.err).toMatch(/^The stored secrets of webhook endpoints cannot be opened: .* key \w{8}/);
});
