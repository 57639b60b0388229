import type { ServerResponse } from 'node:http';

/** Ways in which an answer can go wrong. `hang` never answers; `cut off` breaks off in the middle. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  | { kind: 'text'; text: string }
  | { kind: 'cut off' }
  | { kind: 'hang' };

/** Answers badly. @param body what a proper answer would have been */
export function spoil(response: ServerResponse, fault: Fault, body: string): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(JSON.stringify(fault.body ?? { message: 'Something broke' }));
      return;
    case 'text':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(fault.text);
      return;
    case 'cut off': {
      const bytes = Buffer.from(body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
      return;
    }
    case 'hang':
  }
}
