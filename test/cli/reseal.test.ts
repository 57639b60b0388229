import { expect, test } from 'vitest';
import { createSealer } from '../../src/store/seal.ts';
import { paperWorld } from '../support/world.ts';
import { run } from './served.ts';

const [OLD, NEW] = [Buffer.alloc(32, 7).toString('hex'), Buffer.alloc(32, 8).toString('hex')];

test('reseal says what it did, and which key it lacks', async () => {
  const world = await paperWorld();
  const env = { DATABASE_URL: world.url, BACKHAUL_SECRET_KEY: NEW };
  const lacking = await run(['reseal'], env);
  expect(lacking).toMatchObject({ code: 1, out: '' });
  expect(lacking.err).toMatch(
    /^A secret was sealed under key \w{8}, .* Put that key into BACKHAUL_OTHER_SECRET_KEYS and run this again/,
  );

  const both = { ...env, BACKHAUL_OTHER_SECRET_KEYS: OLD };
  const done = await run(['reseal', '--json'], both);
  expect(JSON.parse(done.out)).toEqual({ connections: 1, endpoints: 0, resealed: 1 });
  const again = await run(['reseal'], env);
  expect(again).toEqual({
    code: 0,
    out: '1 connection, all sealed under the current key already.\n',
    err: '',
  });
  const [row] = await world.rows<{ id: string; token: string }>(
    'SELECT connection_id AS id, sealed_access_token AS token FROM connection',
  );
  expect(createSealer(Buffer.from(NEW, 'hex')).open(row!.id, row!.token)).toMatch(/^bht_/);
  await world.close();
});
