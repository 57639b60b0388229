/** Registers every check of every function of some connectors, and prints what came of them. */
import { afterAll, describe, test } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { Subject } from './check.ts';
import { CHECKS } from './checks/index.ts';
import { type Outcomes, tableOf } from './table.ts';

/** A request that is lost on a busy machine takes as long as the connector waits for it, by the machine's clock. */
const LONGEST_MS = 180_000;

const ALL = connectors({ sandboxUrl: 'http://127.0.0.1:1' });

/** The share of the connectors that one file runs, so that files can run side by side. */
export function conform(share: number, of: number): void {
  for (const [place, connector] of ALL.entries()) if (place % of === share - 1) conformOne(connector);
}

function conformOne(connector: Connector): void {
  describe(`${connector.type} ${connector.name}`, () => {
    const subject = new Subject(connector);
    const outcomes: Outcomes = new Map(connector.functions.map(({ name }) => [name, new Map()]));
    afterAll(async () => {
      await subject.close();
      console.info(tableOf(connector, CHECKS, outcomes));
    });
    for (const check of CHECKS) {
      for (const fn of connector.functions) {
        const reason = check.skips(connector, fn);
        const outcome = outcomes.get(fn.name)!;
        if (reason !== null) {
          outcome.set(check.name, 'none');
          continue;
        }
        test(
          `${fn.name}: ${check.name}`,
          async () => {
            outcome.set(check.name, 'failed');
            const skipped = await check.run(subject, fn);
            outcome.set(check.name, skipped ?? 'passed');
          },
          LONGEST_MS,
        );
      }
    }
  });
}
