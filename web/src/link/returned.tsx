import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ask, type Connected } from './client.ts';
import { Done } from './done.tsx';
import { Step, Trouble } from './step.tsx';
import { BEGUN } from './to-vendor.tsx';

type Came = Connected & { display_name: string; organization: { name: string } };

/** Somebody comes back from a vendor: what he brings is traded, and connects. */
export function Returned() {
  const [came, setCame] = useState<Came | Error | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    // Once, though React may call this twice: what he brings counts once.
    if (asked.current) return;
    asked.current = true;
    const given = new URLSearchParams(window.location.search);
    // It is in no history afterwards, and a page that is loaded again does not bring it again.
    window.history.replaceState(null, '', window.location.pathname);
    const json = { state: given.get('state') ?? '', code: given.get('code'), error: given.get('error') };
    ask<Came>('/returned', null, json).then(setCame, setCame);
  }, []);

  if (came === null)
    return (
      <Step title="Almost there…">
        <Loader role="status" aria-label="Connecting" />
      </Step>
    );
  if (came instanceof Error) {
    const begun = beginning();
    return (
      <Step
        title="That did not work"
        actions={
          begun && (
            <Button size="md" component="a" href={begun}>
              Begin again
            </Button>
          )
        }
      >
        <Trouble>{came.message}</Trouble>
      </Step>
    );
  }
  return <Done organization={came.organization.name} name={came.display_name} connected={came} />;
}

function beginning(): string | null {
  try {
    return window.sessionStorage.getItem(BEGUN);
  } catch {
    return null;
  }
}
