import { Anchor, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../api/session.ts';
import { useCatalogue } from '../integrations/queries.ts';
import { Mark } from '../status/badges.tsx';
import { Ago, Instant } from '../time/instant.tsx';
import { type MagicLink, offeredBy } from './words.ts';

/** Links that work: whom each is for, what it offers, whether it was used. */
export function LinkTable({
  links,
  show,
  withdraw,
}: {
  links: MagicLink[];
  show: (link: MagicLink) => void;
  withdraw: (link: MagicLink) => void;
}) {
  const may = useMay('operator');
  const names = new Map(
    (useCatalogue().data ?? []).map((one) => [one.integration_name, one.display_name] as const),
  );
  return (
    <div className="scrolls">
      <Table miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Customer</Table.Th>
            <Table.Th>Offers</Table.Th>
            <Table.Th>Works until</Table.Th>
            <Table.Th>Used first</Table.Th>
            {may && (
              <Table.Th>
                <VisuallyHidden>What can be done</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {links.map((link) => (
            <Table.Tr key={link.id}>
              <Table.Td>
                {link.customer_id ?? (
                  <Text span inherit c="dimmed">
                    none said
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {link.connection_id === null ? (
                  offeredBy(link, names)
                ) : (
                  <Anchor
                    component={Link}
                    to={`/connections/${link.connection_id}`}
                    size="sm"
                    underline="always"
                  >
                    {offeredBy(link, names)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                <Instant at={link.expires_at} dateOnly />
              </Table.Td>
              <Table.Td>
                {isUsedUp(link) ? (
                  <Mark color="gray" word="used up" hint="Its credentials were entered; it works no more" />
                ) : (
                  <Ago at={link.used_at} none="not yet" />
                )}
              </Table.Td>
              {may && (
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    {link.url !== null && !isUsedUp(link) && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => show(link)}
                        aria-label={`Show the link ${nameOf(link)}`}
                      >
                        Show the link
                      </Button>
                    )}
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => withdraw(link)}
                      aria-label={`Withdraw the link ${nameOf(link)}`}
                    >
                      Withdraw
                    </Button>
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** What is entered anew for one connection is entered once. */
function isUsedUp({ connection_id: connectionId, used_at: used }: MagicLink): boolean {
  return connectionId !== null && used !== null;
}

/** What tells a link from others where it is only heard. */
function nameOf({ customer_id: customer, id }: MagicLink): string {
  return customer === null ? id.slice(-8) : `for ${customer}`;
}
