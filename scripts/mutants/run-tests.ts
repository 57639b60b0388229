import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a run of some test files showed. */
export interface Outcome {
  green: boolean;
  /** The first test that failed by an assertion, with its file; null when none did. */
  killedBy: string | null;
  /** Everything else that went wrong, in a line each. */
  failures: string[];
}

/** The parts of vitest's JSON report that are looked at. */
interface Report {
  success: boolean;
  numPassedTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** An assertion that failed, by itself or within a property of fast-check that reports the error it met. */
const ASSERTION = /^(AssertionError|Error: Property failed after[\s\S]*\nGot AssertionError)/;

/** A mutant may well make a test wait for ever. */
const WITHIN_MS = 180_000;

/** Runs test files in a checkout, to the first failure: of a mutant one is enough, so nothing is tried twice. */
export async function runTests(checkout: string, files: string[], databaseUrl: string): Promise<Outcome> {
  const reportFile = join(checkout, 'report.json');
  rmSync(reportFile, { force: true });
  const vitest = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
  const run = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', ...files, '--bail', '1', '--reporter', 'json', '--outputFile', reportFile],
    {
      cwd: checkout,
      timeout: WITHIN_MS,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, CI: '', BACKHAUL_TEST_DATABASE_URL: databaseUrl },
    },
  ).catch((error: Error & { stderr?: string }) => error);
  if (!existsSync(reportFile)) {
    const why = (run.stderr ?? String(run)).trim().split('\n').slice(-3).join(' ');
    return { green: false, killedBy: null, failures: [`the run did not come to an end: ${why}`] };
  }
  return read(JSON.parse(readFileSync(reportFile, 'utf8')) as Report, files, checkout);
}

function read(report: Report, files: string[], checkout: string): Outcome {
  const failures: string[] = [];
  let killedBy: string | null = null;
  for (const { name, message, assertionResults } of report.testResults) {
    const file = name.replace(`${checkout}/`, '');
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    // A file that cannot be loaded has a message and no tests.
    if (failed.length === 0 && message) failures.push(`${file}: ${firstLine(message)}`);
    for (const test of failed) {
      const what = test.failureMessages[0] ?? '';
      if (ASSERTION.test(what)) killedBy ??= `${file}: ${test.fullName.trim()}`;
      else failures.push(`${file}: ${test.fullName.trim()}: ${firstLine(what)}`);
    }
  }
  if (report.testResults.length < files.length && killedBy === null && failures.length === 0)
    failures.push(`only ${report.testResults.length} of ${files.length} files were run`);
  const green = report.success && report.numPassedTests > 0 && killedBy === null && failures.length === 0;
  return { green, killedBy, failures };
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.slice(0, 200);
}
