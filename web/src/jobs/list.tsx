import { Button } from '@mantine/core';
import { PlusIcon } from '@radix-ui/react-icons';
import { Link, useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { chosenOnly, useFilters } from '../paging/filters.ts';
import { Pager } from '../paging/pager.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty, NothingFits } from '../states/states.tsx';
import './jobs.css';
import { FILTERS, FilterBar } from './filter-bar.tsx';
import { JobCards } from './job-cards.tsx';
import { JobTable } from './job-table.tsx';
import { useAwake } from './live/awake.ts';
import { type JobFilters, useJobs } from './queries.ts';

/** On-demand syncs, newest first: of all connections, or of one. Live, and narrowed by what the address says. */
export function JobList({ connectionId }: { connectionId?: string }) {
  const [search] = useSearchParams();
  const [chosen, choose] = useFilters(...FILTERS);
  const page = search.get('page_token');
  const ofOne = connectionId !== undefined;
  const query = useJobs({
    ...(chosenOnly(chosen) as JobFilters),
    ...(ofOne ? { connection_id: connectionId } : {}),
    ...(page === null ? {} : { page_token: page }),
  });
  useAwake(() => void query.refetch());
  const narrowed = FILTERS.some((name) => chosen[name] !== '') || page !== null;
  return (
    <Panel>
      <FilterBar chosen={chosen} choose={choose} ofOne={ofOne} />
      <Answered query={query} rows={8}>
        {({ data, next_token: next }) => (
          <>
            {data.length === 0 && next === null ? (
              <Nothing narrowed={narrowed} {...(ofOne ? { connectionId } : {})} />
            ) : (
              <>
                <div className="scrolls jobs-wide">
                  <JobTable jobs={data} ofOne={ofOne} />
                </div>
                <div className="jobs-narrow">
                  <JobCards jobs={data} ofOne={ofOne} />
                </div>
              </>
            )}
            <Pager next={next} shown={data.length} noun="jobs" />
          </>
        )}
      </Answered>
    </Panel>
  );
}

/** Goes to the form, for those who may. */
export function NewJob({ connectionId }: { connectionId?: string }) {
  if (!useMay('operator')) return null;
  return (
    <Button
      component={Link}
      to={connectionId === undefined ? '/jobs/new' : `/connections/${connectionId}/sync`}
      size="xs"
      leftSection={<PlusIcon aria-hidden />}
    >
      New on-demand sync
    </Button>
  );
}

function Nothing({ narrowed, connectionId }: { narrowed: boolean; connectionId?: string }) {
  if (narrowed) return <NothingFits title="No sync job fits" />;
  return (
    <Empty
      title="No on-demand sync yet"
      action={<NewJob {...(connectionId === undefined ? {} : { connectionId })} />}
    >
      An on-demand sync reads one kind of data between two instants, now and ahead of the schedules: to read
      history that was never read, or to read a window anew.
    </Empty>
  );
}
