import { SimpleGrid, Text } from '@mantine/core';
import { whole } from '../../words/numbers.ts';

export interface Figure {
  name: string;
  value: number;
  /** What it means, for those who wonder. */
  hint: string;
  /** It is not as it should be. */
  bad?: boolean;
}

/** Some numbers side by side, each with its name. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: figures.length }} spacing="md" p="md" component="dl" m={0}>
      {figures.map(({ name, value, hint, bad }) => (
        <div key={name} title={hint}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text
            component="dd"
            m={0}
            size="lg"
            fw={600}
            className="figures"
            c={bad && value > 0 ? 'var(--mantine-color-red-outline)' : value === 0 ? 'dimmed' : 'inherit'}
          >
            {whole(value)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
