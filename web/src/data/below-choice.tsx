import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useExplorerAddress } from './address.ts';
import { heading } from './columns.ts';
import type { RecordList } from './lists.ts';
import { useRecords } from './queries.ts';

interface Props {
  connectionId: string;
  list: RecordList;
  /** The list of those it can lie below; undefined where the integration has none and any id is taken. */
  parent: RecordList | undefined;
}

/** What a list lies below: the places of one warehouse. */
export function BelowChoice({ connectionId, list, parent }: Props) {
  if (parent) return <FromList connectionId={connectionId} parent={parent} />;
  return <Typed label={heading(list.within!.parameter)} />;
}

function FromList({ connectionId, parent }: { connectionId: string; parent: RecordList }) {
  const address = useExplorerAddress();
  const parents = useRecords(connectionId, parent, null, { limit: 1000 });
  return (
    <Select
      label={parent.title}
      placeholder={parents.isPending ? 'Looking …' : `Choose one`}
      searchable
      data={(parents.data?.data ?? []).map((one) => ({
        value: one.id,
        label: typeof one.name === 'string' ? `${one.name} (${one.id})` : one.id,
      }))}
      value={address.below}
      onChange={(below) => address.change('below', below)}
      nothingFoundMessage="There is none"
      w={240}
    />
  );
}

function Typed({ label }: { label: string }) {
  const address = useExplorerAddress();
  const [typed, setTyped] = useState(address.below ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        address.change('below', typed || null);
      }}
    >
      <TextInput
        label={label}
        placeholder="Its id, then Enter"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        w={240}
      />
    </form>
  );
}
