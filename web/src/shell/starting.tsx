import { Center, Loader, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

/** The whole window, until it is known who looks at it. */
export function Starting() {
  return (
    <Bare>
      <Center h="100vh">
        <Loader role="status" aria-label="Loading" />
      </Center>
    </Bare>
  );
}

/** Where there are no pages around it: something that a screen reader can name and go to. */
export function Bare({ children }: { children: ReactNode }) {
  return (
    <main>
      <VisuallyHidden component="h1">Backhaul</VisuallyHidden>
      {children}
    </main>
  );
}
