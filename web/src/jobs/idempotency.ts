import { useRef } from 'react';

/**
 * One key for one wish: as long as what is asked for stays the same, asking twice (a double click, an answer that was lost)
 * makes one job.
 */
export function useIdempotencyKey(): (wish: unknown) => string {
  const last = useRef({ wish: '', key: '' });
  return (wish) => {
    const text = JSON.stringify(wish);
    if (last.current.wish !== text) last.current = { wish: text, key: randomKey() };
    return last.current.key;
  };
}

/** `crypto.randomUUID` is missing where the dashboard is reached over plain http from another machine. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `dashboard-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
