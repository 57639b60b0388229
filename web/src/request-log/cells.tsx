import { Text } from '@mantine/core';
import { Ago } from '../time/instant.tsx';
import type { Column } from './column.ts';
import { whoOf } from './words.ts';

/** When it was, and who it was: the columns that both logs begin with. */
export const WHEN: Column = {
  title: 'When',
  cell: ({ at }) => (
    <span className="whole">
      <Ago at={at} />
    </span>
  ),
};

export const WHO: Column = {
  title: 'Who',
  cell: ({ actor }) => {
    const { who, how } = whoOf(actor);
    return (
      <>
        <Text size="sm" miw={110}>
          {who}
        </Text>
        <Text size="xs" c="dimmed">
          {how}
        </Text>
      </>
    );
  },
};

/** An address, which may be long: cut in the list, whole in the details. */
export function Address({ children, dimmed = false }: { children: string; dimmed?: boolean }) {
  return (
    <Text
      size="xs"
      ff="monospace"
      lineClamp={2}
      style={{ overflowWrap: 'anywhere' }}
      {...(dimmed && { c: 'dimmed' })}
    >
      {children}
    </Text>
  );
}
