import { expect, it } from 'vitest';
import { Metrics } from '../../src/observe/index.ts';
import { textOf } from './named-tests.ts';

/** Name, type and labels of each row of the table. */
const rows = [
  ...textOf('docs/observing.md').matchAll(/^\| `(backhaul_\w+)` \| (\w+) \| ([\w, ]*) ?\| \S/gm),
].map(([, name, type, labels]) => `${name} ${type} ${labels!.trim()}`);

it('has a row for every metric, and a metric for every row', async () => {
  const metrics = await new Metrics().registry.getMetricsAsArray();
  const made = metrics.map((metric) => {
    const { name, type, labelNames } = metric as unknown as {
      name: string;
      type: string;
      labelNames: string[];
    };
    return `${name} ${type} ${labelNames.join(', ')}`;
  });
  expect(rows.toSorted()).toEqual(made.toSorted());
});
