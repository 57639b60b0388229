import { AppShell, Burger, Group, NavLink as NavItem, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useMay, useMe } from '../api/session.ts';
import { NAV } from './nav.ts';
import { UserMenu } from './user-menu.tsx';

/** What surrounds every page: where one is, where one can go, who one is. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const { organization } = useMe();
  const { pathname } = useLocation();
  const owner = useMay('owner');
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere wants to see it
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#main" className="skip">
        Skip to the page
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Pages" />
            <UnstyledButton component={Link} to="/">
              <Group gap={8} wrap="nowrap">
                <img src="/app/icon.svg" alt="" width={24} height={24} />
                <Text fw={600}>Backhaul</Text>
              </Group>
            </UnstyledButton>
            <Text c="dimmed" size="sm" truncate visibleFrom="xs">
              {organization.name}
            </Text>
          </Group>
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label="Pages">
        {NAV.filter(({ role }) => role !== 'owner' || owner).map(({ to, label, icon: Icon }) => (
          <NavItem
            key={to}
            component={NavLink}
            to={to}
            end={to === '/'}
            label={label}
            leftSection={<Icon aria-hidden />}
            active={to === '/' ? pathname === '/' : pathname.startsWith(to)}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
