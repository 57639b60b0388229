import { Button, Text } from '@mantine/core';
import { Refused } from './client.ts';
import { Step } from './step.tsx';

/** Where there is nothing to go on with: an invitation that works no more, or no answer. */
export function Ended({ error, retry }: { error: Error; retry: () => void }) {
  const isOver = error instanceof Refused && error.status === 401;
  return (
    <Step
      title={isOver ? 'This link does not work' : 'That did not work'}
      actions={
        !isOver && (
          <Button size="md" onClick={retry}>
            Try again
          </Button>
        )
      }
    >
      <Text role="alert">{error.message}</Text>
    </Step>
  );
}
