import {
  Alert,
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, answerOf, api } from '../api/client.ts';
import { CopyField } from '../dialogs/shown-once.tsx';
import { TYPES } from '../integrations/queries.ts';
import { Instant } from '../time/instant.tsx';

type Type = (typeof TYPES)[number]['value'];

const USUAL_DAYS = 7;
const MOST_DAYS = 365;

/** Makes a magic link, by which a customer connects his account himself. */
export function Invite({ close }: { close: () => void }) {
  const [type, setType] = useState<Type>('wms');
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const [customer, setCustomer] = useState('');
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/magic-links', {
          body: {
            integration_type: type,
            link_duration: Number(days) || USUAL_DAYS,
            customer_id: customer.trim() || null,
          },
        }),
      ),
    meta: { told: true },
    gcTime: 0,
  });
  const made = make.data?.magic_link;
  const wrong = make.error instanceof ApiError ? make.error.fields : {};
  if (made?.url)
    return (
      <Modal opened onClose={close} title="The customer’s link" size="lg">
        <Stack>
          <CopyField label="Address" value={made.url} />
          <Text size="sm">
            Send it to the customer; nothing is sent from here. Whoever has it can connect an account to your
            organization, and sees nothing of it. It works until <Instant at={made.expires_at} />.
          </Text>
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      </Modal>
    );
  return (
    <Modal opened onClose={close} title="Invite a customer">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Stack>
          {make.error && Object.keys(wrong).length === 0 && (
            <Alert color="red" role="alert" title="No link was made">
              {make.error.message}
            </Alert>
          )}
          <NativeSelect
            label="What he connects"
            data={TYPES}
            data-autofocus
            value={type}
            onChange={(event) => setType(event.currentTarget.value as Type)}
          />
          <TextInput
            label="Customer"
            description="Your own id of him; it stands with what he connects"
            value={customer}
            onChange={(event) => setCustomer(event.currentTarget.value)}
            error={wrong.customer_id}
          />
          <NumberInput
            label="Days that the link works"
            min={1}
            max={MOST_DAYS}
            allowDecimal={false}
            value={days}
            onChange={setDays}
            error={wrong.link_duration}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Make none
            </Button>
            <Button type="submit" loading={make.isPending}>
              Make a link
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
