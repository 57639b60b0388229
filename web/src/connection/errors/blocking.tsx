import { Mark } from '../../status/badges.tsx';
import type { ConnectionError } from './queries.ts';

/** Whether what is affected gets any data while the error lasts. */
export function Blocking({ error: { blocking } }: { error: ConnectionError }) {
  return blocking ? (
    <Mark color="red" word="blocking" hint="Nothing of it is read until somebody mends it" />
  ) : (
    <Mark color="orange" word="not blocking" hint="It is tried again by itself" />
  );
}
