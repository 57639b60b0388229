import { Group, MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { Pager } from '../paging/pager.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty } from '../states/states.tsx';
import { useExplorerAddress } from './address.ts';
import { columnsOf, heading, usualColumns } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { askedFilters } from './filters.ts';
import type { RecordList } from './lists.ts';
import { type UnifiedRecord, useRecords } from './queries.ts';
import { RecordCards } from './record-cards.tsx';
import { RecordTable } from './record-table.tsx';

/** Records on a page: as many as can be looked at. */
const PAGE = 50;

/** The records of one list: filters, a table or JSON, the next page. */
export function Results({ connectionId, list }: { connectionId: string; list: RecordList }) {
  const address = useExplorerAddress();
  const asked = askedFilters(list.filters, address.search);
  const records = useRecords(connectionId, list, address.below, {
    limit: PAGE,
    ...asked,
    ...(address.pageToken && { page_token: address.pageToken }),
  });
  const columns = columnsOf(list, address.columns);
  const addressOf = ({ id }: UnifiedRecord) =>
    `/connections/${connectionId}/records/${list.name}/${encodeURIComponent(id)}` +
    (address.below ? `?below=${encodeURIComponent(address.below)}` : '');
  const missing = list.within !== null && !address.below;
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <FilterBar fields={list.filters} asked={asked} change={address.change} />
        <Group gap="xs" align="flex-end">
          {address.view === 'table' && <Columns list={list} />}
          <SegmentedControl
            size="xs"
            aria-label="View"
            value={address.view}
            onChange={(view) => address.change('view', view === 'json' ? 'json' : null)}
            data={[
              { value: 'table', label: 'Table' },
              { value: 'json', label: 'JSON' },
            ]}
          />
        </Group>
      </Group>
      <section className="panel" aria-label={`${list.title}: records`} aria-busy={records.isFetching}>
        {missing ? (
          <Empty title={`Choose a ${heading(list.within!.parameter).toLowerCase().replace(' id', '')} first`}>
            This list has the records of one of them.
          </Empty>
        ) : (
          <Answered query={records} rows={10}>
            {({ data, next_token: next }) =>
              data.length === 0 ? (
                <Nothing filtered={Object.keys(asked).length > 0} />
              ) : (
                <>
                  {address.view === 'json' ? (
                    <RecordCards records={data} addressOf={addressOf} />
                  ) : (
                    <RecordTable
                      records={data}
                      columns={columns}
                      addressOf={addressOf}
                      caption={`${list.title}: table`}
                    />
                  )}
                  <Pager next={next} shown={data.length} noun="records" />
                </>
              )
            }
          </Answered>
        )}
      </section>
    </Stack>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Empty title="Nothing fits these filters">Take one away, or compare with something else.</Empty>
  ) : (
    <Empty title="Nothing is stored yet">
      What the source holds appears here once a sync has read it. The tab Coverage shows which part of the
      past that was.
    </Empty>
  );
}

function Columns({ list }: { list: RecordList }) {
  const address = useExplorerAddress();
  const chosen = address.columns?.split(',') ?? usualColumns(list);
  return (
    <MultiSelect
      aria-label="Columns"
      size="xs"
      w={160}
      data={list.fields.map(({ name }) => ({ value: name, label: heading(name) }))}
      value={chosen}
      onChange={(names) => address.change('columns', names.length === 0 ? null : names.join(','))}
      searchable
      placeholder={`${chosen.length} columns`}
      styles={{ pill: { display: 'none' } }}
      maxDropdownHeight={320}
      comboboxProps={{ width: 260, position: 'bottom-end' }}
    />
  );
}
