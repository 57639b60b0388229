/** A consent by code, as a program gets it at its own address, and what later sign-ins live on. */
import { hash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whiplash } from '../../../src/connectors/whiplash/index.ts';
import { Bench, DAY } from '../../conformance/bench.ts';

const REDIRECT = 'https://program.example/back';
const orders = whiplash.functions.find(({ name }) => name === 'get_orders')!;
let bench: Bench;

beforeAll(async () => {
  bench = await Bench.start(whiplash, { perDay: 5 });
});
afterAll(() => bench.close());

async function consent(): Promise<Record<string, string>> {
  const { refresh_token: _, ...entered } = bench.simulator.credentials;
  const verifier = randomBytes(32).toString('base64url');
  const address = new URL(`${bench.simulator.url}/oauth/authorize`);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: entered.client_id!,
    redirect_uri: REDIRECT,
    code_challenge: hash('sha256', verifier, 'base64url'),
    code_challenge_method: 'S256',
    state: 'of the program',
  }).toString();
  const { status, headers } = await fetch(address, { redirect: 'manual' });
  expect(status).toBe(302);
  const back = new URL(headers.get('location')!);
  expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([REDIRECT, 'of the program']);
  const code = back.searchParams.get('code')!;
  return { ...entered, authorization_code: code, redirect_uri: REDIRECT, code_verifier: verifier };
}

test('the code becomes tokens once, and what follows lives on the refresh tokens', async () => {
  const entered = await consent();
  const trial = await bench.connect({}, entered);
  const end = new Date(bench.clock.elapsed() - DAY);
  const window = { start: new Date(end.getTime() - 3 * DAY), end };
  for (let session = 0; session < 3; session++) {
    bench.simulator.expireSessions();
    expect(await trial.read(orders, window)).toMatchObject({ status: 'completed' });
  }
  await expect(bench.connect({}, entered)).rejects.toThrow(/refused the refresh token or code/);
});

test.each([
  ['another address', { redirect_uri: 'https://program.example/elsewhere' }],
  ['another verifier', { code_verifier: 'x'.repeat(43) }],
  ['another code', { authorization_code: 'made-up' }],
])('a code with %s is refused', async (_, change) => {
  await expect(bench.connect({}, { ...(await consent()), ...change })).rejects.toThrow(
    /let the user sign in again/,
  );
});

test('without a token and without a code nothing is asked', async () => {
  const { refresh_token: _, ...entered } = bench.simulator.credentials;
  await expect(bench.connect({}, entered)).rejects.toThrow(/Enter one of them/);
});
