import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { Consequence } from '../dialogs/consequence.tsx';
import { ShownOnce } from '../dialogs/shown-once.tsx';
import { Pager } from '../paging/pager.tsx';
import { Page } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty, NoPermission } from '../states/states.tsx';
import { KeyTable } from './key-table.tsx';
import { NewKey } from './new-key.tsx';
import { type ApiKey, useApiKeys, useRevokeKey } from './queries.ts';

const ABOUT =
  'Programs read and sync with a key. People sign in instead, and only owners who are signed in make keys.';

/** The organization's API keys; for owners. */
export function Keys() {
  const owner = useMay('owner');
  const [opened, { open, close }] = useDisclosure();
  const [made, setMade] = useState<string | null>(null);
  if (!owner) {
    return (
      <Page title="API keys">
        <section className="panel">
          <NoPermission>Only owners of your organization see its API keys.</NoPermission>
        </section>
      </Page>
    );
  }
  return (
    <Page
      title="API keys"
      about={ABOUT}
      actions={
        <Button size="xs" onClick={open}>
          Make an API key
        </Button>
      }
    >
      <List make={open} />
      {opened && (
        <NewKey
          close={close}
          made={(key) => {
            close();
            setMade(key);
          }}
        />
      )}
      <ShownOnce secret={made} title="The new API key" label="API key" close={() => setMade(null)}>
        It is shown this once: only its digest is kept. Whoever has it can do what it may do, so keep it where
        your program reads its secrets. Send it as the header <code>x-trackstar-api-key</code>.
      </ShownOnce>
    </Page>
  );
}

function List({ make }: { make: () => void }) {
  const [search] = useSearchParams();
  const keys = useApiKeys(search.get('page_token'));
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <section className="panel" aria-label="API keys">
      <Answered query={keys}>
        {({ data, next_token: next }) => (
          <>
            {data.length === 0 ? (
              <Empty
                title="No key works"
                action={
                  <Button size="xs" onClick={make}>
                    Make an API key
                  </Button>
                }
              >
                Without one no program reaches the API.
              </Empty>
            ) : (
              <KeyTable keys={data} revoke={setRevoking} />
            )}
            <Pager next={next} shown={data.length} noun="keys" />
          </>
        )}
      </Answered>
      <Revoke apiKey={revoking} close={() => setRevoking(null)} />
    </section>
  );
}

function Revoke({ apiKey, close }: { apiKey: ApiKey | null; close: () => void }) {
  const revoke = useRevokeKey();
  return (
    <Consequence
      opened={apiKey !== null}
      close={close}
      title="Revoke the API key"
      verb="Revoke it"
      pending={revoke.isPending}
      act={() => apiKey && revoke.mutate(apiKey.api_key_id, { onSuccess: close })}
    >
      Within a second every program that uses “{apiKey?.name}” is refused with 401, for good: a key that was
      revoked cannot be brought back. Syncs and webhooks go on.
    </Consequence>
  );
}
