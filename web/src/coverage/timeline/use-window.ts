import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useChangeAddress } from '../../shell/change-address.ts';
import { between, clamp, limitsAt, type Window } from './scale.ts';

/** The window that is looked at, and how to change it. */
export interface View {
  window: Window;
  /** Null where all that there is is shown, now and as it grows. */
  chosen: Window | null;
  limits: Window;
  /** At once, as a gesture goes. */
  show: (window: Window) => void;
  /** On a short way, as a button does. */
  glide: (window: Window) => void;
  /** All that there is. */
  showAll: () => void;
}

/** How long a gesture rests before the address tells its window, in milliseconds. */
const REST_MS = 250;
const WAY_MS = 260;

/** The window, which stands in the address as `from` and `to`; without these it is all that there is. */
export function useWindow(all: Window, now: number): View {
  const [search] = useSearchParams();
  const changeAddress = useChangeAddress();
  const [moving, setMoving] = useState<Window | null>(null);
  const still = useReducedMotion();
  const timer = useRef(0);
  const frame = useRef(0);
  const limits = limitsAt(now);
  const chosen = windowOf(search.get('from'), search.get('to'));
  const window_ = clamp(moving ?? chosen ?? all, limits);
  const latest = useRef({ window: window_, limits });
  latest.current = { window: window_, limits };

  const write = useCallback(
    (next: Window | null) => {
      changeAddress((parameters) => {
        for (const [name, at] of [
          ['from', next?.from],
          ['to', next?.to],
        ] as const) {
          if (at === undefined) parameters.delete(name);
          else parameters.set(name, `${new Date(at).toISOString().slice(0, 19)}Z`);
        }
      });
      setMoving(null);
    },
    [changeAddress],
  );
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    cancelAnimationFrame(frame.current);
  }, []);
  useEffect(() => stop, [stop]);

  const show = useCallback(
    (next: Window) => {
      stop();
      const allowed = clamp(next, latest.current.limits);
      setMoving(allowed);
      timer.current = window.setTimeout(() => write(allowed), REST_MS);
    },
    [stop, write],
  );
  const travel = useCallback(
    (to: Window, arrive: () => void) => {
      stop();
      const from = latest.current.window;
      const began = performance.now();
      const step = (at: number) => {
        const share = Math.min(1, Math.max(0, (at - began) / WAY_MS));
        if (share === 1 || still) return arrive();
        setMoving(between(from, to, 1 - (1 - share) ** 3));
        frame.current = requestAnimationFrame(step);
      };
      frame.current = requestAnimationFrame(step);
    },
    [stop, still],
  );
  const glide = useCallback(
    (next: Window) => {
      const allowed = clamp(next, latest.current.limits);
      travel(allowed, () => write(allowed));
    },
    [travel, write],
  );
  const showAll = useCallback(() => travel(all, () => write(null)), [travel, write, all]);

  return { window: window_, chosen, limits, show, glide, showAll };
}

function windowOf(from: string | null, to: string | null): Window | null {
  const [start, end] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
  return start < end ? { from: start, to: end } : null;
}
