import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const CLIENT = join(ROOT, 'clients/typescript');

/** A program of a user that runs, or has ended. */
export interface Program {
  readonly out: string;
  /** What it ended with, and what it said to whoever watches. */
  ended: Promise<{ code: number | null; err: string }>;
  /** What a line that it prints is followed by, read as JSON. */
  says(line: string): Promise<Record<string, unknown>>;
}

/** Runs a program with nothing of our environment but what is given; it is killed at the end of the test. */
export function run(words: [string, ...string[]], env: Record<string, string>, cwd = ROOT): Program {
  const [command, ...args] = words;
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, NO_PROXY: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, err: texts.err }));
  return {
    get out() {
      return texts.out;
    },
    ended,
    async says(line) {
      const found = () => linesOf(texts.out).find((one) => one.startsWith(`${line} `));
      await expect.poll(found, { timeout: 30_000 }).toBeDefined();
      return JSON.parse(found()!.slice(line.length));
    },
  };
}

/** What was printed, but for a line that is not complete yet. */
export function linesOf(out: string): string[] {
  return out.split('\n').slice(0, -1);
}

/** Runs a program to its end, which must be a good one. @returns what it printed */
export async function outputOf(words: [string, ...string[]], env: Record<string, string>, cwd?: string) {
  const program = run(words, env, cwd);
  const { code, err } = await program.ended;
  expect(code, `${words.join(' ')} said:\n${program.out}\n${err}`).toBe(0);
  return program.out;
}

/** The same, of one that prints a line of JSON. */
export async function answerOf(words: [string, ...string[]], env: Record<string, string>, cwd?: string) {
  return JSON.parse(await outputOf(words, env, cwd));
}

/** Which of the commands that programs of users need are not on this machine. */
export function missingCommands(...names: string[]): string[] {
  return names.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
}

/**
 * A project of a user who has installed the client: the folder of examples, and the client as it is packed, built into
 * JavaScript, beside the packages that it needs.
 *
 * @returns its folder, and what clears it away
 */
export function projectWithClient(): { folder: string; clear(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'backhaul-client-'));
  cpSync(join(ROOT, 'examples/typescript'), folder, { recursive: true });
  const installed = join(folder, 'node_modules/backhaul-client');
  mkdirSync(installed, { recursive: true });
  cpSync(join(CLIENT, 'package.json'), join(installed, 'package.json'));
  const build = ['-p', join(CLIENT, 'tsconfig.build.json'), '--outDir', join(installed, 'dist')];
  const { status, stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), build, { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
  for (const name of Object.keys(packageOf(CLIENT).dependencies))
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  return { folder, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A package.json. */
export function packageOf(
  folder: string,
): { dependencies: Record<string, string> } & Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
