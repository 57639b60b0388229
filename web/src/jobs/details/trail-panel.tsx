import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import type { Job } from '../job.ts';
import { useTrail } from '../queries.ts';
import { TrailChart } from './trail-chart.tsx';

const COUNTERS = ['records', 'pages', 'requests'] as const;
export type Counter = (typeof COUNTERS)[number];

/** How a job's counters grew from its beginning until now. */
export function TrailPanel({ job }: { job: Job }) {
  const query = useTrail(job);
  const [counter, setCounter] = useState<Counter>('records');
  return (
    <Panel
      title="Over time"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="What is counted"
          value={counter}
          onChange={setCounter}
          data={COUNTERS.map((value) => ({ value, label: value }))}
        />
      }
    >
      <Answered query={query} rows={4}>
        {({ data }) =>
          data.length < 3 ? (
            <Text p="md" size="sm" c="dimmed">
              {job.status === 'open'
                ? 'The curve begins with the first pages.'
                : 'It was over too soon for a curve, or an older version read it.'}
            </Text>
          ) : (
            <TrailChart samples={data} counter={counter} />
          )
        }
      </Answered>
    </Panel>
  );
}
