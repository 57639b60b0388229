import { Button, Group, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';

/** The way through a list that is paged by tokens: back to its beginning, and on. The token stands in the address. */
export function Pager({ next, shown, noun }: { next: string | null; shown: number; noun: string }) {
  const [search] = useSearchParams();
  const onward = !search.has('page_token');
  if (onward && next === null) return null;
  const to = (token: string | null) => {
    const changed = new URLSearchParams(search);
    if (token === null) changed.delete('page_token');
    else changed.set('page_token', token);
    return `?${changed}`;
  };
  return (
    <Group justify="space-between" px="md" py="xs" component="nav" aria-label={`Pages of ${noun}`}>
      <Text size="sm" c="dimmed" className="figures">
        {shown} {noun} on this page
      </Text>
      <Group gap="xs">
        {!onward && (
          <Button size="xs" variant="default" component={Link} to={to(null)}>
            First page
          </Button>
        )}
        {next !== null && (
          <Button size="xs" variant="default" component={Link} to={to(next)}>
            Next page
          </Button>
        )}
      </Group>
    </Group>
  );
}
