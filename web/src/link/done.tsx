import { Button, List, Loader, Text } from '@mantine/core';
import { functionLabel } from '../words/functions.ts';
import type { Connected, Permission } from './client.ts';
import { usePermissions } from './permissions.ts';
import { Step } from './step.tsx';

const WORDS: Readonly<Record<Permission['permission'], string>> = {
  granted: 'can be read',
  missing: 'may not be read with what you entered',
  unknown: 'not known yet',
};
const SIGNS: Readonly<Record<Permission['permission'], string>> = {
  granted: '✓',
  missing: '✕',
  unknown: '…',
};

/** What was connected, what was found out of what may be read, and the way back. */
export function Done({
  organization,
  name,
  connected,
  finish,
}: {
  organization: string;
  name: string;
  connected: Connected;
  /** Back to the page that opened this one; left out where there is none. */
  finish?: (() => void) | undefined;
}) {
  const { permissions, looking } = usePermissions(connected.auth_code);
  const whose = Object.values(connected.me ?? {})[0];
  const missing = permissions.some(({ permission }) => permission === 'missing');
  return (
    <Step
      title={`${name} is connected`}
      actions={
        finish && (
          <Button size="md" onClick={finish}>
            Finish
          </Button>
        )
      }
    >
      {whose !== undefined && <Text>The account of {whose}.</Text>}
      {permissions.length > 0 && (
        <List spacing={4} listStyleType="none" aria-label="What can be read">
          {permissions.map(({ function_name, permission }) => (
            <List.Item key={function_name}>
              <span aria-hidden>{SIGNS[permission]} </span>
              {functionLabel(function_name)}:{' '}
              <Text span c={permission === 'missing' ? 'red' : 'dimmed'}>
                {WORDS[permission]}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      {looking && <Loader size="sm" type="dots" role="status" aria-label="Finding out what can be read" />}
      {missing && (
        <Text size="sm">
          If it should be readable, give the access at {name}, and connect again. All else works as it is.
        </Text>
      )}
      {!finish && <Text c="dimmed">{organization} can see the connection now. You can close this page.</Text>}
    </Step>
  );
}
