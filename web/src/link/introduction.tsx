import { Button, List, Text } from '@mantine/core';
import type { Choice } from './client.ts';
import { Step } from './step.tsx';

/** Who asks, for what, and what becomes of it. */
export function Introduction({
  organization,
  again,
  only,
  next,
}: {
  organization: string;
  /** The account is connected, and its credentials are entered anew. */
  again: boolean;
  only: Choice | null;
  next: () => void;
}) {
  const what = only?.display_name ?? 'an account';
  return (
    <Step
      title={again ? `Renew the connection to ${what}` : `Connect ${what} to ${organization}`}
      actions={
        <Button size="md" onClick={next}>
          Continue
        </Button>
      }
    >
      <Text>
        {again
          ? `${organization} can no longer read your data, or you want to give it other credentials. What was read before stays.`
          : `${organization} asks to read data of yours, such as orders and stock, from a system that you use.`}
      </Text>
      <List spacing="xs">
        <List.Item>
          You {only ? 'enter' : 'choose the system, and enter'} what it needs to let us in.
        </List.Item>
        <List.Item>It is tried at once, stored encrypted, and shown to nobody.</List.Item>
        <List.Item>Data is only read. Nothing of yours is changed.</List.Item>
      </List>
    </Step>
  );
}
