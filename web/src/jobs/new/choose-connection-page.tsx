import { Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { ConnectionChoice } from '../../connection-choice/connection-choice.tsx';
import { Page, Panel } from '../../shell/page.tsx';

/** The first step of creating an on-demand sync: whose data. */
export function ChooseConnectionPage() {
  const navigate = useNavigate();
  return (
    <Page title="New on-demand sync" about="First choose the connection whose data is to be read.">
      <Panel>
        <Stack p="md" gap="xs">
          <ConnectionChoice
            value={null}
            choose={(connectionId) => connectionId && navigate(`/connections/${connectionId}/sync`)}
          />
          <Text size="sm" c="dimmed">
            Type a name, an integration or the beginning of an id.
          </Text>
        </Stack>
      </Panel>
    </Page>
  );
}
