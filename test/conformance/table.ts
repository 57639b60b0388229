import type { Connector } from '../../src/connectors/kit/manifest.ts';
import type { Check } from './check.ts';

/** By function and check; `none`: there is nothing to check; `skipped`: what it takes is not at hand. */
export type Outcomes = Map<string, Map<string, 'passed' | 'failed' | 'none' | 'skipped'>>;

const MARKS = { passed: '✓', failed: '✗', none: '·', skipped: 's' } as const;

/** What came of the checks of one connector: a row a function, a column a check. */
export function tableOf(connector: Connector, checks: readonly Check[], outcomes: Outcomes): string {
  const width = Math.max(...connector.functions.map(({ name }) => name.length));
  const legend = checks.map(({ name }, place) => `${letter(place)} ${name}`).join(', ');
  const rows = connector.functions.map(({ name, evidence }) => {
    const marks = checks.map((check) => markOf(outcomes.get(name)!.get(check.name)));
    return `  ${name.padEnd(width)}  ${marks.join(' ')}  ${evidence}`;
  });
  const head = `  ${''.padEnd(width)}  ${checks.map((_, place) => letter(place)).join(' ')}`;
  return [
    `${connector.type} ${connector.name}`,
    head,
    ...rows,
    `  (${legend}; ✓ holds, ✗ does not, · nothing to check, s skipped, ? not run)`,
  ].join('\n');
}

function markOf(outcome: keyof typeof MARKS | undefined): string {
  return outcome === undefined ? '?' : MARKS[outcome];
}

function letter(place: number): string {
  return String.fromCharCode(97 + place);
}
