import { Box, Button, CopyButton, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import './json.css';

/** JSON as people read it: coloured, folded where it is deep, and to be copied whole. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  return (
    <Box pos="relative">
      <Group justify="flex-end" px="xs" pt="xs" pos="absolute" right={0} style={{ zIndex: 1 }}>
        <CopyButton value={JSON.stringify(value, null, 2)}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy} aria-label={`Copy ${label}`}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="json" aria-label={`${label}, as JSON`} tabIndex={0}>
        <Value value={value} depth={0} name={null} />
      </section>
    </Box>
  );
}

/** How deep it is open at first. */
const OPEN = 2;
/** Most elements of a list or object that are drawn before somebody asks for more. */
const MOST = 100;

interface Props {
  value: unknown;
  depth: number;
  /** The key it stands under. */
  name: ReactNode;
}

function Value({ value, depth, name }: Props) {
  const isFolded = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (isFolded) return <Folded value={value} depth={depth} name={name} />;
  const kind = value === null ? 'null' : typeof value;
  return (
    <div>
      {name}
      <span className={`json-${kind}`}>{JSON.stringify(value)}</span>
    </div>
  );
}

function Folded({ value, depth, name }: Props & { value: object }) {
  const [open, setOpen] = useState(depth < OPEN);
  const [most, setMost] = useState(MOST);
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const [left, right] = isList ? ['[', ']'] : ['{', '}'];
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name}
        {left}
        {!open && (
          <span className="json-count">
            {' '}
            {entries.length} {countWord(isList, entries.length)} {right}
          </span>
        )}
      </summary>
      {open && (
        <>
          <div className="json-inside">
            {entries.slice(0, most).map(([key, inner]) => (
              <Value
                key={key}
                value={inner}
                depth={depth + 1}
                name={isList ? null : <span className="json-key">{key}: </span>}
              />
            ))}
            {entries.length > most && (
              <Button size="compact-xs" variant="default" onClick={() => setMost(most * 10)}>
                {entries.length - most} more
              </Button>
            )}
          </div>
          {right}
        </>
      )}
    </details>
  );
}

function countWord(isList: boolean, count: number): string {
  return `${isList ? 'element' : 'field'}${count === 1 ? '' : 's'}`;
}
