import { Box, Button, Checkbox, Grid, Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { ApiError } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import type { Integration } from '../../integrations/queries.ts';
import { Panel } from '../../shell/page.tsx';
import { Failure } from '../../states/states.tsx';
import { jobAddress } from '../job.ts';
import { EstimatePanel } from './estimate-panel.tsx';
import { FunctionChoice } from './function-choice.tsx';
import { useCreateJob, useEstimate } from './queries.ts';
import { RangePicker } from './range-picker.tsx';
import { useWish, windowProblem } from './wish.ts';
import '../jobs.css';

/** What is to be read on the one side, what that takes on the other, and only then the button. */
export function NewJobForm({
  connectionId,
  integration,
  offered,
}: {
  connectionId: string;
  integration: Integration;
  offered: string[];
}) {
  const [wish, range, change] = useWish(offered);
  const estimate = useEstimate(connectionId, wish);
  const create = useCreateJob(connectionId);
  const navigate = useNavigate();
  const mayAct = useMay('operator');
  const problem = windowProblem(wish);
  const read = integration.functions.find(({ name }) => name === wish.functionName);
  const keepsDays = read?.limits?.keeps_history_days ?? null;
  const refused = create.error ?? estimate.error;
  const fields = refused instanceof ApiError ? refused.fields : {};
  const nothing = wish.onlyGaps && estimate.data?.gaps.length === 0;
  const ready =
    problem === null &&
    estimate.data !== undefined &&
    !estimate.isPlaceholderData &&
    !estimate.error &&
    !nothing;
  const start = () =>
    create.mutate(wish, { onSuccess: (job) => job && navigate(jobAddress(job), { viewTransition: true }) });
  return (
    <>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="md">
          <Panel title="What to read">
            <FunctionChoice
              integration={integration}
              offered={offered}
              value={wish.functionName}
              choose={(name) => change({ function: name })}
            />
          </Panel>
          <Panel title="Which window">
            <RangePicker
              connectionId={connectionId}
              keepsDays={keepsDays}
              wish={wish}
              range={range}
              change={change}
              problem={problem ?? fields.end_time ?? fields.start_time ?? null}
            />
          </Panel>
          <Panel title="How">
            <Stack p="md" gap="sm">
              <Checkbox
                label="Only what has not been read yet"
                description="Reads the gaps of the window and nothing else"
                checked={wish.onlyGaps}
                onChange={(event) => change({ only_gaps: event.currentTarget.checked ? 'true' : '' })}
              />
              <Checkbox
                label="No events of records"
                description="Webhooks hear of the end of the job, not of each record that is new or changed"
                checked={wish.silent}
                onChange={(event) => change({ events: event.currentTarget.checked ? 'silent' : '' })}
              />
            </Stack>
          </Panel>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="md" className="stays">
          <Panel title="What it takes">
            {/* The button stays where it is while figures come and go: nobody should miss it, or hit another. */}
            <Box mih={400}>
              <EstimatePanel connectionId={connectionId} query={estimate} wish={wish} problem={problem} />
            </Box>
            {create.error && <Failure error={create.error} />}
            <Stack p="md" gap="xs" style={{ borderTop: '1px solid var(--line)' }}>
              <Button onClick={start} loading={create.isPending} disabled={!ready || !mayAct} fullWidth>
                Start the sync
              </Button>
              <Text size="xs" c="dimmed" ta="center" role="status">
                {!mayAct
                  ? 'A viewer looks only: an operator or an owner can start it.'
                  : nothing
                    ? 'There is nothing to read: all of this window was read, or is no longer kept.'
                    : 'It can be cancelled at any time; what it read until then stays.'}
              </Text>
            </Stack>
          </Panel>
        </Stack>
      </Grid.Col>
    </>
  );
}
