import { Anchor, Box, Text } from '@mantine/core';
import { ExclamationTriangleIcon } from '@radix-ui/react-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../api/session.ts';
import type { Connection } from '../connections/queries.ts';
import { Ago } from '../time/instant.tsx';
import { counted } from '../words/numbers.ts';

/**
 * What keeps the whole connection from syncing, above every tab. What concerns single functions stands beside these,
 * so here it is only counted.
 */
export function Trouble({ connection }: { connection: Connection }) {
  const { errors, health_detail: detail } = connection;
  const whole = errors.filter(({ resource }) => resource === null);
  if (whole.length > 0) return <NothingRead errors={whole} others={errors.length - whole.length} />;
  if (errors.length > 0)
    return (
      <Notice title={`${withErrors(errors.length)}; the others are read`}>
        <Anchor component={Link} to="schedules" size="sm">
          See which, and why
        </Anchor>
      </Notice>
    );
  if (detail.state !== 'trouble') return null;
  return (
    <Notice title="A run of it has failed again and again">
      <Text size="sm" component="div">
        {detail.reason}{' '}
        {detail.since && (
          <Since>
            Since <Ago at={detail.since} />.
          </Since>
        )}
      </Text>
      <Anchor component={Link} to="logs" size="sm">
        See its runs
      </Anchor>
    </Notice>
  );
}

function NothingRead({ errors, others }: { errors: Connection['errors']; others: number }) {
  const asks = useMay('operator') && errors.some(({ code }) => code === 'credentials_refused');
  return (
    <Notice title="Nothing can be read from this connection" blocking>
      {errors.map((error) => (
        <Text size="sm" key={error.code} component="div">
          {error.message}{' '}
          <Since>
            First <Ago at={error.first_seen} />, last <Ago at={error.last_seen} />.
          </Since>
        </Text>
      ))}
      {asks && (
        <Anchor component={Link} to="settings" size="sm">
          Ask for new credentials
        </Anchor>
      )}
      {others > 0 && (
        <Anchor component={Link} to="schedules" size="sm">
          {withErrors(others)} besides
        </Anchor>
      )}
    </Notice>
  );
}

function Notice({
  title,
  blocking = false,
  children,
}: {
  title: string;
  blocking?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="panel notice" data-blocking={blocking} aria-label="What keeps it from syncing">
      <Box component={ExclamationTriangleIcon} mt={3} aria-hidden style={{ flex: 'none' }} />
      <div>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        {children}
      </div>
    </section>
  );
}

function Since({ children }: { children: ReactNode }) {
  return (
    <Text span c="dimmed" size="xs">
      {children}
    </Text>
  );
}

function withErrors(count: number): string {
  return counted(count, 'function has an error', 'functions have errors');
}
