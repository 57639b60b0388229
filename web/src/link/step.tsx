import { Alert, Button, CloseButton, Group, Stack, Title } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';

/** Closes the frame that this page stands in; null for a page by itself. */
export const Closing = createContext<(() => void) | null>(null);

/** One step of the way: a heading, which is focused and becomes the title, what there is to do, and how it goes on. */
export function Step({
  title,
  back,
  children,
  actions,
}: {
  title: string;
  back?: (() => void) | undefined;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const close = useContext(Closing);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    heading.current?.focus();
  }, [title]);
  return (
    <main className="sheet" id="main">
      {(back || close) && (
        <Group justify="space-between" mb="sm" mih={36}>
          {back ? (
            <Button variant="subtle" size="compact-md" px={0} onClick={back}>
              ← Back
            </Button>
          ) : (
            <span />
          )}
          {close && <CloseButton size="lg" aria-label="Close" onClick={close} />}
        </Group>
      )}
      <Title order={1} size="h2" ref={heading} tabIndex={-1} mb="md">
        {title}
      </Title>
      <Stack gap="md">{children}</Stack>
      {actions && (
        <Stack gap="sm" className="actions">
          {actions}
        </Stack>
      )}
    </main>
  );
}

/** What went wrong, in the server's words. */
export function Trouble({ children }: { children: ReactNode }) {
  return (
    <Alert color="red" role="alert">
      {children}
    </Alert>
  );
}
