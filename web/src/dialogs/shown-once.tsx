import { Alert, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

/**
 * A secret that is shown this once, to be copied. It does not close by a click beside it: what was not copied would be
 * gone.
 */
export function ShownOnce({
  secret,
  title,
  label,
  close,
  children,
}: {
  /** Null while there is nothing to show. */
  secret: string | null;
  title: string;
  label: string;
  close: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      opened={secret !== null}
      onClose={close}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <CopyField label={label} value={secret ?? ''} />
        <Alert color="orange">
          <Text size="sm" component="div">
            {children}
          </Text>
        </Alert>
        <Group justify="flex-end">
          <Button onClick={close}>I have kept it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A value to be taken along, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        label={label}
        value={value}
        readOnly
        flex={1}
        miw={0}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-live="polite">
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
