import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Pager } from '../../paging/pager.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { Instant } from '../../time/instant.tsx';
import { percent, whole } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import { useSlices } from '../queries.ts';
import { sliceWords } from './slices.ts';

/** Most rows that are drawn before somebody asks for all. */
const AT_FIRST = 12;

/** The slices with their numbers. */
export function SliceTable({ job }: { job: Job }) {
  const [search] = useSearchParams();
  const query = useSlices(job, search.get('page_token') ?? undefined);
  const [all, setAll] = useState(false);
  return (
    <Answered query={query}>
      {({ data, next_token: next }) => {
        if (data.length === 0) return <Empty title="No slices">The job has none yet.</Empty>;
        const rows = all ? data : data.slice(0, AT_FIRST);
        return (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
            <section className="scrolls" aria-label="Slices" tabIndex={0}>
              <Table miw={620} horizontalSpacing="md" fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>From</Table.Th>
                    <Table.Th>To</Table.Th>
                    <Table.Th>State</Table.Th>
                    <Table.Th ta="right">Read</Table.Th>
                    <Table.Th ta="right">Pages</Table.Th>
                    <Table.Th ta="right">Records</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((slice) => (
                    <Table.Tr key={slice.slice_no}>
                      <Table.Td>
                        <Instant at={slice.window?.start ?? null} />
                      </Table.Td>
                      <Table.Td>
                        <Instant at={slice.window?.end ?? null} />
                      </Table.Td>
                      <Table.Td>{sliceWords(slice, job)}</Table.Td>
                      <Table.Td ta="right">{percent(slice.progress)}</Table.Td>
                      <Table.Td ta="right">{whole(slice.pages)}</Table.Td>
                      <Table.Td ta="right">{whole(slice.records)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </section>
            {rows.length < data.length && (
              <Group justify="center" p="sm">
                <Button variant="default" size="xs" onClick={() => setAll(true)}>
                  Show all {whole(data.length)}
                </Button>
                <Text size="xs" c="dimmed">
                  {rows.length} are shown
                </Text>
              </Group>
            )}
            <Pager next={next} shown={data.length} noun="slices" />
          </>
        );
      }}
    </Answered>
  );
}
