import { Table, Text } from '@mantine/core';
import { Mark } from '../status/badges.tsx';
import { duration } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import { counted, whole } from '../words/numbers.ts';
import { BASIS, EvidenceMark } from './evidence.tsx';
import type { IntegrationFunction } from './queries.ts';

/** The functions of an integration: how each is read, how far back, and whether on demand. */
export function FunctionTable({
  functions,
  available,
}: {
  functions: IntegrationFunction[];
  available: boolean;
}) {
  return (
    <div className="scrolls">
      <Table miw={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Function</Table.Th>
            <Table.Th>On demand</Table.Th>
            <Table.Th>A window is compared with</Table.Th>
            <Table.Th>Limits of the source</Table.Th>
            <Table.Th>Evidence</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {functions.map((fn) => (
            <Table.Tr key={fn.name}>
              <Table.Td>
                {functionLabel(fn.name)}
                <Text size="xs" c="dimmed" ff="monospace">
                  {fn.name}
                </Text>
              </Table.Td>
              <Table.Td>
                <OnDemand fn={fn} available={available} />
              </Table.Td>
              <Table.Td>{fn.basis === null ? 'not decided' : BASIS[fn.basis]}</Table.Td>
              <Table.Td>
                <Limits limits={fn.limits} />
              </Table.Td>
              <Table.Td>
                <EvidenceMark evidence={fn.evidence} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function OnDemand({ fn, available }: { fn: IntegrationFunction; available: boolean }) {
  if (fn.on_demand) return <Mark color="teal" word="yes" hint="It can be synced on demand now" />;
  if (!available) return <Mark color="gray" word="not yet" hint="It has no connector yet" />;
  const hint =
    fn.basis === 'none'
      ? 'It always reads everything, so a window means nothing; schedules and manual syncs read it'
      : 'The operator of this installation can enable it, where the contract has it';
  return <Mark color="gray" word="no" hint={hint} />;
}

function Limits({ limits }: { limits: IntegrationFunction['limits'] }) {
  if (limits === null) return 'not known';
  const {
    keeps_history_days: history,
    widest_window_days: widest,
    result_cap: cap,
    lag_seconds: lag,
  } = limits;
  const lines = [
    history !== null && `keeps ${counted(Math.floor(history), 'day')}`,
    widest !== null && `${counted(Math.round(widest * 10) / 10, 'day')} a question`,
    cap !== null && `lists ${whole(cap)} at most`,
    lag > 0 && `records may come ${duration(lag * 1000).replace(' 0 s', '')} late`,
  ].filter((line) => line !== false);
  if (lines.length === 0) return 'none is known';
  return lines.map((line) => <div key={line}>{line}</div>);
}
