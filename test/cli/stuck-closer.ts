// A process for stopping.test.ts: `normal` closes its things in turn, `stuck` has one that never closes,
// `failing` one that cannot.
import { setTimeout as sleep } from 'node:timers/promises';
import { untilStopped } from '../../src/cli/stopping.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const code = await untilStopped(say, async (stopping) => {
  stopping.defer('first', async () => void say('closed first'));
  if (process.argv[2] === 'failing') stopping.defer('bad thing', () => Promise.reject(new Error('it broke')));
  if (process.argv[2] === 'stuck') stopping.defer('stuck thing', () => sleep(1_000_000));
  stopping.defer('last', async () => void say('closed last'));
  say('ready');
  await stopping.requested;
});
process.exit(code);
