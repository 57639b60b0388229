import { Loader } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { Opened } from './address.ts';
import { ask, type Choice, type Connected, type Invitation, Refused } from './client.ts';
import { Done } from './done.tsx';
import { Ended } from './ended.tsx';
import { Enter } from './enter.tsx';
import { Introduction } from './introduction.tsx';
import { narrowed, onlyOne } from './offer.ts';
import { Picker } from './picker.tsx';
import { Closing, Step } from './step.tsx';
import { tellClosed, tellConnected } from './tell-parent.ts';

type Where =
  | { step: 'introduction' }
  | { step: 'choose' }
  | { step: 'enter'; choice: Choice }
  | { step: 'done'; choice: Choice; connected: Connected };

/** The way from an invitation to a connected account. */
export function Link({ opened }: { opened: Opened }) {
  const { parent } = opened;
  const close = useCallback(() => tellClosed(parent), [parent]);
  return (
    <Closing value={parent === null ? null : close}>
      <Way opened={opened} close={close} />
    </Closing>
  );
}

function Way({ opened, close }: { opened: Opened; close: () => void }) {
  const { secret, parent } = opened;
  const [invitation, setInvitation] = useState<Invitation | Error | null>(null);
  const [where, setWhere] = useState<Where>({ step: 'introduction' });

  const load = useCallback(() => {
    setInvitation(null);
    if (secret === null) {
      setInvitation(
        new Refused(
          401,
          'unauthorized',
          'This page needs the whole address that somebody has sent you. Open it again from where you have it, or ask for a new one.',
        ),
      );
      return;
    }
    ask<Invitation>('', secret).then(setInvitation, setInvitation);
  }, [secret]);
  useEffect(load, [load]);

  if (invitation === null)
    return (
      <Step title="Connect an account">
        <Loader role="status" aria-label="Loading" />
      </Step>
    );
  if (secret === null || invitation instanceof Error)
    return <Ended error={invitation as Error} retry={load} />;

  const choices = narrowed(invitation, opened);
  const only = onlyOne(choices, opened);
  const organization = invitation.organization.name;
  switch (where.step) {
    case 'introduction':
      return (
        <Introduction
          organization={organization}
          again={invitation.connection !== null}
          only={only}
          next={() => setWhere(only ? { step: 'enter', choice: only } : { step: 'choose' })}
        />
      );
    case 'choose':
      return (
        <Picker
          organization={organization}
          choices={choices}
          back={() => setWhere({ step: 'introduction' })}
          choose={(choice) => setWhere({ step: 'enter', choice })}
        />
      );
    case 'enter':
      return (
        <Enter
          secret={secret}
          framed={parent !== null}
          choice={where.choice}
          again={invitation.connection !== null}
          back={() => setWhere({ step: only ? 'introduction' : 'choose' })}
          ended={setInvitation}
          done={(connected) => {
            tellConnected(parent, connected);
            setWhere({ step: 'done', choice: where.choice, connected });
          }}
        />
      );
    case 'done':
      return (
        <Done
          organization={organization}
          name={where.choice.display_name}
          connected={where.connected}
          finish={parent === null ? undefined : close}
        />
      );
  }
}
