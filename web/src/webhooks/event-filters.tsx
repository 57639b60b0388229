import { Group, Select } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { ConnectionChoice } from '../connection-choice/connection-choice.tsx';
import { useFilters } from '../paging/filters.ts';
import { InstantField } from '../time/instant-field.tsx';
import { OUTCOME_CHOICES } from './outcome.tsx';
import { useEventTypes } from './queries.ts';

const NAMES = ['outcome', 'event_type', 'connection_id', 'event_id', 'since', 'until'] as const;

/** The filters of events and attempts, as the address has them and as the API takes them. */
export function useEventFilters() {
  const [search] = useSearchParams();
  const [chosen, choose] = useFilters(...NAMES);
  const asked = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
  const token = search.get('page_token');
  return {
    chosen,
    choose,
    filtered: Object.keys(asked).length > 0,
    query: { limit: 50, ...asked, ...(token && { page_token: token }) },
  };
}

/** What events or attempts are looked for by. */
export function EventFilters({ attempts = false }: { attempts?: boolean }) {
  const { chosen, choose } = useEventFilters();
  const types = useEventTypes();
  return (
    <Group gap="xs" align="flex-end" p="md" role="group" aria-label="Filters">
      {attempts && (
        <Select
          label="Outcome"
          placeholder="Any"
          clearable
          data={OUTCOME_CHOICES}
          value={chosen.outcome || null}
          onChange={(value) => choose('outcome', value)}
          clearButtonProps={{ 'aria-label': 'Clear outcome' }}
          w={140}
        />
      )}
      <Select
        label="Type of event"
        placeholder="Any"
        clearable
        searchable
        data={(types.data ?? []).map(({ event_type: type }) => type)}
        value={chosen.event_type || null}
        onChange={(value) => choose('event_type', value)}
        clearButtonProps={{ 'aria-label': 'Clear type of event' }}
        w={200}
      />
      <ConnectionChoice
        value={chosen.connection_id || null}
        choose={(value) => choose('connection_id', value)}
        placeholder="Any"
        clearable
      />
      <InstantField label="From" value={chosen.since} choose={(value) => choose('since', value)} />
      <InstantField label="Before" value={chosen.until} choose={(value) => choose('until', value)} />
    </Group>
  );
}
