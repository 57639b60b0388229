import { Stack, Text } from '@mantine/core';
import { Panel } from '../../shell/page.tsx';
import { Answered } from '../../states/answered.tsx';
import { Instant } from '../../time/instant.tsx';
import type { Job } from '../job.ts';
import { useSlices } from '../queries.ts';
import { Strip } from '../strip/strip.tsx';
import { basisWords, Window } from '../window.tsx';
import { partsOf } from './slices.ts';

/** The window from its beginning to its end, with the slices it is read in and how far each is. */
export function WindowPanel({ job }: { job: Job }) {
  const slices = useSlices(job);
  const { requested_start_time: start, requested_end_time: end } = job;
  if (start === null || end === null) return null;
  return (
    <Panel title="Window">
      <Stack p="md" gap="xs">
        <Text size="sm" component="div">
          <Window job={job} />, {basisWords(job.window_basis)}
          {job.effective_end_time !== null && job.effective_end_time !== end && (
            <>
              . It can be relied on up to <Instant at={job.effective_end_time} />: later records may still
              come in.
            </>
          )}
        </Text>
        <Answered query={slices} rows={2}>
          {({ data, next_token: next }) => {
            const parts = partsOf(data, job);
            return (
              <>
                <Strip
                  start={Math.min(new Date(start).getTime(), ...parts.map((part) => part.start))}
                  end={Math.max(new Date(end).getTime(), ...parts.map((part) => part.end))}
                  parts={parts}
                  label={`${job.progress.slices_done} of ${job.progress.slices_total} slices of the window are read`}
                />
                {next !== null && (
                  <Text size="xs" c="dimmed">
                    There are more slices than are drawn here.
                  </Text>
                )}
              </>
            );
          }}
        </Answered>
      </Stack>
    </Panel>
  );
}
