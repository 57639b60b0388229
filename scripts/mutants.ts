/**
 * `npm run mutants [-- name …]`: breaks the engine on purpose, one way at a time, and sees the tests notice.
 *
 * Each test/mutants/*.patch takes one safeguard out of src/ and names the promise it guards and the test files that
 * must go red. They are applied to copies of the checkout. A mutant counts as killed when each of its files fails
 * by an assertion; a run that does not start, or ends in another error, proves nothing and counts as survived.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { startEmbeddedPostgres } from '../src/store/embedded/index.ts';
import { identityOf } from '../src/store/embedded/processes.ts';
import { quickPlace } from '../test/support/quick-place.ts';
import { loadMutants, type Mutant } from './mutants/load.ts';
import { runTests } from './mutants/run-tests.ts';

const ROOT = join(import.meta.dirname, '..');
const LEFT_OUT = new Set(['node_modules', '.git']);
const WITHOUT_DURABILITY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

interface Verdict {
  mutant: Mutant;
  killed: boolean;
  /** The tests that killed it, or why it lives. */
  by: string[];
  seconds: number;
}

const wanted = process.argv.slice(2);
const mutants = loadMutants(join(ROOT, 'test', 'mutants')).filter(
  ({ name }) => wanted.length === 0 || wanted.includes(name),
);
if (mutants.length === 0) throw new Error(`There is no mutant ${wanted.join(', ')} in test/mutants.`);

// Named like the folders of the test suite, whose next run clears away what a killed one left.
const folder = mkdtempSync(join(quickPlace(), `backhaul-test-${process.pid}.${identityOf(process.pid)}.`));
chmodSync(folder, 0o711); // as root the server runs as another user and has to get in
const server = await startEmbeddedPostgres({ dataDir: folder, settings: WITHOUT_DURABILITY });
try {
  // One snapshot for all, so that they are judged alike though somebody edits the checkout meanwhile.
  const unbroken = copyOf(ROOT, 'unbroken');
  const files = [...new Set(mutants.flatMap(({ red }) => red))];
  const first = await runTests(unbroken, files, server.url);
  const sound = first.green ? first : await runTests(unbroken, files, server.url);
  if (first !== sound)
    console.log(
      `Failed without any mutant, and tried once more:\n  ${first.failures.join('\n  ')}${first.killedBy ?? ''}`,
    );
  if (!sound.green) {
    console.log(
      `The tests fail without any mutant, so they can prove nothing:\n  ${sound.failures.join('\n  ')}`,
    );
    process.exitCode = 1;
  } else {
    const verdicts = await judgeAll(unbroken);
    print(verdicts);
    process.exitCode = verdicts.every(({ killed }) => killed) ? 0 : 1;
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A copy of a checkout that shares its installed packages. */
function copyOf(checkout: string, name: string): string {
  const copy = join(folder, name);
  cpSync(checkout, copy, {
    recursive: true,
    filter: (path) => !LEFT_OUT.has(basename(path)) && !relative(ROOT, path).startsWith('tools/postgres'),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Two at a time, like the test suite: most of one's time is starting. */
async function judgeAll(unbroken: string): Promise<Verdict[]> {
  const waiting = [...mutants];
  const verdicts: Verdict[] = [];
  const judgeNext = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift())
      verdicts.push(await judge(mutant, unbroken));
  };
  await Promise.all([judgeNext(), judgeNext()]);
  return verdicts.sort((a, b) => (a.mutant.name < b.mutant.name ? -1 : 1));
}

async function judge(mutant: Mutant, unbroken: string): Promise<Verdict> {
  const began = performance.now();
  const copy = copyOf(unbroken, mutant.name);
  const applied = spawnSync('git', ['apply', '--whitespace=nowarn', mutant.file], {
    cwd: copy,
    encoding: 'utf8',
    // Whatever repository stands above the temporary folder has nothing to do with the copy.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
  });
  const by: string[] = [];
  let killed = applied.status === 0;
  if (!killed) by.push(`the patch no longer applies, write it anew: ${applied.stderr.trim()}`);
  for (const file of killed ? mutant.red : []) {
    const first = await runTests(copy, [file], server.url);
    const { killedBy, failures } = first.killedBy === null ? await runTests(copy, [file], server.url) : first;
    if (first.killedBy === null && killedBy !== null) by.push('at the second try only:');
    killed &&= killedBy !== null;
    by.push(
      killedBy ??
        `${file} ${failures.length > 0 ? `broke otherwise: ${failures.join('; ')}` : 'stays green'}`,
    );
  }
  rmSync(copy, { recursive: true, force: true });
  const seconds = (performance.now() - began) / 1000;
  console.log(`${killed ? 'killed  ' : 'SURVIVED'} ${mutant.name}`);
  return { mutant, killed, by, seconds };
}

function print(verdicts: Verdict[]): void {
  console.log('\n| mutant | promise | | by | seconds |\n| --- | --- | --- | --- | --- |');
  for (const { mutant, killed, by, seconds } of verdicts) {
    const how = by.join('<br>').replaceAll('\n', ' ').slice(0, 600);
    const word = killed ? 'killed' : 'SURVIVED';
    console.log(`| ${mutant.name} | ${mutant.promise} | ${word} | ${how} | ${seconds.toFixed(1)} |`);
  }
  console.log(`\n${verdicts.filter(({ killed }) => killed).length} of ${verdicts.length} killed`);
}
