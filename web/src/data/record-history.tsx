import { Badge, Box, Button, Code, Group, Stack, Text } from '@mantine/core';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { Instant } from '../time/instant.tsx';
import { type Change, type Place, useChanges } from './record-queries.ts';
import { RunLink } from './run-link.tsx';
import './diff.css';

/** What happened to a record, newest first: when, which run found it, and each field before and after. */
export function RecordHistory({ place }: { place: Place }) {
  const query = useChanges(place);
  return (
    <Answered query={query}>
      {({ pages }) => {
        const changes = pages.flatMap((page) => page.data);
        if (changes.length === 0) {
          return (
            <Empty title="No changes are kept">
              Changes are kept for as long as events are. First syncs and silent jobs make no events, nor does
              anything while webhooks of the connection are disabled.
            </Empty>
          );
        }
        return (
          <Stack gap={0} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
            {changes.map((change) => (
              <OneChange
                key={`${change.record_version} ${change.at} ${change.event_types.join()}`}
                connectionId={place.connectionId}
                change={change}
              />
            ))}
            {query.hasNextPage && (
              <Group p="md" component="li">
                <Button
                  size="xs"
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  Older changes
                </Button>
              </Group>
            )}
          </Stack>
        );
      }}
    </Answered>
  );
}

function OneChange({ connectionId, change }: { connectionId: string; change: Change }) {
  const { previous_attributes: before, current_attributes: after } = change;
  return (
    <Box component="li" px="md" py="sm" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            Version {change.record_version}
          </Text>
          {change.event_types.map((type) => (
            <Badge key={type} variant="default">
              {type}
            </Badge>
          ))}
        </Group>
        <Text size="sm" c="dimmed" component="span">
          <Instant at={change.at} /> · <RunLink connectionId={connectionId} {...change.cause} />
        </Text>
      </Group>
      {before === null && (
        <Text size="sm" mt={6}>
          It was stored for the first time.
        </Text>
      )}
      {Object.entries(before ?? {}).map(([path, value]) => (
        <Difference
          key={path}
          path={path}
          before={value}
          after={(after as Record<string, unknown> | null)?.[path]}
        />
      ))}
    </Box>
  );
}

function Difference({ path, before, after }: { path: string; before: unknown; after: unknown }) {
  return (
    <Group gap={8} mt={6} align="flex-start" wrap="wrap">
      <Code>{path}</Code>
      <Text size="sm" component="span" className="diff">
        <del>{inWords(before)}</del>
        <span aria-hidden> → </span>
        <ins>{inWords(after)}</ins>
      </Text>
    </Group>
  );
}

/** A value in one line; a list by how long it is, for its elements are on the page already. */
function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return value === '' ? '“”' : value;
  const text = JSON.stringify(value);
  if (text.length <= 160) return text;
  return Array.isArray(value) ? `${value.length} elements` : `${text.slice(0, 160)}…`;
}
