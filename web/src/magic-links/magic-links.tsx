import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../api/session.ts';
import { Consequence } from '../dialogs/consequence.tsx';
import { Pager } from '../paging/pager.tsx';
import { Page } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { LinkTable } from './link-table.tsx';
import { NewLink } from './new-link.tsx';
import { useMagicLinks, useWithdrawLink } from './queries.ts';
import type { MagicLink } from './words.ts';

/** Links by which customers connect their accounts themselves. */
export function MagicLinks() {
  const may = useMay('operator');
  const [opened, { open, close }] = useDisclosure();
  const [shown, setShown] = useState<MagicLink | null>(null);
  return (
    <Page
      title="Magic links"
      about="Customers connect their accounts by themselves, on a page that works on a phone; you never see their passwords."
      actions={
        may && (
          <Button size="xs" onClick={open}>
            Invite a customer
          </Button>
        )
      }
    >
      <List invite={may ? open : null} show={setShown} />
      {opened && (
        <NewLink
          close={close}
          made={(link) => {
            close();
            setShown(link);
          }}
        />
      )}
      {shown && <LinkDialog link={shown} close={() => setShown(null)} />}
    </Page>
  );
}

/** `invite` is null for those who may only look. */
function List({ invite, show }: { invite: (() => void) | null; show: (link: MagicLink) => void }) {
  const [search] = useSearchParams();
  const links = useMagicLinks(search.get('page_token'));
  const [withdrawing, setWithdrawing] = useState<MagicLink | null>(null);
  return (
    <section className="panel" aria-label="Magic links">
      <Answered query={links}>
        {({ magic_links: data, next_token: next }) => (
          <>
            {data.length === 0 ? (
              <Empty
                title="Nobody is invited"
                action={
                  invite && (
                    <Button size="xs" onClick={invite}>
                      Invite a customer
                    </Button>
                  )
                }
              >
                A magic link leads to a page on which a customer chooses a system and enters what it asks for.
                It is listed here until it expires.
              </Empty>
            ) : (
              <LinkTable links={data} show={show} withdraw={setWithdrawing} />
            )}
            <Pager next={next} shown={data.length} noun="links" />
          </>
        )}
      </Answered>
      <Withdraw link={withdrawing} close={() => setWithdrawing(null)} />
    </section>
  );
}

function Withdraw({ link, close }: { link: MagicLink | null; close: () => void }) {
  const withdraw = useWithdrawLink();
  return (
    <Consequence
      opened={link !== null}
      close={close}
      title="Withdraw the link"
      verb="Withdraw it"
      pending={withdraw.isPending}
      act={() => link && withdraw.mutate(link.id, { onSuccess: close })}
    >
      Whoever has it can connect nothing by it any more. What was connected by it stays.
    </Consequence>
  );
}
