import { Button, Stack } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Pager } from '../paging/pager.tsx';
import { Page, Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { stretchOf } from './choice.ts';
import { ConnectionHeading } from './connection-heading.tsx';
import { extentOf } from './extent.ts';
import { useNow } from './now.ts';
import { type ConnectionCoverage, useOrganizationCoverage } from './queries.ts';
import { laneKey, stripsOf } from './strips.tsx';
import { type Lane, THIN_LANE } from './timeline/lane.tsx';
import { Legend } from './timeline/legend.tsx';
import type { Mark } from './timeline/marks.ts';
import { type Choice, Timeline } from './timeline/timeline.tsx';
import { Toolbar } from './timeline/toolbar.tsx';
import { useWindow } from './timeline/use-window.ts';

/** The page Coverage: what was read of all connections, one strip a function. */
export function Coverage() {
  const [search] = useSearchParams();
  const query = useOrganizationCoverage(search.get('page_token'));
  return (
    <Page
      title="Coverage"
      about="What was read of each connection, and what was not. Press a strip to see it closely and fill its gaps."
    >
      <Panel>
        <Answered query={query} rows={10}>
          {({ data, next_token: next }) =>
            data.length === 0 ? (
              <Empty
                title="There is nothing to show yet"
                action={
                  <Button size="xs" component={Link} to="/connections">
                    To the connections
                  </Button>
                }
              >
                As soon as something is read of a connection it is drawn here.
              </Empty>
            ) : (
              <>
                <Strips data={data} />
                <Pager next={next} shown={data.length} noun="connections" />
              </>
            )
          }
        </Answered>
      </Panel>
    </Page>
  );
}

/** What is drawn, for the legend. */
function kindsOf(groups: readonly { lanes: readonly Lane[] }[]): ReadonlySet<string> {
  const pieces = groups.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.pieces));
  return new Set(pieces.map(({ kind, gap }) => gap ?? kind));
}

function Strips({ data }: { data: readonly ConnectionCoverage[] }) {
  const now = useNow();
  const go = useNavigate();
  const all = useMemo(
    () =>
      extentOf(
        data.flatMap(({ functions }) => functions.map(({ oldest }) => oldest)),
        now,
      ),
    [data, now],
  );
  const view = useWindow(all, now);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const groups = useMemo(
    () =>
      data.map((connection) => ({
        id: connection.connection_id,
        heading: <ConnectionHeading connection={connection} />,
        lanes: stripsOf(connection),
      })),
    [data],
  );
  const onChoose = useCallback(
    (lane: string, mark: Mark) => setChosen({ lane, at: stretchOf(mark).start }),
    [],
  );
  const { window, chosen: chosenWindow } = view;
  const onOpen = useCallback(
    (key: string, mark: Mark) => {
      const { connectionId, lane } = laneKey(key);
      const { start, end } = stretchOf(mark);
      const iso = (at: number) => new Date(at).toISOString();
      const shown = chosenWindow ? { from: iso(window.from), to: iso(window.to) } : {};
      const query = new URLSearchParams({ ...shown, lane, at: iso(start), until: iso(end) });
      void go(`/connections/${connectionId}/coverage?${query}`);
    },
    [go, window, chosenWindow],
  );
  return (
    <Stack gap={0} className="coverage">
      <Toolbar view={view} now={now} />
      <Timeline
        groups={groups}
        all={all}
        view={view}
        now={now}
        by="age"
        shape={THIN_LANE}
        overview={false}
        pressOpens
        chosen={chosen}
        onChoose={onChoose}
        onOpen={onOpen}
      />
      <Legend by={null} kinds={kindsOf(groups)} />
    </Stack>
  );
}
