import { Alert, Button, Center, Code, Skeleton, Stack, Text, Title } from '@mantine/core';
import { ExclamationTriangleIcon, LockClosedIcon } from '@radix-ui/react-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../api/client.ts';

/** Where there is nothing yet: says so, why, and what to do next. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="xs" maw={460}>
        <Title order={2} size="h4" ta="center">
          {title}
        </Title>
        {children && (
          <Text c="dimmed" ta="center" size="sm" component="div">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  );
}

/** Where there is something, and none of it is as the address says. */
export function NothingFits({ title }: { title: string }) {
  return (
    <Empty
      title={title}
      action={
        <Button component={Link} to="?" variant="default" size="xs">
          Show all
        </Button>
      }
    >
      None is like this. Take away a filter to see more.
    </Empty>
  );
}

/** Rows that are on their way. */
export function Loading({ rows = 5, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <Stack gap="xs" p="md" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={row} height={18} radius="sm" />
      ))}
    </Stack>
  );
}

/** What could not be had: in the API's own words, with its request id, and a way to try again. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  if (error instanceof ApiError && error.status === 403) return <NoPermission>{error.message}</NoPermission>;
  const missing = error instanceof ApiError && error.status === 404;
  return (
    <Alert
      color={missing ? 'gray' : 'red'}
      icon={<ExclamationTriangleIcon />}
      title={missing ? 'There is nothing here' : 'This could not be loaded'}
      m="md"
      role="alert"
    >
      <Text size="sm">{error.message}</Text>
      {error instanceof ApiError && error.requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          Request <Code>{error.requestId}</Code>, as the server’s log names it
        </Text>
      )}
      {retry && !missing && (
        <Button size="xs" variant="default" mt="sm" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

/** What this role may not see or do, and whom to ask. */
export function NoPermission({ children }: { children?: ReactNode }) {
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="xs" maw={420}>
        <LockClosedIcon width={28} height={28} aria-hidden />
        <Title order={2} size="h4" ta="center">
          Your role does not allow this
        </Title>
        <Text c="dimmed" ta="center" size="sm">
          {children ?? 'An owner of your organization can change your role on the page Users.'}
        </Text>
      </Stack>
    </Center>
  );
}
