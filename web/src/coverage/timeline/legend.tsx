import { Group, SegmentedControl, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AGES, type ColourBy, RUNS } from './colours.ts';

/** What the colours and patterns mean, and by what the colours go. */
export function Legend({
  by,
  onBy,
  kinds,
}: {
  /** Null where all that was read has one colour. */
  by: ColourBy | null;
  onBy?: (by: ColourBy) => void;
  /** What is drawn; the rest need not be explained. */
  kinds: ReadonlySet<string>;
}) {
  return (
    <Group className="legend" gap="lg" align="flex-start">
      {by !== null && (
        <Group gap={6} wrap="nowrap">
          <Text size="xs" c="dimmed">
            Colour by
          </Text>
          <SegmentedControl
            size="xs"
            aria-label="Colour by"
            value={by}
            onChange={(value) => onBy?.(value as ColourBy)}
            data={[
              { value: 'age', label: 'Freshness' },
              { value: 'run', label: 'Run' },
            ]}
          />
        </Group>
      )}
      <Group gap="6px 14px" component="ul" aria-label="Legend" className="legend-items">
        {by === null && (
          <Item swatch={<rect {...BOX} className="covered age-unknown" />} floor="age-unknown">
            read
          </Item>
        )}
        {by === 'age' &&
          AGES.map(({ name, label }, index) => (
            <Item
              key={name}
              swatch={<rect {...BOX} className={`covered age-${name}`} />}
              floor={`age-${name}`}
            >
              {index === 0 ? `read ${label}` : label}
            </Item>
          ))}
        {by === 'run' &&
          RUNS.map(({ name, label }, index) => (
            <Item
              key={name}
              swatch={<rect {...BOX} className={`covered run-${name}`} />}
              floor={`run-${name}`}
            >
              {index === 0 ? `read by ${label}` : label}
            </Item>
          ))}
        {kinds.has('hole') && <Gap kind="hole">gap</Gap>}
        {kinds.has('earlier') && <Gap kind="earlier">before the first reading</Gap>}
        {kinds.has('next') && <Gap kind="next">read next by its schedule</Gap>}
        {kinds.has('unavailable') && (
          <Item swatch={<rect {...BOX} className="unavailable" fill="url(#unavailable-hatch)" />}>
            no longer kept
          </Item>
        )}
        {kinds.has('snapshot') && (
          <Item swatch={<path className="snapshot" d="M4 7L10 1L16 7L10 13Z" />}>
            newest complete reading
          </Item>
        )}
        {kinds.has('older') && (
          <Item
            swatch={
              <>
                <rect {...BOX} className="covered age-day" />
                <rect {...BOX} fill="url(#older-mapper)" />
              </>
            }
          >
            older mapper
          </Item>
        )}
        {kinds.has('reading') && <Item swatch={<rect {...BOX} className="read-now" />}>being read now</Item>}
      </Group>
    </Group>
  );
}

const BOX = { x: 0, y: 0, width: 20, height: 14 };

function Gap({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <Item
      swatch={
        <>
          <rect {...BOX} className={`gap gap-${kind}`} />
          <rect {...BOX} className={`gap-stripes gap-${kind}`} fill="url(#gap-hatch)" />
          <rect {...BOX} height={1.5} className={`gap-edge gap-${kind}`} />
          <rect {...BOX} y={12.5} height={1.5} className={`gap-edge gap-${kind}`} />
        </>
      }
    >
      {children}
    </Item>
  );
}

function Item({ swatch, floor, children }: { swatch: ReactNode; floor?: string; children: ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap" component="li">
      <svg width={20} height={14} aria-hidden="true">
        {swatch}
        {floor && <rect {...BOX} y={12} height={2} className={`floor ${floor}`} />}
      </svg>
      <Text size="xs" c="dimmed">
        {children}
      </Text>
    </Group>
  );
}
