import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WAITS } from '../../src/sync/waiting.ts';
import { newJob } from '../api/jobs.ts';
import { makeWorld, type World } from '../api/world.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/watching.md'), 'utf8');

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  world.shelves.orders.push({ id: 'o1', updated: '2025-12-03T00:00:00Z' });
});
afterAll(() => world.end());

/** Runs a program of the page and resolves with what it printed once it ends. */
async function ran(command: string, args: string[], job: string, token: string, until: RegExp) {
  const env = {
    PATH: process.env.PATH,
    BASE_URL: world.url,
    API_KEY: world.ours.key,
    ACCESS_TOKEN: token,
    SYNC_JOB_ID: job,
  };
  const child = execFile(command, args, { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  const open = new Promise<void>((resolve) => {
    child.stdout!.on('data', (text) => {
      out += text;
      if (until.test(out)) resolve();
    });
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await Promise.race([open, ended]);
  return { ended, out: () => out };
}

test('the program of docs/watching.md follows a job to its end', async () => {
  const { token, id } = await world.connect(world.ours);
  const job = await newJob(world, token);
  const [, program] = /^```js\n([\s\S]*?)^```$/m.exec(PAGE)!;
  const args = ['--input-type=module', '-e', program!];
  const watching = await ran(process.execPath, args, job, token, /^open 0 0 /m);
  await world.work(id);
  expect(await watching.ended).toBe(0);
  expect(watching.out()).toMatch(/^completed 1 1 \n$/m);
});

test('so does the command with curl', async () => {
  const { token, id } = await world.connect(world.ours);
  const job = await newJob(world, token);
  const [, command] = /^```sh\n([\s\S]*?)^```$/m.exec(PAGE)!;
  const watching = await ran('sh', ['-c', command!], job, token, /"status":"open"/);
  await world.work(id);
  expect(await watching.ended).toBe(0);
  expect(watching.out()).toMatch(/^retry: \d+\n\nid: \S+\nevent: job\ndata: \{.*\}\n\n/);
  expect(watching.out()).toMatch(/"status":"completed".*\n\n$/);
});

test('the page names each thing a job can wait for', () => {
  const table = PAGE.split('### What it waits for')[1]!.split('###')[0]!;
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(['for', ...WAITS]);
});
