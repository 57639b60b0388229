import { Alert, Anchor, Breadcrumbs, List, Stack, Table, Text } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { Page, Panel } from '../shell/page.tsx';
import { Scrolls } from '../shell/scrolls.tsx';
import { Empty } from '../states/states.tsx';
import { Catalogue } from './catalogue.tsx';
import { FunctionTable } from './function-table.tsx';
import { Marked } from './marked.tsx';
import type { Integration } from './queries.ts';

/** One integration: what it reads, how well that was checked, what connecting asks for, and what nobody knows. */
export function IntegrationPage() {
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  return (
    <Catalogue>
      {(all) => {
        const named = all.filter((one) => one.integration_name === slug);
        const found = named.find((one) => one.integration_type === search.get('type')) ?? named[0];
        return (
          <Page
            title={found?.display_name ?? slug}
            about={
              <Breadcrumbs component="nav" aria-label="Where this is" separatorMargin={6}>
                <Anchor component={Link} to={`/integrations?type=${found?.integration_type ?? ''}`} size="sm">
                  Integrations
                </Anchor>
                <span>{slug}</span>
              </Breadcrumbs>
            }
          >
            {found ? (
              <Found one={found} others={named.filter((other) => other !== found)} />
            ) : (
              <section className="panel">
                <Empty title="There is no such integration">Its name may have been cut short.</Empty>
              </section>
            )}
          </Page>
        );
      }}
    </Catalogue>
  );
}

function Found({ one, others }: { one: Integration; others: Integration[] }) {
  return (
    <Stack gap="md">
      <Alert
        color={one.available ? 'teal' : 'gray'}
        title={one.available ? 'It can be connected today' : 'It cannot be connected yet'}
      >
        <Text size="sm">
          {one.available
            ? 'Give what is asked for below to the API or the command line; what is entered is tried at the source before anything is kept.'
            : 'There is no connector for it: what stands here is planned, and nothing of it is decided or checked.'}
        </Text>
        {others.length > 0 && (
          <Text size="sm" mt={4}>
            The same name is also{' '}
            {others.map((other) => (
              <Anchor
                key={other.integration_type}
                component={Link}
                to={`?type=${other.integration_type}`}
                underline="always"
                inherit
                mr={8}
              >
                of type {other.integration_type}
              </Anchor>
            ))}
          </Text>
        )}
      </Alert>
      <Panel title="Functions">
        <FunctionTable functions={one.functions} available={one.available} />
      </Panel>
      <Panel title="To enter when connecting">
        <Credentials one={one} />
      </Panel>
      {one.available && (
        <>
          <Panel title="Sources">
            <Sources sources={one.sources} own={one.functions.every(({ evidence }) => evidence === 'own')} />
          </Panel>
          <Panel title="What is unknown">
            <Unknowns unknowns={one.unknowns} />
          </Panel>
        </>
      )}
    </Stack>
  );
}

function Credentials({ one: { credentials, available } }: { one: Integration }) {
  if (credentials.length === 0)
    return (
      <Empty title="Not known">The vendor publishes no interface, and only guesses could be found.</Empty>
    );
  return (
    <Scrolls label="Credentials">
      <Table miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Field</Table.Th>
            <Table.Th>Name</Table.Th>
            <Table.Th>Needed</Table.Th>
            <Table.Th>Kept hidden</Table.Th>
            <Table.Th>Takes</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {credentials.map((field) => (
            <Table.Tr key={field.name}>
              <Table.Td>
                {field.label}
                {field.help && (
                  <Text size="xs" c="dimmed">
                    {field.help}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ff="monospace">{field.name}</Table.Td>
              <Table.Td>{field.required ? 'yes' : 'no'}</Table.Td>
              <Table.Td>{field.secret ? 'yes' : 'no'}</Table.Td>
              <Table.Td>{field.one_of?.join(', ') ?? 'any text'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!available && (
        <Text size="sm" c="dimmed" p="md">
          What the vendor’s own documents and other people’s programs ask for. It may change when the
          connector is written.
        </Text>
      )}
    </Scrolls>
  );
}

function Sources({ sources, own }: { sources: Integration['sources']; own: boolean }) {
  if (own) return <Empty title="It is our own">We wrote this source ourselves, for trying things out.</Empty>;
  if (sources.length === 0) return <Empty title="None is named" />;
  return (
    <Scrolls label="Facts and where they are from">
      <Table miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What is known</Table.Th>
            <Table.Th>From</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map(({ fact, from }) => (
            <Table.Tr key={fact}>
              <Table.Td>
                <Marked text={fact} />
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Marked text={from} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolls>
  );
}

function Unknowns({ unknowns }: { unknowns: string[] }) {
  if (unknowns.length === 0) return <Empty title="Nothing is noted as unknown" />;
  return (
    <List py="md" pr="md" pl={36} size="sm" spacing={6}>
      {unknowns.map((text) => (
        <List.Item key={text}>
          <Marked text={text} />
        </List.Item>
      ))}
    </List>
  );
}
