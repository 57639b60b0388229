import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import { LIVE_MS } from '../api/queries.ts';
import { Copied, Fact } from '../shell/fact.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Mark } from '../status/badges.tsx';
import { Instant } from '../time/instant.tsx';
import { connectionKey } from './queries.ts';

/** What stands at the address of a connection that was deleted: how far that is. */
export function Deleted({ connectionId }: { connectionId: string }) {
  const deletion = useQuery({
    queryKey: [...connectionKey(connectionId), 'deletion'],
    queryFn: async ({ signal }) => {
      const path = { connection_id: connectionId };
      return (await answerOf(api.GET('/connections/{connection_id}/deletion', { params: { path }, signal })))
        .data;
    },
    refetchInterval: ({ state }) => (state.data?.status === 'open' ? LIVE_MS : false),
  });
  return (
    <Panel title="Deletion">
      <Answered query={deletion}>
        {({ status, integration_name: name, integration_type: type, ...when }) => (
          <>
            <dl className="facts" aria-live="polite">
              <Fact name="State">
                {status === 'done' ? (
                  <Mark color="teal" word="deleted" hint="Nothing of it is left" />
                ) : (
                  <Mark
                    color="blue"
                    word="being deleted"
                    hint="The workers are clearing what was stored of it"
                  />
                )}
              </Fact>
              <Fact name="Connection id">
                <Copied value={connectionId} />
              </Fact>
              <Fact name="Integration">
                {type}/{name}
              </Fact>
              <Fact name="Deleted">
                <Instant at={when.deleted_at} />
              </Fact>
              {when.done_at ? (
                <Fact name="Nothing left since">
                  <Instant at={when.done_at} />
                </Fact>
              ) : (
                <Fact name="Nothing left by">
                  <Instant at={when.due_by} />, while a worker runs
                </Fact>
              )}
            </dl>
            <Text size="sm" c="dimmed" px="md" pb="md">
              Its token and credentials were gone at once; its records, payloads, events, files, jobs and logs
              are cleared after. That it was there and who deleted it stays in the{' '}
              <Anchor
                component={Link}
                to={`/audit-log?connection_id=${connectionId}`}
                inherit
                underline="always"
              >
                audit log
              </Anchor>
              .
            </Text>
          </>
        )}
      </Answered>
    </Panel>
  );
}
