/**
 * `npm run bench [-- row …] [--quick] [--json] [--name NAME] [--no-save] [--write-readme]`: measures the rows of the
 * table of numbers, or those named. See bench/README.md.
 */
import { parseArgs } from 'node:util';
import { machineName, thisMachine } from './report/machine.ts';
import { writeNumbers } from './report/readme.ts';
import { newestResults, type Result, type Results, saveResults } from './report/results.ts';
import { markdownTable, rowLines } from './report/table.ts';
import type { Bench, Row } from './row.ts';
import { ROWS } from './rows/index.ts';
import { startBenchPostgres } from './support/postgres.ts';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    name: { type: 'string' },
    'no-save': { type: 'boolean', default: false },
    'write-readme': { type: 'boolean', default: false },
  },
});
if (options['write-readme'] && names.length === 0) writeReadme();
else process.exitCode = await run(rowsNamed(names));

function rowsNamed(wanted: string[]): readonly Row[] {
  const unknown = wanted.find((name) => !ROWS.some((row) => row.name === name));
  if (unknown === undefined)
    return wanted.length === 0 ? ROWS : ROWS.filter((row) => wanted.includes(row.name));
  process.stderr.write(`There is no row "${unknown}". Rows: ${ROWS.map((row) => row.name).join(', ')}.\n`);
  process.exit(2);
}

/** @returns the exit code: 1 when a row could not be measured; a target that is missed is a result, not a failure */
async function run(rows: readonly Row[]): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const postgres = await startBenchPostgres();
  const results: Results = {
    at: new Date().toISOString(),
    quick: options.quick,
    machine: thisMachine(postgres.version),
    rows: [],
  };
  try {
    for (const row of rows) {
      say(`${row.name} …`);
      const bench: Bench = { postgres, quick: options.quick, say: (line) => say(`  ${line}`) };
      const result = await measured(row, bench);
      results.rows.push(result);
      for (const line of rowLines(result)) say(line);
    }
  } finally {
    await postgres.stop();
  }
  if (!options['no-save'])
    say(`Kept in ${saveResults(results, options.name ?? machineName(results.machine))}`);
  process.stdout.write(`${options.json ? JSON.stringify(results, null, 2) : markdownTable(results)}\n`);
  return results.rows.some((row) => 'problem' in row) ? 1 : 0;
}

async function measured({ name, what, target, measure }: Row, bench: Bench): Promise<Result> {
  try {
    return { row: name, what, target, ...(await measure(bench)) };
  } catch (error) {
    return { row: name, what, target, problem: (error as Error).stack ?? String(error) };
  }
}

function writeReadme(): void {
  const newest = newestResults();
  if (!newest) throw new Error('There are no results in bench/results yet. Run npm run bench first.');
  writeNumbers(markdownTable(newest.results));
  process.stdout.write(`README.md has the numbers of bench/results/${newest.file}.\n`);
}
