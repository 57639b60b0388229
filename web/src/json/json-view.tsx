import { Box, Button, CopyButton, Group } from '@mantine/core';
import { useState } from 'react';
import './json.css';

/** JSON as people read it: coloured, folded where it is deep, and to be copied whole. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  return (
    <Box pos="relative">
      <Group justify="flex-end" px="xs" pt="xs">
        <CopyButton value={JSON.stringify(value, null, 2)}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy} aria-label={`Copy ${label}`}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="json" aria-label={label} tabIndex={0}>
        <Value value={value} depth={0} />
      </section>
    </Box>
  );
}

/** How deep it is open at first. */
const OPEN = 2;
/** Most elements of a list or object that are drawn before somebody asks for more. */
const MOST = 100;

function Value({ value, depth }: { value: unknown; depth: number }) {
  if (typeof value !== 'object' || value === null) return <Plain value={value} />;
  return <Folded value={value} depth={depth} />;
}

function Plain({ value }: { value: unknown }) {
  const kind = value === null ? 'null' : typeof value;
  return <span className={`json-${kind}`}>{JSON.stringify(value)}</span>;
}

function Folded({ value, depth }: { value: object; depth: number }) {
  const [open, setOpen] = useState(depth < OPEN);
  const [most, setMost] = useState(MOST);
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const [left, right] = isList ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return <span>{left + right}</span>;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {left}
        {!open && (
          <span className="json-count">
            {entries.length} {isList ? 'elements' : 'fields'} {right}
          </span>
        )}
      </summary>
      {open && (
        <>
          {entries.slice(0, most).map(([key, inner]) => (
            <div key={key} className="json-entry">
              {!isList && <span className="json-key">{key}: </span>}
              <Value value={inner} depth={depth + 1} />
            </div>
          ))}
          {entries.length > most && (
            <Button size="compact-xs" variant="subtle" onClick={() => setMost(most * 10)}>
              {entries.length - most} more
            </Button>
          )}
          {right}
        </>
      )}
    </details>
  );
}
