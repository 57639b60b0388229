import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { ShownOnce } from '../dialogs/shown-once.tsx';
import { Pager } from '../paging/pager.tsx';
import { Page } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { NoPermission } from '../states/states.tsx';
import { Instant } from '../time/instant.tsx';
import { Invite } from './invite.tsx';
import { type SignInLink, useUsers } from './queries.ts';
import { UserTable } from './user-table.tsx';

/** A link that was just made, and for whom. */
export interface MadeLink {
  email: string;
  link: SignInLink;
}

/** Who may sign in; for owners. */
export function Users() {
  const owner = useMay('owner');
  const [opened, { open, close }] = useDisclosure();
  const [made, setMade] = useState<MadeLink | null>(null);
  if (!owner) {
    return (
      <Page title="Users">
        <section className="panel">
          <NoPermission>
            Only owners of your organization see its users. Ask one of them for another role.
          </NoPermission>
        </section>
      </Page>
    );
  }
  return (
    <Page
      title="Users"
      about="People sign in with a link that works once. There are no passwords, and no e-mail is sent: you hand the link over."
      actions={
        <Button size="xs" onClick={open}>
          Invite somebody
        </Button>
      }
    >
      <List show={setMade} />
      {opened && (
        <Invite
          close={close}
          made={(link) => {
            close();
            setMade(link);
          }}
        />
      )}
      <ShownOnce
        secret={made?.link.url ?? null}
        title={`A sign-in link for ${made?.email ?? ''}`}
        label="Link"
        close={() => setMade(null)}
      >
        It is shown this once and works once, until <Instant at={made?.link.expires_at ?? null} />. Whoever
        opens it is signed in as {made?.email}, so hand it over where only they read it.
      </ShownOnce>
    </Page>
  );
}

function List({ show }: { show: (link: MadeLink) => void }) {
  const [search] = useSearchParams();
  const users = useUsers(search.get('page_token'));
  return (
    <section className="panel" aria-label="Users">
      <Answered query={users}>
        {({ data, next_token: next }) => (
          <>
            <UserTable users={data} show={show} />
            <Pager next={next} shown={data.length} noun="users" />
          </>
        )}
      </Answered>
    </section>
  );
}
