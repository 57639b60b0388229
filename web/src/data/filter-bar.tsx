import { Button, Group, Pill, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { PlusIcon } from '@radix-ui/react-icons';
import { inUtc } from '../time/instant.tsx';
import { heading } from './columns.ts';
import { FilterForm } from './filter-form.tsx';
import { type FilterField, filterOf } from './filters.ts';

/** The filters that hold, each to be taken away, and the way to one more. */
export function FilterBar({
  fields,
  asked,
  change,
}: {
  fields: FilterField[];
  asked: Record<string, string>;
  change: (parameter: string, value: string | null) => void;
}) {
  const [opened, { close, toggle }] = useDisclosure();
  const parameters = Object.keys(asked);
  return (
    <Group gap="xs" role="group" aria-label="Filters">
      {parameters.map((parameter) => (
        <Pill
          key={parameter}
          size="md"
          withRemoveButton
          onRemove={() => change(parameter, null)}
          removeButtonProps={{
            'aria-label': `Remove the filter ${parameter}`,
            tabIndex: 0,
            'aria-hidden': false,
          }}
        >
          {sentence(fields, parameter, asked[parameter]!)}
        </Pill>
      ))}
      <Popover opened={opened} onChange={close} trapFocus width={320} position="bottom-start" shadow="md">
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<PlusIcon aria-hidden />} onClick={toggle}>
            Filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="New filter">
          <Stack gap="sm">
            <FilterForm
              fields={fields}
              add={(parameter, value) => {
                change(parameter, value);
                close();
              }}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {'ids[in]' in asked && parameters.length > 1 && (
        <Text size="xs" c="dimmed">
          Ids stand alone: the other filters are not looked at.
        </Text>
      )}
    </Group>
  );
}

function sentence(fields: FilterField[], parameter: string, value: string): string {
  const found = filterOf(fields, parameter);
  if (!found) return parameter;
  const { filter, operator } = found;
  const shown =
    filter.kind === 'date' && !operator.several && !Number.isNaN(Date.parse(value)) ? inUtc(value) : value;
  const meaning = operator.meaning.replace(/ of up to .*$/, ' of').replace('equal to', 'is');
  return `${heading(filter.field)} ${meaning.replace(/^Up to .*|^Records .*/, operatorWord(parameter))} ${shown}`;
}

/** "not contains" for `trackstar_tags[not_contains]`. */
function operatorWord(parameter: string): string {
  return /\[(.+)\]/.exec(parameter)?.[1]?.replaceAll('_', ' ') ?? '';
}
