/** All that was said between a connector and its simulator, by the vendor's own specification. */
import { type Check, must } from '../check.ts';
import type { Exchange } from '../go-between.ts';
import { checkerOf, SPECIFICATIONS } from '../specifications/index.ts';

/** Of one kind of question and answer, so many are compared. */
const OF_A_KIND = 40;

export const specification: Check = {
  name: 'specification',
  skips: (connector, fn) => {
    if (!SPECIFICATIONS[connector.name]) return 'the vendor has made no machine-readable specification';
    return connector.functions.at(-1) === fn ? null : 'compared at the end';
  },
  async run(subject) {
    const problemsOf = checkerOf(SPECIFICATIONS[subject.connector.name]!);
    if (!problemsOf) return 'skipped';
    let compared = 0;
    for (const bench of await subject.started()) {
      const base = new URL(bench.simulator.url!).pathname.replace(/\/$/, '');
      const kinds = new Map<string, number>();
      for (const exchange of bench.between!.exchanges) {
        const kind = kindOf(exchange);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (kinds.get(kind)! > OF_A_KIND) continue;
        const problems = problemsOf({ ...exchange, path: exchange.path.slice(base.length) });
        must(problems.length === 0, problems.slice(0, 3).join('; '));
        compared++;
      }
    }
    must(compared > 0, 'nothing was said that could be compared');
    return undefined;
  },
};

function kindOf({ method, path, status, query, requestBody }: Exchange): string {
  // Of SOAP, all operations have one path.
  const operation = /<(?:\w+:)?Body>\s*<([\w:]+)/.exec(requestBody.slice(0, 1000))?.[1];
  const asked = path.startsWith('/graphql')
    ? requestBody.slice(0, 60)
    : (operation ?? [...query.keys()].join());
  return `${method} ${path.replace(/\/[^/]*\d[^/]*/g, '/…')} ${status} ${asked}`;
}
