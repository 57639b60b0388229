/** The HTTP API: one file a resource, and what all of them share. */
import type { AddressInfo } from 'node:net';
import type { ApiOptions } from './options.ts';
import { buildApi } from './server.ts';

export type { ApiOptions } from './options.ts';
export { buildApi } from './server.ts';

/** How long answers under way may still take when the API closes, in milliseconds. */
const GRACE_MS = 5000;

/**
 * Starts serving the API.
 *
 * @param options.port 0 takes any free one; `url` tells which
 * @returns `close` finishes what is under way, for at most five seconds, and notes the last uses; it leaves the
 *   engine's pool open
 * @throws the operating system's error when the address cannot be had
 */
export async function startApi(
  options: ApiOptions & { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const app = await buildApi(options);
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await app.close();
    throw error;
  }
  const { address, family, port } = app.server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    async close() {
      // A client that keeps a connection busy, or half a request open, must not keep us.
      const force = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
      await app.close();
      clearTimeout(force);
    },
  };
}
