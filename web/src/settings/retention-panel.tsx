import { Button, Group, List, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../api/session.ts';
import { Consequence } from '../dialogs/consequence.tsx';
import { Fact } from '../shell/fact.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { counted } from '../words/numbers.ts';
import { useRetention, useSettings } from './queries.ts';
import { changeOf, LONGEST_DAYS, RETAINED, shortenedBy, type Typed } from './retention.ts';

/** How long records are kept, of all connections. */
export function RetentionPanel() {
  const owner = useMay('owner');
  return (
    <Panel title="How long records are kept">
      <Answered query={useSettings()} rows={4}>
        {({ retention_days: present }) =>
          owner ? <RetentionForm present={present} /> : <Present present={present} />
        }
      </Answered>
    </Panel>
  );
}

function Present({ present }: { present: Readonly<Record<string, number>> }) {
  return (
    <dl className="facts">
      {RETAINED.map(({ name, label }) => (
        <Fact key={name} name={label}>
          {present[name] === undefined ? 'for good' : counted(present[name], 'day')}
        </Fact>
      ))}
    </dl>
  );
}

function RetentionForm({ present }: { present: Readonly<Record<string, number>> }) {
  const retention = useRetention();
  const [typed, setTyped] = useState<Typed>({});
  const [asking, setAsking] = useState(false);
  const change = changeOf(present, typed);
  const shortened = shortenedBy(present, change);
  const save = () =>
    retention.mutate(change, {
      onSuccess: () => setTyped({}),
      onSettled: () => setAsking(false),
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (shortened.length > 0) setAsking(true);
        else save();
      }}
    >
      <Stack p="md" gap="md">
        <Text size="sm" c="dimmed" maw={760}>
          In days, counted from the date that a sync’s windows go by. An empty field keeps them for good.
          Products, stock and warehouses are kept as long as their source shows them.
        </Text>
        <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} spacing="md">
          {RETAINED.map(({ name, label }) => (
            <NumberInput
              key={name}
              label={label}
              placeholder="for good"
              min={1}
              max={LONGEST_DAYS}
              allowDecimal={false}
              clampBehavior="strict"
              value={typed[name] ?? present[name] ?? ''}
              onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
            />
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <Button
            type="submit"
            size="xs"
            disabled={Object.keys(change).length === 0}
            loading={retention.isPending}
          >
            Save
          </Button>
        </Group>
      </Stack>
      <Consequence
        opened={asking}
        close={() => setAsking(false)}
        title="Keep records shorter?"
        verb="Drop what is older"
        pending={retention.isPending}
        act={save}
      >
        Within the hour these are dropped in every connection, for good:
        <List size="sm" my="xs">
          {shortened.map(({ label, days }) => (
            <List.Item key={label}>
              {label} older than {counted(days, 'day')}
            </List.Item>
          ))}
        </List>
        With them go their raw payloads, events, findings, and what was put aside. Their time is no longer
        covered, and is not read again.
      </Consequence>
    </form>
  );
}
