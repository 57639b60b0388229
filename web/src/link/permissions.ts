import { useEffect, useState } from 'react';
import { ask, type Permission } from './client.ts';

const EVERY_MS = 2000;
/** So often it is looked whether more is known: the first sync finds it out within seconds, or takes its time. */
const LOOKS = 15;

/** What was found out so far of what may be read of what was just connected. */
export function usePermissions(authCode: string): { permissions: Permission[]; looking: boolean } {
  const [permissions, setPermissions] = useState<Permission[]>([]);
  const [looks, setLooks] = useState(0);
  const looking =
    looks < LOOKS &&
    (permissions.length === 0 || permissions.some(({ permission }) => permission === 'unknown'));
  useEffect(() => {
    if (!looking) return;
    let left = false;
    const timer = setTimeout(
      () => {
        ask<{ permissions: Permission[] }>('/permissions', authCode)
          .then((found) => left || setPermissions(found.permissions))
          // What is not known is shown as that; the connection is made all the same.
          .catch(() => left || setLooks(LOOKS))
          .finally(() => left || setLooks((before) => before + 1));
      },
      looks === 0 ? 0 : EVERY_MS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [authCode, looks, looking]);
  return { permissions, looking };
}
