import { Code, CopyButton, Group, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';

/** A name and what it stands for, in a list of the class `facts`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}

/** An id, to be copied. */
export function Copied({ value }: { value: string }) {
  return (
    <Group gap="xs">
      <Code>{value}</Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <UnstyledButton onClick={copy} fz="xs" c="var(--mantine-color-anchor)" aria-live="polite">
            {copied ? 'Copied' : 'Copy'}
          </UnstyledButton>
        )}
      </CopyButton>
    </Group>
  );
}
