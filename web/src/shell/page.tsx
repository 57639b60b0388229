import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** A page: its title (also of the window), what it is about, what can be done on it. */
export function Page({
  title,
  about,
  actions,
  children,
}: {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Backhaul`;
  }, [title]);
  return (
    <Stack gap="md" maw={1240} mx="auto">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box miw={0}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {about && (
            <Text c="dimmed" size="sm" component="div">
              {about}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

/** A part of a page, on a ground of its own. */
export function Panel({
  title,
  aside,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box component="section" className="panel" {...(title ? { 'aria-label': title } : {})}>
      {(title || aside) && (
        <Group justify="space-between" px="md" py="sm" style={{ borderBottom: '1px solid var(--line)' }}>
          {title && (
            <Title order={2} size="h5">
              {title}
            </Title>
          )}
          {aside}
        </Group>
      )}
      {children}
    </Box>
  );
}
