/** What a manifest must say before anything can be checked, and what must stand beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedBy } from '../../../src/connectors/catalogue/documented.ts';
import { SIMULATORS } from '../../../src/connectors/simulators.ts';
import { functionsOf } from '../../../src/model/index.ts';
import { type Check, must } from '../check.ts';
import { CONNECTORS } from '../fixtures.ts';
import { SPECIFICATIONS } from '../specifications/index.ts';

/** The engine writes a page of any size, in parts; a larger one is too much to read again where a worker dies. */
const LARGEST_PAGE = 5000;
const EVIDENCE = ['vendor-spec', 'vendor-docs', 'third-party', 'assumed', 'own'];

export const form: Check = {
  name: 'form',
  skips: () => null,
  async run({ connector }, fn) {
    const folder = join(CONNECTORS, connector.name);
    must(existsSync(folder), `there is no folder src/connectors/${connector.name}`);
    must(
      SIMULATORS[connector.name] !== undefined,
      `src/connectors/simulators.ts does not list ${connector.name}`,
    );
    const unsaid = textsIn(folder).match(/.*TO SAY.*/)?.[0];
    must(
      unsaid === undefined,
      `src/connectors/${connector.name} says "${unsaid?.trim().slice(0, 120)}": fill that in`,
    );
    const known = functionsOf(connector.type).map(({ name }) => name);
    must(known.includes(fn.name), `a ${connector.type} has no function ${fn.name}`);
    must(EVIDENCE.includes(fn.evidence), `${fn.evidence} is no kind of evidence`);
    const { pageSize = 0, grainMs, lagMs, widestWindowMs, keepsHistoryMs } = fn;
    must(
      pageSize >= 1 && pageSize <= LARGEST_PAGE,
      `pageSize must be 1 to ${LARGEST_PAGE}: the most records that \`page\` gives at a time`,
    );
    must(grainMs >= 1 && lagMs >= 0, 'grainMs is at least 1, lagMs at least 0');
    must(
      widestWindowMs === undefined || widestWindowMs >= 4 * grainMs,
      'widestWindowMs is at least four grains',
    );
    must(keepsHistoryMs === undefined || keepsHistoryMs > 0, 'keepsHistoryMs is a length of time');
    must(fn.zone === undefined || isZone(fn.zone), `${fn.zone} is no zone that Intl knows`);
    const readme = join(folder, 'README.md');
    must(existsSync(readme), 'a README.md must say where each fact is from');
    const { sources, unknowns } = documentedBy(connector);
    if (fn.evidence !== 'own') {
      must(
        sources.length > 0,
        'README.md needs a section "Sources", with a table: fact | from (an address, or a repository)',
      );
      must(unknowns.length > 0, 'README.md needs a section "What is unknown", with a list');
    }
    must(
      fn.evidence !== 'vendor-spec' || SPECIFICATIONS[connector.name] !== undefined,
      'evidence vendor-spec needs a comparison: list it in test/conformance/specifications/index.ts',
    );
    const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.includes('.test.'),
    );
    must(tests.length === 0, `${tests[0]} is a test; those stand in test/`);
  },
};

/** All that is written in a connector's folder. */
function textsIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|md|json)$/.test(file),
  );
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
