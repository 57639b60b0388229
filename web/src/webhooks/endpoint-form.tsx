import { Alert, Button, Group, Modal, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { ConnectionsChoice } from '../connection-choice/connection-choice.tsx';
import { type Endpoint, type EndpointFields, useEventTypes } from './queries.ts';

/** Most messages a second, unless told. */
const USUAL_PER_SECOND = 50;

/** What can be said of an endpoint, new or not. */
export function EndpointForm({
  title,
  verb,
  endpoint,
  close,
  save,
  pending,
  error,
}: {
  title: string;
  verb: string;
  endpoint?: Endpoint;
  close: () => void;
  save: (fields: EndpointFields) => void;
  pending: boolean;
  error: Error | null;
}) {
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [types, setTypes] = useState(endpoint?.event_types ?? []);
  const [connections, setConnections] = useState(endpoint?.connection_ids ?? []);
  const [perSecond, setPerSecond] = useState<number | string>(endpoint?.max_per_second ?? USUAL_PER_SECOND);
  const known = useEventTypes();
  const wrong = error instanceof ApiError ? error.fields : {};
  return (
    <Modal opened onClose={close} title={title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save({
            url: url.trim(),
            description,
            event_types: types.length === 0 ? null : types,
            connection_ids: connections.length === 0 ? null : connections,
            max_per_second: Number(perSecond) || USUAL_PER_SECOND,
          });
        }}
      >
        <Stack>
          {error && Object.keys(wrong).length === 0 && (
            <Alert color="red" role="alert" title="That did not work">
              {error.message}
            </Alert>
          )}
          <TextInput
            label="Address"
            description="https, and reachable from where the server runs. Only public addresses are sent to, unless the operator allows more."
            placeholder="https://example.com/hooks"
            type="url"
            required
            data-autofocus
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={wrong.url}
          />
          <TextInput
            label="Description"
            description="For people"
            maxLength={500}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            error={wrong.description}
          />
          <MultiSelect
            label="Types of events"
            description="None chosen: all of them, later ones too"
            placeholder={types.length === 0 ? 'All types' : ''}
            searchable
            data={(known.data ?? []).map(({ event_type: type }) => type)}
            value={types}
            onChange={setTypes}
            error={wrong.event_types}
          />
          <ConnectionsChoice
            label="Connections"
            description="None chosen: all of them, later ones too"
            value={connections}
            choose={setConnections}
            error={wrong.connection_ids}
          />
          <NumberInput
            label="Most messages a second"
            description="A backfill’s flood reaches it no faster"
            min={1}
            max={1000}
            allowDecimal={false}
            value={perSecond}
            onChange={setPerSecond}
            error={wrong.max_per_second}
            w={220}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Leave it
            </Button>
            <Button type="submit" loading={pending}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
