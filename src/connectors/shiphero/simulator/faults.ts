import type { ServerResponse } from 'node:http';

/** What can go wrong with an answer. */
export type Fault =
  | 'unavailable'
  | 'throttled'
  | 'redirect'
  | 'hang'
  | 'cut_off'
  | 'html'
  | 'invalid_utf8'
  | 'deep'
  | 'huge'
  | 'nothing'
  | 'wrong_list'
  | 'too_many_rows'
  | 'no_end_cursor'
  | 'same_cursor'
  | 'failure'
  | 'error_beside_data'
  | 'unknown_field'
  | 'token_error'
  | 'permission_error';

/** Answers in place of the vendor; false where the fault is one of the answer itself, see {@link spoil}. */
export function misbehave(fault: Fault, response: ServerResponse): boolean {
  const send = (status: number, body: string | Buffer, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
    return true;
  };
  switch (fault) {
    case 'unavailable':
      return send(503, 'Service Unavailable');
    case 'throttled':
      return send(429, '', { 'retry-after': '17' });
    case 'redirect':
      return send(302, '', { location: 'http://127.0.0.1:9/' });
    case 'hang':
      return true;
    case 'html':
      return send(200, '<html><body>Back soon</body></html>');
    case 'invalid_utf8':
      return send(200, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
    case 'deep':
      return send(200, `${'['.repeat(5000)}${']'.repeat(5000)}`);
    case 'huge':
      return send(200, `"${'x'.repeat(33 * 1024 * 1024)}"`);
    default:
      return false;
  }
}

interface Body {
  data?: Record<string, Record<string, unknown> | null> | null;
  errors?: unknown[];
}

/** The text of an answer that has something wrong with it. @param secret what a careless vendor would repeat */
export function spoil(fault: Fault, body: Body, secret: string): string {
  const [root, result] = Object.entries(body.data ?? {})[0] ?? ['', null];
  const error = (message: string) => ({ message, operation: root, request_id: 'r-fault', code: 1 });
  const list = result?.data as { edges?: unknown[]; pageInfo?: Record<string, unknown> } | null | undefined;
  const withList = (changed: unknown) => JSON.stringify({ data: { [root]: { ...result, data: changed } } });
  switch (fault) {
    case 'cut_off':
      return JSON.stringify(body).slice(0, -20);
    case 'nothing':
      return JSON.stringify({ data: { [root]: null } });
    case 'wrong_list':
      return withList({ edges: {}, pageInfo: null });
    case 'too_many_rows':
      return withList({ ...list, edges: Array.from({ length: 1000 }, () => list?.edges?.[0]) });
    case 'no_end_cursor':
      return withList({ ...list, pageInfo: { hasNextPage: true, endCursor: null } });
    case 'same_cursor':
      return withList({ ...list, pageInfo: { hasNextPage: true, endCursor: 'same' } });
    case 'failure':
      return JSON.stringify({ data: null, errors: [error(`Something broke for ${secret}`)] });
    case 'error_beside_data':
      return JSON.stringify({ ...body, errors: [error('A part could not be read')] });
    case 'unknown_field':
      return JSON.stringify({ errors: [error('Cannot query field "sku" on type "Order".')] });
    case 'token_error':
      return JSON.stringify({ errors: [error('Unauthorized: token has expired')] });
    case 'permission_error':
      return JSON.stringify({ errors: [error('You do not have permission to read this')] });
    default:
      return JSON.stringify(body);
  }
}
