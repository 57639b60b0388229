import { Badge, Button, Group, TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../api/session.ts';
import { type Place, useSetTags } from './record-queries.ts';

/** The tags of a record: labels of the API's clients, which never leave Backhaul. */
export function RecordTags({ place, tags }: { place: Place; tags: unknown[] }) {
  const may = useMay('operator');
  const [edited, setEdited] = useState<string[] | null>(null);
  const save = useSetTags(place);
  const shown = tags.map(tagText);
  if (edited === null) {
    return (
      <Group gap="xs" p="md">
        {shown.length === 0 && (
          <Text size="sm" c="dimmed">
            It has no tags.
          </Text>
        )}
        {shown.map((tag) => (
          <Badge key={tag} variant="default">
            {tag}
          </Badge>
        ))}
        {may && (
          <Button size="compact-xs" variant="default" onClick={() => setEdited(shown)}>
            Change the tags
          </Button>
        )}
      </Group>
    );
  }
  const known = new Map(tags.map((tag) => [tagText(tag), tag]));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          edited.map((text) => known.get(text) ?? typedTag(text)),
          { onSuccess: () => setEdited(null) },
        );
      }}
    >
      <Group p="md" align="flex-end">
        <TagsInput
          label="Tags"
          description="Enter after each; key: value for one with a key"
          value={edited}
          onChange={setEdited}
          error={save.error?.message}
          acceptValueOnBlur
          flex={1}
          miw={220}
        />
        <Button type="submit" loading={save.isPending}>
          Save the tags
        </Button>
        <Button variant="default" onClick={() => setEdited(null)}>
          Leave them
        </Button>
      </Group>
    </form>
  );
}

/** A tag as it is read: a word, or "key: value". */
function tagText(tag: unknown): string {
  if (typeof tag !== 'object' || tag === null) return String(tag);
  const [[key, value] = ['', '']] = Object.entries(tag);
  return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

function typedTag(text: string): unknown {
  const [, key, value] = /^([^:]+): (.+)$/.exec(text) ?? [];
  return key && value ? { [key]: value } : text;
}
