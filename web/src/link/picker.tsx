import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Choice } from './client.ts';
import { search } from './offer.ts';
import { Step } from './step.tsx';

/** More than these are found by their name. */
const SEARCHED_FROM = 6;

/** The choice of a system. */
export function Picker({
  organization,
  choices,
  choose,
  back,
}: {
  organization: string;
  choices: readonly Choice[];
  choose: (choice: Choice) => void;
  back: () => void;
}) {
  const [typed, setTyped] = useState('');
  const found = search(choices, typed);
  return (
    <Step title="Which system do you use?" back={back}>
      {choices.length >= SEARCHED_FROM && (
        <TextInput
          size="md"
          type="search"
          label="Search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
        />
      )}
      <Text size="sm" c="dimmed" role="status">
        {choices.length === 0
          ? `There is none that ${organization} can connect by this link. Tell them which one you use.`
          : found.length === 0
            ? `None is called so. Ask ${organization} whether yours can be connected.`
            : ''}
      </Text>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {found.map((choice) => (
          <li key={`${choice.integration_type}/${choice.integration_name}`}>
            <button type="button" className="choice" onClick={() => choose(choice)}>
              {choice.display_name}
            </button>
          </li>
        ))}
      </Stack>
    </Step>
  );
}
