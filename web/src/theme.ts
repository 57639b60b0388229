import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colour of what was read: teal, dark enough in its middle for white text. */
const read: MantineColorsTuple = [
  '#effcfa',
  '#d6f5f0',
  '#abe9e0',
  '#77d8cb',
  '#43c0b1',
  '#1fa698',
  '#0f766e',
  '#0c6660',
  '#0a524d',
  '#073f3c',
];

/** A list that opens below a field. */
const LIST = { withScrollArea: false, styles: { options: { maxHeight: 240, overflowY: 'auto' } } } as const;

/** How everything looks. Sizes are of the compact kind: people watch many things at once here. */
export const theme = createTheme({
  primaryColor: 'read',
  primaryShade: { light: 6, dark: 6 },
  colors: { read },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '600' },
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 500 } },
    // A dialog's heading is no banner of the page.
    ModalHeader: { defaultProps: { component: 'div' } },
    ModalTitle: { defaultProps: { fw: 600 } },
    ModalCloseButton: { defaultProps: { 'aria-label': 'Close' } },
    Table: { defaultProps: { verticalSpacing: 'xs', highlightOnHover: true } },
    // It would be a focusable thing without a role among the items; the first item is focused instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Menus and lists open within the page's landmark, where whoever goes by landmarks finds them.
    Popover: { defaultProps: { portalProps: { target: '#main' } } },
    // The list scrolls by itself: what a box around it would scroll, no key would reach.
    Select: { defaultProps: LIST },
    MultiSelect: { defaultProps: LIST },
    Autocomplete: { defaultProps: LIST },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } },
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    },
    Tooltip: {
      defaultProps: { withArrow: true, openDelay: 200, events: { hover: true, focus: true, touch: true } },
    },
  },
});

/** Colours of our own, by meaning, for both themes; each pair of text and ground has a contrast of 4.5 at least. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#56616b',
    '--mantine-color-placeholder': '#68737d',
    '--mantine-color-anchor': '#0c6660',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-red-outline': '#c92a2a',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-teal-light-color': '#056246',
    '--mantine-color-orange-light-color': '#96330a',
    '--ground': '#f6f8f9',
    '--line': '#e1e6ea',
    '--covered': '#1fa698',
    '--covered-older': '#8fd3ca',
    '--gap': '#d9480f',
    '--gap-text': '#b93a08',
    '--gap-ground': '#ffe3d3',
    '--unavailable': '#b4bdc6',
  },
  dark: {
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-red-outline': '#ff8787',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-dimmed': '#a3afba',
    '--mantine-color-placeholder': '#98a4ae',
    '--mantine-color-anchor': '#5fd0c3',
    '--mantine-color-body': '#14191d',
    '--ground': '#0e1215',
    '--line': '#2a3239',
    '--covered': '#1fa698',
    '--covered-older': '#14655e',
    '--gap': '#ff8a50',
    '--gap-text': '#ff9d6b',
    '--gap-ground': '#4a2412',
    '--unavailable': '#4d5862',
  },
});
