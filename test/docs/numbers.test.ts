import { expect, it } from 'vitest';
import { numbersInReadme } from '../../bench/report/readme.ts';
import { newestResults } from '../../bench/report/results.ts';
import { markdownTable } from '../../bench/report/table.ts';
import { ROWS } from '../../bench/rows/index.ts';

it('shows the newest results of the bench in the README, as they were measured', () => {
  const newest = newestResults();
  expect(newest).toBeDefined();
  expect(numbersInReadme()).toBe(markdownTable(newest!.results));
});

it('has measured every row there is', () => {
  const { results } = newestResults()!;
  expect(results.rows.map(({ row, what, target }) => ({ name: row, what, target }))).toEqual(
    ROWS.map(({ name, what, target }) => ({ name, what, target })),
  );
});
