/** What a manifest must say before anything can be checked, and what must stand beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIMULATORS } from '../../../src/connectors/simulators.ts';
import { functionsOf } from '../../../src/model/index.ts';
import { type Check, must } from '../check.ts';
import { CONNECTORS } from '../fixtures.ts';

const EVIDENCE = ['vendor-spec', 'vendor-docs', 'third-party', 'assumed', 'own'];

/** An address, or a repository. */
const SOURCE = /https?:\/\/|`[\w.-]+\/[\w.-]+`|\w+\.(com|net|org|io)\b/;
const DOUBT = /unknown|not known|nobody|undocumented|assum/i;

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
    must(
      !JSON.stringify(connector.displayName).includes('TO SAY'),
      'the scaffold is not filled in: displayName',
    );
    const known = functionsOf(connector.type).map(({ name }) => name);
    must(known.includes(fn.name), `a ${connector.type} has no function ${fn.name}`);
    must(EVIDENCE.includes(fn.evidence), `${fn.evidence} is no kind of evidence`);
    const { pageSize = 0, grainMs, lagMs, widestWindowMs, keepsHistoryMs } = fn;
    must(
      pageSize >= 1 && pageSize <= 500,
      'pageSize must be 1 to 500: the most records that `page` gives at a time',
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
    const said = readFileSync(readme, 'utf8');
    if (fn.evidence !== 'own') {
      must(SOURCE.test(said), 'README.md names no source: give addresses, or repositories as `owner/name`');
      must(DOUBT.test(said), 'README.md does not say what is unknown or assumed');
    }
    const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.includes('.test.'),
    );
    must(tests.length === 0, `${tests[0]} is a test; those stand in test/`);
  },
};

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
