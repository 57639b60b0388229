import { Alert, Button, Group, Text } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { Panel } from '../../shell/page.tsx';
import { counted } from '../../words/numbers.ts';
import type { Job } from '../job.ts';
import { Figures } from './figures.tsx';
import { useFollowUp } from './follow-up.ts';

type Verified = NonNullable<Job['report']['verification']>;

/** What a verify has found: its verdict, the counts, and the way to put it right. */
export function Verification({ job }: { job: Job }) {
  const { verification } = job.report;
  if (verification === null) return null;
  return (
    <Panel title="What the comparison found">
      <Figures
        figures={[
          {
            name: 'Compared',
            value: verification.records_compared,
            hint: 'Records that the source has shown',
          },
          { name: 'Equal', value: verification.equal, hint: 'Stored just so' },
          {
            name: 'Missing',
            value: verification.missing,
            hint: 'The source has it, it is not stored',
            bad: true,
          },
          { name: 'Differing', value: verification.differing, hint: 'Stored otherwise', bad: true },
          {
            name: 'Unexpected',
            value: verification.unexpected,
            hint: 'Stored, and the source did not show it',
            bad: true,
          },
          { name: 'Newer', value: verification.newer, hint: 'Stored in a newer state than was seen' },
          {
            name: 'Not yet read',
            value: verification.not_yet_read,
            hint: 'Changed since it was last read; the next sync brings it',
          },
          { name: 'Put aside', value: verification.quarantined, hint: 'Cannot be brought into our shape' },
        ]}
      />
      <Verdict job={job} verification={verification} />
    </Panel>
  );
}

function Verdict({ job, verification }: { job: Job; verification: Verified }) {
  const repair = useFollowUp(job, 'repair');
  const mayAct = useMay('operator');
  const toRepair = verification.missing + verification.differing;
  if (verification.verdict === null) return null;
  if (verification.verdict === 'equal')
    return (
      <Alert color="teal" title="Equal" mx="md" mb="md" className="mark-ground">
        <Text size="sm">What is stored is what the source shows.</Text>
      </Alert>
    );
  return (
    <Alert color="orange" title="Different" mx="md" mb="md" className="mark-ground">
      <Text size="sm">
        {toRepair > 0
          ? `${counted(toRepair, 'record')} can be put right: a repair reads again the parts of the window in which something was missing or differed, and stores what the source shows.`
          : 'There is nothing to read again.'}
        {verification.unexpected > 0 &&
          ` ${counted(verification.unexpected, 'record')} that the source did not show ${verification.unexpected === 1 ? 'stays' : 'stay'} stored: nothing is ever deleted for that.`}
      </Text>
      {mayAct && toRepair > 0 && (
        <Group mt="sm">
          <Button size="xs" onClick={() => repair.mutate()} loading={repair.isPending}>
            Repair
          </Button>
        </Group>
      )}
    </Alert>
  );
}
