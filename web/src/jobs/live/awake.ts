import { useEffect, useEffectEvent } from 'react';

/** How often the clock is looked at, and how much later than that tells of sleep. */
const LOOK_MS = 2000;
const SLEPT_MS = 8000;

/**
 * Calls back when the machine wakes up or is on the network again. A browser says nothing of the first, and timers just
 * go on: that the clock has jumped tells it.
 */
export function useAwake(onAwake: () => void): void {
  const tell = useEffectEvent(onAwake);
  useEffect(() => {
    let last = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - last > LOOK_MS + SLEPT_MS) tell();
      last = now;
    }, LOOK_MS);
    const online = () => tell();
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', online);
    };
  }, []);
}
