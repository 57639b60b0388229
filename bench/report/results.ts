import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../row.ts';
import type { Machine } from './machine.ts';

const FOLDER = join(import.meta.dirname, '..', 'results');

/** A row and what it came to; `problem` where it could not be measured. */
export type Result = { row: string; what: string; target: string } & (Measured | { problem: string });

/** One run of the bench, as it is kept. */
export interface Results {
  /** When it began, in UTC. */
  at: string;
  quick: boolean;
  machine: Machine;
  rows: Result[];
}

/** Keeps a run. @returns its file */
export function saveResults(results: Results, name: string): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${results.at.slice(0, 10)}-${name}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}

/** The newest run that is kept; undefined when there is none. */
export function newestResults(): { file: string; results: Results } | undefined {
  const kept = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, results: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Results }));
  return kept.toSorted((a, b) => a.results.at.localeCompare(b.results.at)).at(-1);
}
