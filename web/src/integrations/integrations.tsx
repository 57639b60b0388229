import { Anchor, Chip, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { MagnifyingGlassIcon } from '@radix-ui/react-icons';
import { useSearchParams } from 'react-router';
import { Page, Panel } from '../shell/page.tsx';
import { Empty } from '../states/states.tsx';
import { counted } from '../words/numbers.ts';
import { Catalogue } from './catalogue.tsx';
import { EVIDENCE, EvidenceMark } from './evidence.tsx';
import { IntegrationTable } from './integration-table.tsx';
import { type Integration, TYPES } from './queries.ts';

/** Everything that can be read, and everything that is still to come. */
export function Integrations() {
  return (
    <Page
      title="Integrations"
      about="The vendor systems that Backhaul knows. Only those with a connector can be connected; of the others nothing is promised."
    >
      <Catalogue>{(all) => <Found all={all} />}</Catalogue>
      <div id="evidence">
        <Levels />
      </div>
    </Page>
  );
}

function Found({ all }: { all: Integration[] }) {
  const [search, setSearch] = useSearchParams();
  const type = TYPES.find(({ value }) => value === search.get('type'))?.value ?? TYPES[0]!.value;
  const text = search.get('search') ?? '';
  const readable = search.has('available');
  const change = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const fits = all.filter((one) => matches(one, text) && (!readable || one.available));
  const shown = fits.filter((one) => one.integration_type === type);
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <SegmentedControl
          aria-label="Type"
          value={type}
          onChange={(value) => change('type', value)}
          data={TYPES.map(({ value, label }) => ({
            value,
            label: `${label} (${fits.filter((one) => one.integration_type === value).length})`,
          }))}
        />
        <TextInput
          aria-label="Search"
          placeholder="Name or function"
          type="search"
          leftSection={<MagnifyingGlassIcon aria-hidden />}
          value={text}
          onChange={(event) => change('search', event.currentTarget.value)}
          w={220}
        />
        <Chip checked={readable} onChange={(checked) => change('available', checked ? 'yes' : null)}>
          Can be connected
        </Chip>
      </Group>
      <Text size="sm" c="dimmed" aria-live="polite">
        {counted(shown.length, 'integration')}, {shown.filter((one) => one.available).length} of them can be
        connected.{' '}
        <Anchor href="#evidence" inherit underline="always">
          What the evidence means
        </Anchor>
      </Text>
      <section className="panel" aria-label="Integrations">
        {shown.length === 0 ? (
          <Empty title="None fits">Look among the other types, or for a part of the name.</Empty>
        ) : (
          <IntegrationTable integrations={shown} />
        )}
      </section>
    </Stack>
  );
}

/** Everything typed is in the name, the slug, or the name of a function. */
function matches(
  { display_name: name, integration_name: slug, functions }: Integration,
  text: string,
): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const held = [name, slug, ...functions.map((fn) => fn.name.replaceAll('_', ' '))].join(' ').toLowerCase();
  return words.every((word) => held.includes(word.replaceAll('_', ' ')));
}

function Levels() {
  return (
    <Panel title="What the evidence means">
      <Stack component="dl" gap={6} p="md" m={0}>
        {Object.entries(EVIDENCE).map(([level, { means }]) => (
          <Group key={level} gap="xs" wrap="nowrap" align="flex-start">
            <dt style={{ minWidth: 160 }}>
              <EvidenceMark evidence={level as keyof typeof EVIDENCE} />
            </dt>
            <Text component="dd" m={0} size="sm">
              {means}.
            </Text>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
