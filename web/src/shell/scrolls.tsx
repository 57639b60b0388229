import type { ReactNode } from 'react';

/** A table that scrolls by itself on small screens, and has nothing in it that the keyboard would stop at. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className="scrolls" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
