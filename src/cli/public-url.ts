import { reachable } from './reachable.ts';
import type { Settings } from './settings.ts';

/** Where browsers reach the API: as the settings say, else on this machine. */
export function publicUrl({ publicUrl: told, host, port }: Settings): string {
  return told ?? reachable(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);
}
