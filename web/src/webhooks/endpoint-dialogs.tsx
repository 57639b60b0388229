import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Consequence } from '../dialogs/consequence.tsx';
import { whole } from '../words/numbers.ts';
import { EndpointForm } from './endpoint-form.tsx';
import {
  type Endpoint,
  useDeleteEndpoint,
  useDisableEndpoint,
  useEnableEndpoint,
  useUpdateEndpoint,
} from './queries.ts';

interface Props {
  endpoint: Endpoint;
  close: () => void;
}

export function EditDialog({ endpoint, close }: Props) {
  const update = useUpdateEndpoint(endpoint.id);
  return (
    <EndpointForm
      title="Edit the endpoint"
      verb="Save"
      endpoint={endpoint}
      close={close}
      error={update.error}
      pending={update.isPending}
      save={(fields) => update.mutate(fields, { onSuccess: close })}
    />
  );
}

export function DisableDialog({ endpoint, close }: Props) {
  const disable = useDisableEndpoint(endpoint.id);
  return (
    <Consequence
      opened
      close={close}
      title="Switch the endpoint off"
      verb="Switch it off"
      pending={disable.isPending}
      act={() => disable.mutate(undefined, { onSuccess: close })}
    >
      Nothing is sent to it any more, except a message that is under way. What it misses is kept as long as
      events are, and follows when it is switched on again.
    </Consequence>
  );
}

export function EnableDialog({ endpoint, close }: Props) {
  const enable = useEnableEndpoint(endpoint.id);
  const [skip, setSkip] = useState(false);
  const waiting = endpoint.behind + endpoint.waiting;
  return (
    <Modal opened onClose={close} title="Switch the endpoint on">
      <Stack>
        <Text size="sm">
          {waiting === 0
            ? 'It missed nothing that is still kept. It is sent what happens from now on.'
            : `What it missed follows first, as far as it is still kept: ${whole(waiting)} events.`}
        </Text>
        <Checkbox
          label="Leave out what it missed"
          description="It then begins with what happens from now on; failures are not tried again either."
          checked={skip}
          onChange={(event) => setSkip(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Keep it off
          </Button>
          <Button
            loading={enable.isPending}
            onClick={() => enable.mutate({ skip_missed: skip }, { onSuccess: close })}
          >
            Switch it on
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function DeleteDialog({ endpoint, close }: Props) {
  const remove = useDeleteEndpoint(endpoint.id);
  const navigate = useNavigate();
  return (
    <Consequence
      opened
      close={close}
      title="Delete the endpoint"
      verb="Delete it"
      pending={remove.isPending}
      act={() => remove.mutate(undefined, { onSuccess: () => void navigate('/webhooks') })}
    >
      {endpoint.url} is sent nothing any more. Its secret, the log of its attempts and{' '}
      {whole(endpoint.behind + endpoint.waiting)} events that it was yet to be sent go with it, for good.
    </Consequence>
  );
}
