import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { useThisConnection } from '../connection/queries.ts';
import type { Connection } from '../connections/queries.ts';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { chosenPieces, stretchOf, useChoice } from './choice.ts';
import { Details } from './details.tsx';
import { extentOf, oldestOf, sinceFor } from './extent.ts';
import { FillAll } from './fill-all.tsx';
import { LaneName } from './lane-name.tsx';
import { type FunctionLane, fillable, lanesOf } from './lanes.ts';
import { useNow } from './now.ts';
import {
  type FunctionCoverage,
  useCoverage,
  useCoverageAfterJobs,
  useOnDemandFunctions,
  useOpenJobs,
} from './queries.ts';
import { CoverageTable } from './table.tsx';
import { Legend } from './timeline/legend.tsx';
import type { Mark } from './timeline/marks.ts';
import { isHole } from './timeline/pieces.ts';
import type { Window } from './timeline/scale.ts';
import { Timeline } from './timeline/timeline.tsx';
import { Toolbar } from './timeline/toolbar.tsx';
import { useColourBy } from './timeline/use-colour-by.ts';
import { useWindow } from './timeline/use-window.ts';

/** The tab Coverage: what was read of a connection, and what was not. */
export function CoverageOfConnection() {
  const connection = useThisConnection();
  const query = useCoverage(connection.connection_id, null, false);
  return (
    <Panel>
      <Answered query={query} rows={8}>
        {(data) => <Picture connection={connection} known={data} />}
      </Answered>
    </Panel>
  );
}

function Picture({ connection, known }: { connection: Connection; known: readonly FunctionCoverage[] }) {
  const { connection_id: connectionId } = connection;
  const now = useNow();
  const all = useMemo(() => extentOf(oldestOf(known), now), [known, now]);
  const view = useWindow(all, now);
  const [by, setBy] = useColourBy();
  const jobs = useOpenJobs(connectionId);
  const open = jobs.data;
  useCoverageAfterJobs(connectionId, open);
  const answer = useCoverage(
    connectionId,
    sinceFor(Math.min(view.window.from, all.from), now),
    Boolean(open?.length),
  );
  const lanes = useMemo(
    () => lanesOf(answer.data ?? known, open ?? [], answer.data !== undefined),
    [answer.data, known, open],
  );
  const onDemand = useOnDemandFunctions(connection);
  const mayFill = useMay('operator');
  const [filling, { open: openFill, close: closeFill }] = useDisclosure();
  const [only, setOnly] = useState<string | null>(null);
  const [chosen, choose] = useChoice();
  useChoiceOfFunction(lanes, answer.data !== undefined, choose);

  const onChoose = useCallback((lane: string, mark: Mark) => choose(lane, stretchOf(mark)), [choose]);
  const { glide } = view;
  const onOpen = useCallback(
    (_lane: string, mark: Mark) => {
      glide(around(stretchOf(mark), all));
    },
    [glide, all],
  );
  const askFor = (functionName: string | null) => {
    setOnly(functionName);
    openFill();
  };
  const fillableLanes = lanes.filter(
    (lane) => onDemand?.has(lane.coverage.function_name) && fillable(lane, view.window, true),
  );
  const holes = fillableLanes.filter((lane) => fillable(lane, view.window, false));
  const named = lanes.map((lane) => ({
    ...lane,
    name: (
      <LaneName
        lane={lane}
        window={view.window}
        onFill={mayFill && holes.includes(lane) ? () => askFor(lane.id) : null}
      />
    ),
  }));
  const whole = named.filter(({ snapshot }) => snapshot !== undefined);
  const groups = [
    { id: 'by window', lanes: named.filter(({ snapshot }) => snapshot === undefined) },
    ...(whole.length > 0 ? [{ id: 'whole', heading: <WholeHeading />, lanes: whole }] : []),
  ];
  const lane = lanes.find(({ id }) => id === chosen?.lane);
  const pieces = lane && chosen ? chosenPieces(lane.pieces, chosen) : [];
  if (lanes.length === 0)
    return <Empty title="Nothing can be read of this connection">All of its functions are disabled.</Empty>;
  return (
    <Stack gap={0} className="coverage">
      <Toolbar view={view} now={now}>
        {mayFill && (
          <Button size="xs" disabled={fillableLanes.length === 0} onClick={() => askFor(null)}>
            Fill gaps…
          </Button>
        )}
      </Toolbar>
      {answer.error && (
        <Alert color="orange" mx="md" mb="sm" role="alert">
          <Text size="sm">What is shown is not the newest: {answer.error.message}</Text>
        </Alert>
      )}
      <Timeline
        groups={groups}
        all={all}
        view={view}
        now={now}
        by={by}
        run={pieces.length === 1 ? (pieces[0]?.reading?.run_id ?? null) : null}
        chosen={chosen}
        onChoose={onChoose}
        onOpen={onOpen}
      />
      <Legend by={by} onBy={setBy} kinds={kindsOf(lanes)} />
      <Details
        connection={connection}
        lane={lane ?? null}
        pieces={pieces}
        window={view.window}
        open={open ?? []}
        canFill={onDemand?.has(lane?.coverage.function_name ?? '') ?? false}
        onZoom={(stretch) => glide(around(stretch, all))}
        onClose={() => choose('', null)}
      />
      <CoverageTable connectionId={connectionId} lanes={lanes} window={view.window} />
      <FillAll
        connectionId={connectionId}
        lanes={only === null ? fillableLanes : fillableLanes.filter(({ id }) => id === only)}
        window={view.window}
        opened={filling}
        onClose={closeFill}
      />
    </Stack>
  );
}

function WholeHeading() {
  return (
    <Text size="xs" c="dimmed" className="group-heading">
      Read whole each time, so there are no ranges: a mark stands where it was read last
    </Text>
  );
}

/** A stretch, and to both sides of it what it lies in. */
function around({ start, end }: { start: number; end: number }, all: Window): Window {
  const from = Math.max(start, all.from);
  const room = (end - from) * 0.4;
  return { from: from - room, to: end + room };
}

/** Where the address names a function alone, as Home does, its newest gap is chosen. */
function useChoiceOfFunction(
  lanes: readonly FunctionLane[],
  known: boolean,
  choose: (lane: string, stretch: { start: number; end: number } | null) => void,
) {
  const [search] = useSearchParams();
  const wanted = search.get('function');
  useEffect(() => {
    if (wanted === null || !known) return;
    const lane = lanes.find(({ coverage }) => coverage.function_name === wanted);
    choose(lane?.id ?? '', lane?.pieces.findLast(isHole) ?? null);
  }, [wanted, known, lanes, choose]);
}

/** What is drawn, for the legend. */
function kindsOf(lanes: readonly FunctionLane[]): ReadonlySet<string> {
  return new Set(
    lanes.flatMap(({ pieces, snapshot, reading }) => [
      ...pieces.flatMap(({ kind, gap, reading }) => [
        gap ?? kind,
        ...(reading?.older_mapper ? ['older'] : []),
      ]),
      ...(snapshot ? ['snapshot'] : []),
      ...(reading?.length ? ['reading'] : []),
    ]),
  );
}
