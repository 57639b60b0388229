import { Anchor, Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Integration } from '../../integrations/queries.ts';
import { functionLabel } from '../../words/functions.ts';
import { basisWords } from '../window.tsx';

/** One function of those that are enabled. */
export function FunctionChoice({
  integration,
  offered,
  value,
  choose,
}: {
  integration: Integration;
  offered: string[];
  value: string;
  choose: (functionName: string) => void;
}) {
  const others = integration.available_actions.length - offered.length;
  return (
    <Stack p="md" gap="sm">
      <Radio.Group value={value} onChange={choose} aria-label="What to read">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {offered.map((name) => {
            const basis = integration.functions.find((fn) => fn.name === name)?.basis;
            return (
              <Radio.Card key={name} value={name} p="sm" radius="sm" className="choice">
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator />
                  <div>
                    <Text size="sm" fw={500} lh={1.3}>
                      {functionLabel(name)}
                    </Text>
                    <Text size="xs" c="dimmed" ff="monospace">
                      {name}
                    </Text>
                    {basis && (
                      <Text size="xs" c="dimmed">
                        {basisWords(basis)}
                      </Text>
                    )}
                  </div>
                </Group>
              </Radio.Card>
            );
          })}
        </SimpleGrid>
      </Radio.Group>
      {others > 0 && (
        <Text size="xs" c="dimmed">
          {others === 1 ? 'One more function' : `${others} more functions`} of {integration.display_name}{' '}
          cannot be synced on demand: not enabled, disabled here, or always read whole.{' '}
          <Anchor
            component={Link}
            to={`/integrations/${integration.integration_name}`}
            inherit
            underline="always"
          >
            All functions
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}
