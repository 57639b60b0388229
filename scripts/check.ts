/**
 * `npm run check`: types of server, dashboard and client, format and lint, import floors, dead exports, keys that start with connection_id,
 * statements that name one connection, and the OpenAPI document.
 * Runs all of them even when one fails, so that a person sees everything at once.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLACEMENT } from '../src/store/citus/placement.ts';
import { floorProblems } from './floors.ts';
import { openapiProblems } from './openapi-lint.ts';
import { singleConnectionProblems } from './single-connection.ts';

const root = join(import.meta.dirname, '..');

interface Check {
  name: string;
  command?: [string, ...string[]];
  run?: () => string[] | Promise<string[]>;
}

const checks: Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the dashboard', command: ['tsc', '-p', 'web'] },
  { name: 'types of the client and its examples', command: ['tsc', '-p', 'clients/typescript'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'floors', run: () => floorProblems(root) },
  { name: 'dead exports and unused packages', command: ['knip', '--no-progress'] },
  { name: 'keys start with connection_id', run: keysOfSyncedTables },
  { name: 'statements name one connection', run: () => singleConnectionProblems(root, syncedTables()) },
  { name: 'OpenAPI document', run: () => openapiProblems(root) },
];

/** All migrations, one after the other, without their comments. */
function migrations(): string {
  const folder = join(root, 'src/store/migrations');
  const texts = readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return texts.join('\n').replace(/--.*$/gm, '');
}

/** Tables that hold data of connections; the others are listed in src/store/citus/placement.ts. */
function syncedTables(): Set<string> {
  const tables = [...migrations().matchAll(/CREATE TABLE (\w+)/g)].map(([, table]) => table!);
  return new Set(tables.filter((table) => !Object.hasOwn(PLACEMENT, table)));
}

/** Every primary key and unique constraint or index of a synced table must begin with connection_id. */
function keysOfSyncedTables(): string[] {
  const sql = migrations();
  const synced = syncedTables();
  const problems: string[] = [];
  for (const [, table, body] of sql.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)) {
    if (!synced.has(table!)) continue;
    const keys = [...body!.matchAll(/(?:PRIMARY KEY|UNIQUE) \(([^)]+)\)/g)].map(([, columns]) => columns!);
    const inline = body!.match(/(\w+) [^,\n]*(?:PRIMARY KEY|UNIQUE)(?! \()/)?.[1];
    if (inline) keys.push(inline);
    if (keys.length === 0) problems.push(`${table} has no key`);
    for (const key of keys) {
      if (!/^connection_id\b/.test(key)) problems.push(`${table} has the key (${key})`);
    }
  }
  for (const [, name, table, columns] of sql.matchAll(/CREATE UNIQUE INDEX (\w+) ON (\w+)\s*\(([^)]+)\)/g)) {
    if (synced.has(table!) && !/^connection_id\b/.test(columns!)) problems.push(`${name} is on (${columns})`);
  }
  return problems;
}

let failed = 0;
for (const { name, command, run } of checks) {
  const problems = run ? await run() : outputOf(command!);
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const line of problems) console.log(`       ${line}`);
  if (problems.length > 0) failed += 1;
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function outputOf([tool, ...args]: [string, ...string[]]): string[] {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  const result = spawnSync(tool, args, { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: path } });
  if (result.status === 0) return [];
  const lines = `${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd().split('\n');
  return result.error ? [result.error.message] : lines;
}
