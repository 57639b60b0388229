import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectingCommands } from '../../src/cli/simulate-words.ts';
import { testDatabase } from '../support/database.ts';
import { backhaul, newInstallation, until } from './processes.ts';
import { run } from './served.ts';

interface Told {
  url: string;
  folder: string | null;
  credentials: Record<string, string>;
  commands: string[];
}

/** A simulator that runs until the end of the test, and what it says of itself as JSON. */
async function running(args: string[], env: Record<string, string> = {}) {
  const command = backhaul(['simulate', ...args, '--json'], env);
  await command.says('\n');
  return { command, told: JSON.parse(command.out) as Told };
}

/** A printed command as a program starts it: the settings before it, and its words. Nothing in it is quoted. */
function taken(line: string): { env: Record<string, string>; args: string[] } {
  const words = line.split(' ');
  const at = words.indexOf('backhaul');
  const settings = words.slice(0, at).map((word) => [word.split('=')[0], word.slice(word.indexOf('=') + 1)]);
  return { env: Object.fromEntries(settings), args: words.slice(at + 1) };
}

test('the two printed commands connect Backhaul to the simulator, and Ctrl-C ends it', async () => {
  const { command, told } = await running(['sandbox', '--port', '0']);
  const [start, create] = told.commands.map(taken) as [ReturnType<typeof taken>, ReturnType<typeof taken>];
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const { env } = await newInstallation({
    DATABASE_URL: database.url,
    BACKHAUL_SECRET_KEY: 'ab'.repeat(32),
    BACKHAUL_DEMO: '0',
  });
  const server = backhaul(start.args, { ...env, ...start.env });
  await server.says('Serving. Ctrl-C stops everything.');
  expect(server.out).toContain(told.url);
  const made = await run([...create.args, '--json'], { ...env, ...create.env });
  expect(made).toMatchObject({ code: 0, err: '' });
  const { connection_id: id } = JSON.parse(made.out) as { connection_id: string };
  const job = await run(['sync', 'create', id, 'get_orders', '--last', '3d', '--watch'], {
    ...env,
    ...create.env,
  });
  expect(job).toMatchObject({ code: 0, out: expect.stringMatching(/Completed: [1-9][\d,]* records read/) });
  command.child.kill('SIGINT');
  expect(await command.ended()).toEqual({ code: 0, signal: null });
  expect(command.out.trimEnd().split('\n')).toHaveLength(1);
  await expect(fetch(told.url)).rejects.toThrow();
}, 240_000);

test('people read what it accepts; its clock runs as fast as was asked', async () => {
  const command = backhaul(['simulate', 'sandbox', '--port', '0', '--speed', '100000'], {});
  await command.says('Running. Ctrl-C stops it.');
  const url = /address +(http:\S+)\n/.exec(command.out)![1]!;
  const [, name, value] = /credential +(\w+): (\S+)\n/.exec(command.out)!;
  expect(name).toBe('api_key');
  const ask = () => fetch(`${url}/v1/sites`, { headers: { authorization: `Bearer ${value}` } });
  expect((await ask()).status).toBe(200);
  // An hour passes in 36 milliseconds.
  await until(async () => Date.parse((await ask()).headers.get('date')!) > Date.now() + 24 * 3_600_000);
  command.child.kill('SIGTERM');
  expect((await command.ended()).code).toBe(0);
});

test('the seed decides the data', async () => {
  const rows = async (seed: string) => {
    const { told } = await running(['sandbox', '--port', '0', '--seed', seed]);
    const headers = { authorization: `Bearer ${told.credentials.api_key}` };
    const window = 'updated_after=2025-01-01T00:00:00Z&updated_before=2025-01-14T00:00:00Z';
    const answer = await fetch(`${told.url}/v1/orders?limit=5&${window}`, { headers });
    expect(answer.status).toBe(200);
    // The cursor beside it says when it was made.
    return ((await answer.json()) as { data: unknown[] }).data;
  };
  const [one, same, other] = [await rows('7'), await rows('7'), await rows('8')];
  expect(one).toHaveLength(5);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

test('a vendor that sends files leaves them in the folder, and needs one', async () => {
  const home = mkdtempSync(join(tmpdir(), 'backhaul-simulate-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const folder = join(home, 'ups');
  const { command, told } = await running(['ups', '--folder', folder]);
  expect(readdirSync(folder).length).toBeGreaterThan(3);
  expect(told).toMatchObject({ url: null, folder });
  expect(told.commands).toEqual([
    `BACKHAUL_FILES_DIR=${home} backhaul start`,
    `BACKHAUL_FILES_DIR=${home} backhaul connections create ups --credential source_type=folder --credential folder=ups`,
  ]);
  command.child.kill('SIGINT');
  expect((await command.ended()).code).toBe(0);
  const homeless = await run(['simulate', 'ups'], {});
  expect(homeless).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/--folder/) });
});

test('a wrong name, port or number is refused in a sentence', async () => {
  expect(await run(['simulate', 'sandbx'], {})).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^There is no simulator of "sandbx"\. Did you mean sandbox\? There are: .*ups.*\.\n$/,
    ),
  });
  expect((await run(['simulate', 'toString'], {})).err).toMatch(/^There is no simulator of "toString"/);
  expect(await run(['simulate', 'sandbox', '--speed', '0.5'], {})).toMatchObject({ code: 2, out: '' });
  const { told } = await running(['sandbox', '--port', '0']);
  const { port } = new URL(told.url);
  expect(await run(['simulate', 'sandbox', '--port', port], {})).toMatchObject({
    code: 1,
    out: '',
    err: `Port ${port} is taken by another program. Take another with --port, or any free one with --port 0.\n`,
  });
});

test('the commands keep the addresses that are set already, and stand up to a shell', () => {
  const simulator = { url: 'http://127.0.0.1:1', credentials: { token: "it's 1" } };
  const settings = { sourceUrls: { other: 'http://127.0.0.1:2', shiphero: 'http://127.0.0.1:3' } };
  expect(connectingCommands('shiphero', simulator, { folder: undefined, settings })).toEqual([
    'BACKHAUL_SOURCE_URLS=other=http://127.0.0.1:2,shiphero=http://127.0.0.1:1 backhaul start',
    "BACKHAUL_SOURCE_URLS=other=http://127.0.0.1:2,shiphero=http://127.0.0.1:1 backhaul connections create shiphero --credential 'token=it'\\''s 1'",
  ]);
});
