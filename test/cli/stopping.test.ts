import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { command, until } from './processes.ts';

const SCRIPT = fileURLToPath(new URL('./stuck-closer.ts', import.meta.url));
const run = (how: string) => command([SCRIPT, how]);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s closes what was opened, last first',
  async (signal) => {
    const one = run('normal');
    await one.says('ready');
    one.child.kill(signal);
    expect((await one.ended()).code).toBe(0);
    expect(one.out).toBe('ready\nStopping …\nclosed last\nclosed first\n');
  },
);

test('what fails to close is told, does not keep the rest open, and shows in the exit code', async () => {
  const one = run('failing');
  await one.says('ready');
  one.child.kill('SIGTERM');
  expect((await one.ended()).code).toBe(1);
  expect(one.out).toContain('The bad thing did not stop cleanly: it broke\nclosed first\n');
});

test('a second signal of a kind, or one of another, is the same request; a third of a kind ends it at once', async () => {
  const one = run('stuck');
  await one.says('ready');
  const send = async (signal: NodeJS.Signals) => {
    one.child.kill(signal);
    // Two of a kind that are both on their way are one.
    await until(() => isTaken(one.child.pid!));
  };
  await send('SIGINT');
  await one.says('closed last');
  await send('SIGINT');
  await send('SIGTERM');
  await send('SIGTERM');
  expect(one.out).not.toContain('Ended');
  one.child.kill('SIGINT');
  expect((await one.ended()).code).toBe(1);
  expect(one.out.match(/Stopping/g)).toHaveLength(1);
  expect(one.out).toContain('Ended at once, as you asked.');
  expect(one.out).not.toContain('closed first');
});

/** Whether no signal waits to be delivered to the process. */
function isTaken(pid: number): boolean {
  return /^ShdPnd:\s*0+$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
