import { Alert, Text } from '@mantine/core';
import { Panel } from '../../shell/page.tsx';
import { Instant } from '../../time/instant.tsx';
import { counted } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import { Figures } from './figures.tsx';

/** What a job brought, so far or in all. A verify brings nothing and has its own figures. */
export function Results({ job }: { job: Job }) {
  const { report } = job;
  return (
    <>
      {job.purpose !== 'verify' && (
        <Panel title={job.status === 'open' ? 'Records so far' : 'Records'}>
          <Figures
            figures={[
              { name: 'New', value: report.records_new, hint: 'Stored for the first time' },
              { name: 'Changed', value: report.records_changed, hint: 'Were stored, and had changed' },
              { name: 'Unchanged', value: report.records_unchanged, hint: 'Were stored already, just so' },
              {
                name: 'Outdated',
                value: report.records_outdated,
                hint: 'Of these a newer state was stored already, so they were dropped',
              },
              {
                name: 'Put aside',
                value: report.records_quarantined,
                hint: 'Could not be brought into our shape; see below',
                bad: true,
              },
            ]}
          />
          {report.remap !== null && report.remap.records_without_raw > 0 && (
            <Text size="sm" px="md" pb="md">
              {counted(report.remap.records_without_raw, 'record')} were passed over: their raw payloads are
              no longer kept. Reading the window again helps.
            </Text>
          )}
        </Panel>
      )}
      {report.unavailable.length > 0 && (
        <Alert color="gray" title="A part of the window is no longer kept, by the source or here">
          {report.unavailable.map(({ start, end }) => (
            <Text key={start} size="sm" component="div">
              <Instant at={start} /> – <Instant at={end} /> could not be read and is not counted as read.
            </Text>
          ))}
        </Alert>
      )}
    </>
  );
}
