import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Pager } from '../../paging/pager.tsx';
import { Answered } from '../../states/answered.tsx';
import { Empty } from '../../states/states.tsx';
import { Ago } from '../../time/instant.tsx';
import type { Job } from '../job.ts';
import { PutAsideRecord } from './put-aside-record.tsx';
import { useQuarantined } from './quarantine-queries.ts';
import { Retry } from './retry.tsx';

/** Records that could not be brought into our shape: why, what the source sent, and another try. */
export function PutAside({ job }: { job: Job }) {
  const [search, setSearch] = useSearchParams();
  const query = useQuarantined(job, search.get('page_token'));
  const show = (id: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (id === null) after.delete('record');
        else after.set('record', id);
        after.set('tab', 'aside');
        return after;
      },
      { preventScrollReset: true },
    );
  const shown = search.get('record');
  return (
    <>
      <Answered query={query}>
        {({ data, next_token: next }) =>
          data.length === 0 ? (
            <Empty title="Nothing is put aside">
              {job.report.records_quarantined > 0
                ? 'What this job had put aside has been brought into shape since, or another run met it later.'
                : 'Every record of this job could be brought into our shape.'}
            </Empty>
          ) : (
            <>
              <div className="scrolls">
                <Table miw={640} horizontalSpacing="md" fz="sm">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Id at the source</Table.Th>
                      <Table.Th>Why</Table.Th>
                      <Table.Th ta="right">Met</Table.Th>
                      <Table.Th ta="right">First</Table.Th>
                      <Table.Th>
                        <VisuallyHidden>What can be done</VisuallyHidden>
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {data.map((entry) => (
                      <Table.Tr key={entry.id}>
                        <Table.Td>
                          <Anchor component="button" type="button" size="sm" onClick={() => show(entry.id)}>
                            {entry.record_id}
                          </Anchor>
                        </Table.Td>
                        <Table.Td>
                          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                            {entry.reason}
                          </Text>
                        </Table.Td>
                        <Table.Td ta="right">{entry.times_seen}×</Table.Td>
                        <Table.Td ta="right">
                          <Ago at={entry.first_seen} />
                        </Table.Td>
                        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                          <Button size="compact-xs" variant="default" mr={6} onClick={() => show(entry.id)}>
                            Raw payload
                          </Button>
                          <Retry connectionId={job.connection_id} id={entry.id} recordId={entry.record_id} />
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
              <Pager next={next} shown={data.length} noun="records" />
            </>
          )
        }
      </Answered>
      {shown !== null && (
        <PutAsideRecord connectionId={job.connection_id} id={shown} close={() => show(null)} />
      )}
    </>
  );
}
