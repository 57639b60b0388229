import { Button, Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Opened } from './address.ts';
import { ask } from './client.ts';
import { openAnew } from './open-anew.ts';
import { Step, Trouble } from './step.tsx';

/** Where somebody can go back to who did not come back as he should have. */
export const BEGUN = 'backhaul-link-begun';

/** The moment before somebody is at the vendor. */
export function ToVendor({ secret, consent }: { secret: string; consent: NonNullable<Opened['consent']> }) {
  const [error, setError] = useState<Error | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    // Once, though React may call this twice: an attempt has one state.
    if (asked.current) return;
    asked.current = true;
    const { attempt, type, name, credentials } = consent;
    remember(`/link/#${secret}`);
    ask<{ url: string }>('/consents', secret, {
      attempt,
      integration_type: type,
      integration_name: name,
      credentials,
    }).then(({ url }) => window.location.replace(url), setError);
  }, [secret, consent]);
  return (
    <Step
      title={error ? 'That did not work' : 'On the way…'}
      actions={
        error && (
          <Button size="md" onClick={() => openAnew(`/link/#${secret}`)}>
            Back
          </Button>
        )
      }
    >
      {error ? <Trouble>{error.message}</Trouble> : <Loader role="status" aria-label="On the way" />}
    </Step>
  );
}

function remember(address: string): void {
  try {
    window.sessionStorage.setItem(BEGUN, address);
  } catch {
    // Without storage there is no button to begin again with; the link itself is still where it was.
  }
}
