import type { FindingRow } from '../store/queries/list-findings.ts';
import type { Job } from '../sync/job.ts';
import { count, printable } from './words.ts';

/** What a script learns where a verify found a difference that is still there. */
export const DIFFERENT = 5;

/** Lines of findings that a person still reads; --json has all that are kept. */
const MOST_SHOWN = 50;

/** What a verify found, as lines: one a record, and below it what differs. */
export function findingLines(job: Job, findings: readonly FindingRow[]): string[] {
  const { missing, differing, unexpected, verdict } = job.report.verification!;
  if (verdict === null) return [`This job is ${job.status}; what it found by then:`, ...lines(findings)];
  if (verdict === 'equal') return ['Equal: what is stored is what the source has.'];
  const all = missing + differing + unexpected;
  const shown = Math.min(findings.length, MOST_SHOWN);
  const rest = all > shown ? [`… and ${count(all - shown)} more.`] : [];
  return [...lines(findings), ...rest];
}

function lines(findings: readonly FindingRow[]): string[] {
  return findings.slice(0, MOST_SHOWN).flatMap(({ id, kind, differences, differing }) => {
    const paths = differences.map(
      ({ path, stored, source }) =>
        `      ${path || '(all of it)'}: ${text(stored)} stored, ${text(source)} at the source`,
    );
    const more = differing > differences.length ? [`      and ${differing - differences.length} more`] : [];
    return [`  ${kind.padEnd(11)}${printable(id)}`, ...paths, ...more];
  });
}

function text(value: unknown): string {
  return printable(JSON.stringify(value) ?? 'null');
}
