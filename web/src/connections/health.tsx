import { Health, Mark } from '../status/badges.tsx';
import type { Connection } from './queries.ts';

/** How well a connection is: what is wrong with it at the source, else whether its runs go on. */
export function ConnectionHealth({
  connection: { health, health_detail: detail },
}: {
  connection: Connection;
}) {
  if (health === 'ok' && detail.state === 'trouble')
    return <Mark color="orange" word="failing" hint="A run of it has failed again and again" />;
  if (health === 'ok' && detail.state === 'paused')
    return <Mark color="gray" word="paused" hint="No schedule of it is switched on" />;
  return <Health health={health} />;
}
