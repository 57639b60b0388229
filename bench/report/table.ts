import { ratioText } from '../support/numbers.ts';
import { machineText } from './machine.ts';
import type { Result, Results } from './results.ts';

/** A run as a table in Markdown, with the machine above it and what a reader has to know below. */
export function markdownTable({ at, quick, machine, rows }: Results): string {
  const notes = rows.flatMap((row) =>
    'notes' in row ? row.notes.map((note) => `- ${row.row}: ${note}`) : [],
  );
  return [
    `Measured on ${at.slice(0, 10)} on ${machineText(machine)}${quick ? ', shortened (`--quick`)' : ''}.`,
    '',
    '| what | ours | compared with | ratio | target | met |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

function cells(row: Result): string[] {
  if ('problem' in row) return [row.what, 'not measured', '', '', row.target, 'no'];
  const ratio = row.ratio === null ? '' : ratioText(row.ratio);
  return [row.what, row.ours, row.limit, ratio, row.target, row.met ? 'yes' : '**no**'];
}

/** One row for a terminal. */
export function rowLines(row: Result): string[] {
  if ('problem' in row) return [`${row.what}: NOT MEASURED`, `    ${row.problem}`];
  const ratio = row.ratio === null ? '' : `, ratio ${ratioText(row.ratio)}`;
  return [
    `${row.met ? 'met   ' : 'MISSED'} ${row.what}`,
    `       ours ${row.ours}; compared with ${row.limit}${ratio}; target ${row.target}`,
    ...row.notes.map((note) => `       ${note}`),
  ];
}
