import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends a whole JSON answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

/** Sends a long answer as fast as the client reads. One that goes away in the middle is no trouble. */
export async function sendPieces(response: ServerResponse, pieces: Iterable<string | Buffer>): Promise<void> {
  await pipeline(Readable.from(pieces), response).catch(() => {});
}
