import { ActionIcon, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { ChevronLeftIcon, ChevronRightIcon, ZoomInIcon, ZoomOutIcon } from '@radix-ui/react-icons';
import type { ReactNode } from 'react';
import { daysWords } from '../instants.ts';
import { long } from '../words.ts';
import { lastOf, pan, zoom } from './scale.ts';
import type { View } from './use-window.ts';

const DAY_MS = 86_400_000;
const PRESETS = [
  { label: '1 year', length: 365 * DAY_MS },
  { label: '90 days', length: 90 * DAY_MS },
  { label: '30 days', length: 30 * DAY_MS },
  { label: '7 days', length: 7 * DAY_MS },
  { label: '24 h', length: DAY_MS },
] as const;
const ALL = 'All';

/** Which window is shown, and the buttons that change it. */
export function Toolbar({ view, now, children }: { view: View; now: number; children?: ReactNode }) {
  const { window, limits, chosen } = view;
  const length = window.to - window.from;
  const end = Math.min(window.to, Math.max(now, window.from));
  const middle = (window.from + window.to) / 2;
  const preset =
    chosen === null ? ALL : (PRESETS.find((one) => isPreset(one.length, window, now))?.label ?? '');
  const steps = [
    { label: 'Earlier', icon: ChevronLeftIcon, go: () => view.glide(pan(window, -length / 2, limits)) },
    { label: 'Later', icon: ChevronRightIcon, go: () => view.glide(pan(window, length / 2, limits)) },
    { label: 'Zoom out', icon: ZoomOutIcon, go: () => view.glide(zoom(window, 2, middle, limits)) },
    { label: 'Zoom in', icon: ZoomInIcon, go: () => view.glide(zoom(window, 0.5, middle, limits)) },
  ];
  return (
    <Group className="timeline-toolbar" justify="space-between" gap="xs">
      <Text size="sm" fw={500} className="figures" flex={1}>
        {daysWords(window.from, end)}{' '}
        <Text span c="dimmed" fw={400} display="inline-block">
          {long(end - window.from)}
        </Text>
      </Text>
      {children && <div className="toolbar-actions">{children}</div>}
      <Group gap="xs" className="toolbar-window">
        <SegmentedControl
          size="xs"
          aria-label="Window"
          value={preset}
          onChange={(label) => {
            const one = PRESETS.find((known) => known.label === label);
            if (one) view.glide(lastOf(one.length, now));
            else view.showAll();
          }}
          data={[ALL, ...PRESETS.map(({ label }) => label)]}
        />
        <Group gap={4} wrap="nowrap">
          {steps.map(({ label, icon: Icon, go }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon variant="default" size="md" aria-label={label} onClick={go}>
                <Icon aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      </Group>
    </Group>
  );
}

function isPreset(length: number, { from, to }: { from: number; to: number }, now: number): boolean {
  const wanted = lastOf(length, now);
  return Math.abs(wanted.from - from) < length / 50 && Math.abs(wanted.to - to) < length / 50;
}
