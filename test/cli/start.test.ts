import { once } from 'node:events';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { query, testDatabase } from '../support/database.ts';
import {
  backhaul,
  command,
  curlLines,
  fetchCurl,
  MAIN,
  newInstallation,
  processesOf,
  until,
} from './processes.ts';

const SERVING = 'Serving. Ctrl-C stops everything.';

describe('start', () => {
  test('a first start shows a whole sync and lines that work, the second is quick and does not repeat it', async () => {
    const here = await newInstallation();
    const first = backhaul(['start'], here.env);
    await first.says(SERVING);
    const read = Number(/Read ([\d,]+) orders/.exec(first.out)![1]!.replaceAll(',', ''));
    expect(read).toBeGreaterThanOrEqual(20_000);
    expect(first.out).toMatch(/\d+% of the window, [\d,]+ records, .*\/s, [\d,]+ requests, /);
    expect(first.out).toMatch(/window .* by updated date\n {2}effective end .* UTC/);
    expect(first.out).not.toContain('\u001b');
    expect((await fetch(`${here.url}/readyz`)).status).toBe(200);

    const [reading, creating, watching, cancelling, ...more] = curlLines(first.out);
    expect(more).toEqual([]);
    const orders = (await (await fetchCurl(reading!)).json()) as { data: { id: string }[] };
    expect(orders.data).toHaveLength(3);
    expect(await (await fetchCurl(watching!)).json()).toMatchObject({ status: 'completed' });
    // The demo is over, so this is the answer that explains itself.
    expect((await fetchCurl(cancelling!)).status).toBe(400);
    const job = (await (await fetchCurl(creating!)).json()) as { id: string; status: string };
    expect(job.status).toBe('open');
    const cancelled = await fetchCurl(cancelling!.replace(here.sandbox().demo!.job_id!, job.id));
    expect(await cancelled.json()).toMatchObject({ id: job.id, status: 'cancelled' });

    const sandbox = here.sandbox();
    expect(sandbox.connections.map((one) => one.integration_type).sort()).toEqual(['carrier', 'cart', 'wms']);
    expect(statSync(join(here.dataDir, 'sandbox.json')).mode & 0o777).toBe(0o600);
    expect(processesOf(here.dataDir)).not.toEqual([]);
    first.child.kill('SIGINT');
    expect(await first.ended()).toEqual({ code: 0, signal: null });
    expect(processesOf(here.dataDir)).toEqual([]);

    const second = backhaul(['start'], here.env);
    await second.says(SERVING);
    expect(second.out).not.toMatch(/First start|Read [\d,]+ orders|demo/);
    expect(here.sandbox()).toEqual(sandbox);
    const again = curlLines(second.out);
    expect(again).toHaveLength(2);
    expect(((await (await fetchCurl(again[0]!)).json()) as { data: unknown[] }).data).toHaveLength(3);
    second.child.kill('SIGTERM');
    expect(await second.ended()).toEqual({ code: 0, signal: null });
    expect(processesOf(here.dataDir)).toEqual([]);
  }, 240_000);

  test('on a database of one’s own it works the same, with the key one chose, and without the demo', async () => {
    const database = await testDatabase();
    onTestFinished(() => database.drop());
    const here = await newInstallation({
      DATABASE_URL: database.url,
      BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
      BACKHAUL_DEMO: '0',
    });
    const withKey = { ...here.env, BACKHAUL_API_KEY: 'a-key-of-my-own-choice' };
    const first = backhaul(['start'], withKey);
    await first.says(SERVING);
    expect(first.out).not.toContain(new URL(database.url).password);
    expect(here.sandbox()).toMatchObject({ api_key: 'a-key-of-my-own-choice', demo: null });
    expect((await fetchCurl(curlLines(first.out)[0]!)).status).toBe(200);
    expect(processesOf(here.dataDir)).toEqual([]);
    const linkOf = (out: string) => /dashboard +(http\S+)#(bhl_\S+) +works once\n/.exec(out)!;
    const [, page] = linkOf(first.out);
    expect(page).toBe(`${here.url}/app/sign-in`);
    first.child.kill('SIGINT');
    expect((await first.ended()).code).toBe(0);
    expect(JSON.stringify(await query(database.url, 'SELECT * FROM api_key'))).not.toContain('own-choice');

    // The key is what this file alone knew: with it in the settings the file comes back, else help does.
    rmSync(join(here.dataDir, 'sandbox.json'));
    const second = backhaul(['start'], here.env);
    await second.says(SERVING);
    expect(second.out).toContain('sandbox.json is gone');
    expect(second.out).toContain('backhaul keys create --name mine');
    expect(curlLines(second.out)).toEqual([]);
    // Nobody has signed in yet, so it has a link again; the first one works no more.
    const signIn = async (out: string) =>
      fetch(`${here.url}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ link_token: linkOf(out)[2] }),
      });
    expect((await signIn(first.out)).status).toBe(401);
    const signedIn = await signIn(second.out);
    expect(await signedIn.json()).toMatchObject({ data: { user: { role: 'owner' } } });
    second.child.kill('SIGTERM');
    await second.ended();

    const third = backhaul(['start'], withKey);
    await third.says(SERVING);
    expect((await fetchCurl(curlLines(third.out)[0]!)).status).toBe(200);
    expect(third.out).toContain(`${here.url}/app/   "backhaul users link <email>" makes a link to sign in`);
    expect(await query(database.url, 'SELECT FROM connection')).toHaveLength(3);
    third.child.kill('SIGTERM');
    await third.ended();
  }, 120_000);

  test('Ctrl-C while the database is being made stops that too, and the next start makes it anew', async () => {
    const here = await newInstallation({ BACKHAUL_DEMO: '0' });
    const first = backhaul(['start'], here.env);
    await until(() => processesOf(here.dataDir).length > 0);
    first.child.kill('SIGINT');
    expect(await first.ended()).toEqual({ code: 0, signal: null });
    expect(first.err).toBe('');
    expect(processesOf(here.dataDir)).toEqual([]);
    const second = backhaul(['start'], here.env);
    await second.says(SERVING);
    second.child.kill('SIGINT');
    expect((await second.ended()).code).toBe(0);
  });

  test('when what started it is killed it stops by itself, or the next start would find its port taken', async () => {
    const here = await newInstallation({ BACKHAUL_DEMO: '0' });
    const scripts = join(here.dataDir, 'scripts');
    mkdirSync(scripts);
    const launch = `import { spawn } from 'node:child_process';
      spawn(process.execPath, [${JSON.stringify(MAIN)}, 'start'], { stdio: 'inherit' });`;
    writeFileSync(join(scripts, 'run.mjs'), launch);
    const launcher = command([join(scripts, 'run.mjs'), 'start'], here.env);
    await launcher.says(SERVING);
    launcher.child.kill('SIGKILL');
    const next = backhaul(['start'], here.env);
    await next.says(SERVING);
    await launcher.ended();
    expect(launcher.out).toContain('The command that started Backhaul was killed. Stopping …');
    expect(launcher.out).toContain('Stopped.');
    next.child.kill('SIGINT');
    expect((await next.ended()).code).toBe(0);
    expect(processesOf(here.dataDir)).toEqual([]);
  });

  test('a port that is taken is named, with the setting to change, before anything is made', async () => {
    const here = await newInstallation();
    const taken = createServer().listen(Number(here.env.BACKHAUL_PORT) + 1, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => {
      taken.close();
    });
    const refused = backhaul(['start'], here.env);
    expect((await refused.ended()).code).toBe(1);
    expect(refused.err).toMatch(
      /^Port \d+ on 127\.0\.0\.1, wanted for the sandbox vendor .* is taken by another program\. .* BACKHAUL_PORT .* BACKHAUL_SANDBOX_URL .*\n$/,
    );
    expect(refused.out).toBe('');
  });

  test('a secret key that does not fit the stored credentials is refused before anything is served', async () => {
    const database = await testDatabase();
    onTestFinished(() => database.drop());
    const here = await newInstallation({
      DATABASE_URL: database.url,
      BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
      BACKHAUL_DEMO: '0',
    });
    const first = backhaul(['start'], here.env);
    await first.says(SERVING);
    first.child.kill('SIGINT');
    await first.ended();
    const wrong = backhaul(['start'], { ...here.env, BACKHAUL_SECRET_KEY: 'cd'.repeat(32) });
    expect((await wrong.ended()).code).toBe(1);
    expect(wrong.err).toMatch(/^The stored credentials cannot be opened: .* BACKHAUL_SECRET_KEY .*\n$/);
  });
});
