import {
  Alert,
  Button,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  Radio,
  Stack,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { type IntegrationType, TYPES, useCatalogue } from '../integrations/queries.ts';
import { useMakeLink } from './queries.ts';
import type { MagicLink } from './words.ts';

const USUAL_DAYS = 7;
const MOST_DAYS = 365;

/** Whom a link is for, and what they may connect by it. */
export function NewLink({ close, made }: { close: () => void; made: (link: MagicLink) => void }) {
  const make = useMakeLink(true);
  const [customer, setCustomer] = useState('');
  const [type, setType] = useState<IntegrationType>('wms');
  const [only, setOnly] = useState<string[]>([]);
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const catalogue = useCatalogue().data ?? [];
  const offered = catalogue
    .filter((one) => one.available && one.integration_type === type)
    .map(({ integration_name: value, display_name: label }) => ({ value, label }));
  const wrong = make.error instanceof ApiError ? make.error.fields : {};
  return (
    <Modal opened onClose={close} title="Invite a customer">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(
            {
              integration_type: type,
              integration_allow_list: only,
              link_duration: Number(days) || USUAL_DAYS,
              ...(customer.trim() && { customer_id: customer.trim() }),
            },
            { onSuccess: made },
          );
        }}
      >
        <Stack>
          {make.error && Object.keys(wrong).length === 0 && (
            <Alert color="red" role="alert" title="No link was made">
              {make.error.message}
            </Alert>
          )}
          <TextInput
            label="Customer"
            description="Your own id of them, which what they connect is given"
            maxLength={500}
            data-autofocus
            value={customer}
            onChange={(event) => setCustomer(event.currentTarget.value)}
            error={wrong.customer_id}
          />
          <Radio.Group
            label="What they connect"
            value={type}
            onChange={(value) => {
              setType(value as IntegrationType);
              setOnly([]);
            }}
            error={wrong.integration_type}
          >
            <Group gap="md" mt="xs">
              {TYPES.map(({ value, label }) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Group>
          </Radio.Group>
          <MultiSelect
            label="Only these integrations"
            description="None chosen: all but the sandbox"
            placeholder={only.length === 0 ? 'All' : ''}
            searchable
            data={offered}
            value={only}
            onChange={setOnly}
            error={wrong.integration_allow_list}
          />
          <NumberInput
            label="Days that it works"
            min={1}
            max={MOST_DAYS}
            allowDecimal={false}
            clampBehavior="strict"
            value={days}
            onChange={setDays}
            error={wrong.link_duration}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Invite nobody
            </Button>
            <Button type="submit" loading={make.isPending}>
              Make the link
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
