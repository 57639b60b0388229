import { Page } from '../shell/page.tsx';
import { JobList, NewJob } from './list.tsx';

/** The sync jobs of all connections. */
export function JobsPage() {
  return (
    <Page
      title="On-demand syncs"
      about="Windows of data that are read now, ahead of the schedules."
      actions={<NewJob />}
    >
      <JobList />
    </Page>
  );
}
