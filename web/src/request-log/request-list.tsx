import { Table, VisuallyHidden } from '@mantine/core';
import { chosenOnly, useFilters } from '../paging/filters.ts';
import { Pager } from '../paging/pager.tsx';
import { Panel } from '../shell/page.tsx';
import { Answered } from '../states/answered.tsx';
import { Empty, NothingFits } from '../states/states.tsx';
import type { Column } from './column.ts';
import { RequestFilterBar } from './filter-bar.tsx';
import { FILTERS, type Log, useChoices, useRequests } from './queries.ts';
import { RequestRow } from './request-row.tsx';

/** One of the two logs, newest first, narrowed by what the address says. */
export function RequestList({
  log,
  columns,
  nothing,
}: {
  log: Log;
  columns: readonly Column[];
  /** What is said where there is nothing at all. */
  nothing: { title: string; why: string };
}) {
  const [filters, choose] = useFilters(...FILTERS, 'page_token');
  const query = useRequests(log, filters);
  const choices = useChoices(log, filters);
  const narrowed = Object.keys(chosenOnly(filters)).length > 0;
  return (
    <Panel>
      <RequestFilterBar chosen={filters} choose={choose} choices={choices} />
      <Answered query={query} rows={8}>
        {({ data, next_token: next }) => (
          <>
            {data.length === 0 && narrowed && <NothingFits title="No request fits" />}
            {data.length === 0 && !narrowed && <Empty title={nothing.title}>{nothing.why}</Empty>}
            {data.length > 0 && (
              <div className="scrolls">
                <Table miw={860} horizontalSpacing="md">
                  <Table.Thead>
                    <Table.Tr>
                      {columns.map(({ title, right }) => (
                        <Table.Th key={title} {...(right && { ta: 'right' })}>
                          {title}
                        </Table.Th>
                      ))}
                      <Table.Th>
                        <VisuallyHidden>Details</VisuallyHidden>
                      </Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {data.map((entry) => (
                      <RequestRow key={entry.id} entry={entry} columns={columns} choose={choose} />
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
            )}
            <Pager next={next} shown={data.length} noun="requests" />
          </>
        )}
      </Answered>
    </Panel>
  );
}
