import type { ServerResponse } from 'node:http';

/** Never answers; the client has to give up. */
export const HANGING = 'hang';

/** What may become of one request instead of an answer: a status, or a body that is none. */
export type Trouble =
  | 400
  | 401
  | 403
  | 408
  | 500
  | 503
  | { retryAfterS: number; asDate: boolean }
  | 'cut'
  | 'broken'
  | 'shape'
  | 'reset'
  | typeof HANGING;

/** Answers a request badly. */
export function spoil(response: ServerResponse, trouble: Trouble, now: number): void {
  if (typeof trouble === 'number') {
    response.statusCode = trouble;
    response.end('{"error":"no"}');
  } else if (typeof trouble === 'object') {
    response.statusCode = 429;
    const { retryAfterS, asDate } = trouble;
    const wait = asDate ? new Date(now + retryAfterS * 1000).toUTCString() : String(retryAfterS);
    response.setHeader('retry-after', wait);
    response.end();
  } else if (trouble === 'broken') response.end('<html>Bad gateway</html>');
  else if (trouble === 'shape') response.end('{"records":{"0":{}},"next":null}');
  else if (trouble === 'reset') response.destroy();
  else {
    response.setHeader('content-length', '1000');
    response.write('{"records":[{"id":"half');
    // Once the head and the half are out; the client sees a body that ends too soon.
    setTimeout(() => response.destroy(), 2);
  }
}
