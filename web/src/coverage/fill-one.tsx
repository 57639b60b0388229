import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/session.ts';
import { Cost } from './cost.tsx';
import { type Ask, useEstimate, useFillGaps } from './queries.ts';

/** Has one gap filled: what it takes, and the one press that does it. */
export function FillOne({
  connectionId,
  ask,
  canFill,
  job,
  label,
}: {
  connectionId: string;
  ask: Ask;
  canFill: boolean;
  /** An open job that reads it already. */
  job: { id: string } | null;
  label: string;
}) {
  const mayFill = useMay('operator');
  const wanted = canFill && job === null;
  const estimate = useEstimate(connectionId, wanted ? ask : null);
  const fill = useFillGaps(connectionId);
  const made = job ?? fill.data?.job ?? null;
  if (!canFill)
    return (
      <Text size="sm" c="dimmed">
        On-demand syncs of this function are not enabled, so that this is not filled from here.
      </Text>
    );
  if (made)
    return (
      <Text size="sm" role="status">
        A job is reading it.{' '}
        <Anchor component={Link} to={`/connections/${connectionId}/jobs/${made.id}`}>
          Watch it
        </Anchor>
      </Text>
    );
  return (
    <Stack gap="xs" align="flex-start">
      <Cost query={estimate} />
      {fill.error && (
        <Text size="sm" c="red" role="alert">
          {fill.error.message}
        </Text>
      )}
      {fill.data && !fill.data.job && (
        <Text size="sm" role="status">
          It was read meanwhile: nothing is left to fill.
        </Text>
      )}
      <Group gap="xs">
        <Button size="sm" loading={fill.isPending} disabled={!mayFill} onClick={() => fill.mutate(ask)}>
          {label}
        </Button>
        {!mayFill && (
          <Text size="xs" c="dimmed">
            Operators and owners can fill gaps.
          </Text>
        )}
      </Group>
    </Stack>
  );
}
