import { expect, test } from 'vitest';
import { backhaul, newInstallation } from './processes.ts';

async function run(args: string[], env: Record<string, string> = {}) {
  const command = backhaul(args, { ...(await newInstallation()).env, ...env });
  const { code } = await command.ended();
  return { code, out: command.out, err: command.err };
}

test('help teaches by example and lists every command', async () => {
  const help = await run(['--help']);
  expect(help.code).toBe(0);
  for (const word of [
    'start',
    'worker',
    'migrate',
    'keys',
    'Examples:',
    'docs/configuration.md',
    'Exit codes',
  ])
    expect(help.out).toContain(word);
  for (const args of [['start'], ['worker'], ['migrate'], ['keys']]) {
    expect((await run([...args, '--help'])).out).toMatch(/Examples:\n {2}\$ backhaul /);
  }
});

test.each([
  [['strat'], /unknown command 'strat'\n\(Did you mean start\?\)/],
  [['start', '--prot'], /unknown option '--prot'/],
  [['start', 'now'], /too many arguments for 'start'/],
  [['keys', 'create'], /required option '--name <name>' not specified/],
  [['keys', 'revoke'], /missing required argument 'id'/],
  [[], /Usage: backhaul/],
])('wrong usage ends with 2: %j', async (args, sentence) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
});

test('wrong settings end every command with 2 and one sentence each, and no stack', async () => {
  for (const args of [['start'], ['worker'], ['migrate'], ['keys', 'list']]) {
    const wrong = await run(args, { BACKHAUL_PORT: '70000', BACKHAUL_PROT: '1' });
    expect(wrong).toEqual({
      code: 2,
      out: '',
      err: 'BACKHAUL_PORT is "70000", but must be a whole number from 0 to 65535.\nBACKHAUL_PROT is not a setting of Backhaul; did you mean BACKHAUL_PORT?\n',
    });
  }
});

test('a database that cannot be reached is named without its password', async () => {
  const { code, out, err } = await run(['start'], {
    DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/data?password=hunter2',
    BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
  });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^The database postgres:\/\/me@127\.0\.0\.1:1\/data cannot be used: .*ECONNREFUSED.* DATABASE_URL .*\n$/,
  );
  expect(out + err).not.toContain('hunter2');
});
