import { expect, onTestFinished, test } from 'vitest';
import { wantsJson } from '../../src/cli/output.ts';
import { query, testDatabase } from '../support/database.ts';
import { newInstallation } from './processes.ts';
import { run } from './served.ts';

const OWNER = '01a20a95-8112-7099-91fb-ccd5c5cf1261';

test('with --json migrate and keys print one document, and errors are one object with the same exit code', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const { env } = await newInstallation({ DATABASE_URL: database.url, BACKHAUL_SECRET_KEY: 'ab'.repeat(32) });
  const json = async (...args: string[]) => {
    const { code, out, err } = await run([...args, '--json'], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out);
  };
  expect(await json('migrate')).toEqual({
    database: expect.stringMatching(/^PostgreSQL /),
    applied: [],
    distributed: [],
  });
  const refused = await run(['keys', 'create', '--name', 'x', '--json'], env);
  expect(refused).toEqual({
    code: 1,
    out: '',
    err: '{"error":"There is no organization yet. \\"backhaul start\\" makes the first one."}\n',
  });
  await query(database.url, 'INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
    OWNER,
    'Acme',
  ]);

  const made = await json('keys', 'create', '--name', 'x', '--read-only');
  expect(made).toEqual({
    api_key_id: expect.stringMatching(/^\S{36}$/),
    organization_id: OWNER,
    name: 'x',
    access: 'read_only',
    key: expect.stringMatching(/^bhk_\S{32}$/),
  });
  const { data } = await json('keys', 'list');
  expect(data).toEqual([
    {
      api_key_id: made.api_key_id,
      organization_id: OWNER,
      organization_name: 'Acme',
      name: 'x',
      access: 'read_only',
      created_at: expect.stringMatching(/Z$/),
      last_used_at: null,
      revoked_at: null,
    },
  ]);
  const revoked = await json('keys', 'revoke', made.api_key_id);
  expect(revoked).toMatchObject({ api_key_id: made.api_key_id, name: 'x', revoked_before: false });
  expect(Date.parse(revoked.revoked_at)).toBeGreaterThan(Date.parse(data[0].created_at));
  expect(await json('keys', 'revoke', made.api_key_id)).toMatchObject({ revoked_before: true });
}, 120_000);

test('wrong usage and wrong settings are one object too', async () => {
  for (const [args, env, error] of [
    [['keys', 'create', '--json'], {}, "required option '--name <name>' not specified"],
    [['keys', '--json', 'lst'], {}, "unknown option '--json'"],
    [['sync', 'show', '--json'], {}, "missing required argument 'job'"],
    [
      ['keys', 'list', '--json'],
      { BACKHAUL_PORT: 'x' },
      'BACKHAUL_PORT is "x", but must be a whole number from 0 to 65535.',
    ],
  ] as [string[], Record<string, string>, string][]) {
    expect(await run(args, env)).toEqual({ code: 2, out: '', err: `${JSON.stringify({ error })}\n` });
  }
});

test('--json counts wherever it stands, but not as a word after "--"', () => {
  expect(wantsJson(['sync', 'list', '--json', '--limit', '3'])).toBe(true);
  expect(wantsJson(['sync', 'list'])).toBe(false);
  expect(wantsJson(['sync', 'show', '--', '--json'])).toBe(false);
});
