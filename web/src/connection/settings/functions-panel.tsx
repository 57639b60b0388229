import { Box, Button, Group, SimpleGrid, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { Panel } from '../../shell/page.tsx';
import { functionLabel } from '../../words/functions.ts';
import { useThisConnection } from '../queries.ts';
import { DisableDialog } from '../schedules/disable-dialog.tsx';
import { disabledNow, useDisabled } from '../schedules/queries.ts';

/** Which functions are not synced at all, and who said so. */
export function FunctionsPanel() {
  const connection = useThisConnection();
  const { connection_id: id, disabled_functions: own, sync_schedules: schedules } = connection;
  const disable = useDisabled(id);
  const operator = useMay('operator');
  const [asked, setAsked] = useState('');
  const [opened, { open, close }] = useDisclosure();
  const turn = (name: string, on: boolean) => {
    if (on) return disable.mutate(disabledNow(connection).filter((one) => one !== name));
    setAsked(name);
    open();
  };
  return (
    <Panel title="Functions">
      <Box p="md">
        <Group justify="space-between" mb="md" gap="xs">
          <Text size="sm" c="dimmed" maw={640}>
            {own === null
              ? 'As the organization’s setting says; switching one gives this connection a list of its own. '
              : 'This connection has a list of its own. '}
            A function that is off is not synced in any way.
          </Text>
          {own !== null && operator && (
            <Button
              size="xs"
              variant="default"
              loading={disable.isPending}
              onClick={() => disable.mutate(null)}
            >
              Use the organization’s setting
            </Button>
          )}
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
          {schedules.map(({ function_name: name, disabled }) => (
            <Switch
              key={name}
              label={functionLabel(name)}
              checked={!disabled}
              disabled={!operator || disable.isPending}
              onChange={({ currentTarget: { checked } }) => turn(name, checked)}
            />
          ))}
        </SimpleGrid>
        <DisableDialog connection={connection} functionName={asked} opened={opened} close={close} />
      </Box>
    </Panel>
  );
}
