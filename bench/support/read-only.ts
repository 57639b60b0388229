import { sourceHttp } from '../../src/connectors/kit/http.ts';
import type { Connected, Installation } from './installation.ts';

/** As many slices as the engine asks for side by side at this source. */
const SIDE_BY_SIDE = 4;

/**
 * Reads all pages of a connection's window with the product's own bounded reader, as many at a time as the engine
 * would, and does nothing with them.
 *
 * @returns how long it took, in milliseconds
 */
export async function readOnly({ source }: Installation, { key, window }: Connected): Promise<number> {
  const width = (window.end.getTime() - window.start.getTime()) / SIDE_BY_SIDE;
  const edge = (part: number) => new Date(window.start.getTime() + part * width).toISOString();
  const began = performance.now();
  const parts = Array.from({ length: SIDE_BY_SIDE }, (_, part) =>
    readPart(`${source.url}/v1/orders`, key, edge(part), edge(part + 1)),
  );
  await Promise.all(parts);
  return performance.now() - began;
}

async function readPart(url: string, key: string, after: string, before: string): Promise<void> {
  const http = sourceHttp({
    signal: new AbortController().signal,
    timeoutMs: 10_000,
    now: () => new Date(),
  });
  let cursor: string | undefined;
  do {
    const page = await http.json({
      url,
      query: { limit: 200, updated_after: after, updated_before: before, cursor },
      headers: { authorization: `Bearer ${key}` },
    });
    cursor = (page as { next_cursor: string | null }).next_cursor ?? undefined;
  } while (cursor !== undefined);
}
