import { Stack } from '@mantine/core';
import { Page } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { FirstSteps } from './first-steps.tsx';
import { FreshnessPanel } from './freshness-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { OpenJobsPanel } from './open-jobs-panel.tsx';
import { useOverview } from './queries.ts';
import { QuotaPanel } from './quota-panel.tsx';
import { Tiles } from './tiles.tsx';
import { TroublePanel } from './trouble-panel.tsx';

/** What happens right now, and what needs somebody. */
export function Home() {
  return (
    <Page title="Home" about="What is being read, what needs somebody, and how fresh the data is.">
      <FirstSteps />
      <Answered query={useOverview()} rows={12}>
        {(overview) => (
          <>
            <Tiles overview={overview} />
            <div className="home">
              <Stack gap="md">
                <OpenJobsPanel overview={overview} />
                <HistoryPanel />
              </Stack>
              <Stack gap="md">
                <TroublePanel overview={overview} />
                <FreshnessPanel overview={overview} />
                <QuotaPanel overview={overview} />
              </Stack>
            </div>
          </>
        )}
      </Answered>
    </Page>
  );
}
