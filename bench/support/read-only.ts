import { sourceHttp } from '../../src/connectors/kit/http.ts';
import type { Connected, Installation } from './installation.ts';

/**
 * Reads all pages of a connection's window one after the other, with the product's own bounded reader, and does
 * nothing with them.
 *
 * @returns how long it took, in milliseconds
 */
export async function readOnly({ source }: Installation, { key, window }: Connected): Promise<number> {
  const http = sourceHttp({
    signal: new AbortController().signal,
    timeoutMs: 10_000,
    now: () => new Date(),
  });
  const began = performance.now();
  let cursor: string | undefined;
  do {
    const page = await http.json({
      url: `${source.url}/v1/orders`,
      query: {
        limit: 200,
        updated_after: window.start.toISOString(),
        updated_before: window.end.toISOString(),
        cursor,
      },
      headers: { authorization: `Bearer ${key}` },
    });
    cursor = (page as { next_cursor: string | null }).next_cursor ?? undefined;
  } while (cursor !== undefined);
  return performance.now() - began;
}
