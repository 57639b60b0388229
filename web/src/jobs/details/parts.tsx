import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { whole } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import { Findings } from './findings.tsx';
import { PutAside } from './put-aside.tsx';
import { SliceTable } from './slice-table.tsx';

/** What a job is made of, as lists: its slices, what it put aside, what it found. Which is shown stands in the address. */
export function Parts({ job }: { job: Job }) {
  const [search, setSearch] = useSearchParams();
  const { verification } = job.report;
  const found = verification ? verification.missing + verification.differing + verification.unexpected : 0;
  const tabs = [
    ...(job.purpose === 'verify' ? [{ id: 'findings', label: 'Findings', count: found }] : []),
    { id: 'slices', label: 'Slices', count: job.progress.slices_total },
    ...(job.purpose === 'verify'
      ? []
      : [{ id: 'aside', label: 'Put aside', count: job.report.records_quarantined }]),
  ];
  const asked = search.get('tab');
  const usual = job.report.records_quarantined > 0 && job.purpose !== 'verify' ? 'aside' : tabs[0]!.id;
  const shown = tabs.some(({ id }) => id === asked) ? asked! : usual;
  return (
    <section className="panel" aria-label="Parts of the job">
      <Tabs
        value={shown}
        onChange={(tab) => tab !== null && setSearch({ tab }, { replace: true, preventScrollReset: true })}
        keepMounted={false}
      >
        <Tabs.List px="md" pt={4}>
          {tabs.map(({ id, label, count }) => (
            <Tabs.Tab key={id} value={id}>
              {label} ({whole(count)})
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="findings">
          <Findings job={job} />
        </Tabs.Panel>
        <Tabs.Panel value="slices">
          <SliceTable job={job} />
        </Tabs.Panel>
        <Tabs.Panel value="aside">
          <PutAside job={job} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
