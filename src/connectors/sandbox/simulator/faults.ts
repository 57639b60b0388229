import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { SandboxAccount } from './account.ts';
import { sendPieces } from './answers.ts';
import { HOSTILE_KINDS, type HostileKind } from './knobs.ts';
import { VendorError } from './vendor-error.ts';

const MEBIBYTE = 2 ** 20;
const HUGE = 48 * MEBIBYTE;

/** Waits as long as the latency knobs say. */
export async function delay(account: SandboxAccount): Promise<void> {
  const { latency_ms, latency_jitter_ms } = account.knobs();
  const wait = latency_ms + Math.random() * latency_jitter_ms;
  if (wait > 0) await sleep(wait);
}

/** Refuses a request that a knob, or the quota, wants refused. @throws VendorError */
export function refuse(account: SandboxAccount, functionName: string): void {
  const knobs = account.knobs();
  if (knobs.unauthorized) throw new VendorError(401, 'key_refused', 'The API key is no longer valid.');
  const wait = account.quota.take(account.now(), knobs.quota_burst, knobs.quota_per_second);
  if (wait > 0) throw new VendorError(429, 'quota', 'Too many requests.', Math.ceil(wait / 1000));
  if (account.spend('rate_limit_next'))
    throw new VendorError(429, 'quota', 'Too many requests.', knobs.retry_after_s);
  if (knobs.forbidden.includes(functionName))
    throw new VendorError(403, 'not_allowed', 'The API key may not read this list.');
  if (account.spend('fail_next')) throw new VendorError(knobs.fail_status, 'failure', 'Something broke.');
}

/**
 * Answers in a way no client should have to bear, where a knob asks for it.
 * @returns the status sent, `hung` when nothing will ever come, or null when the answer should be a proper one
 */
export async function misbehave(
  account: SandboxAccount,
  response: ServerResponse,
): Promise<number | 'hung' | null> {
  if (account.spend('hang_next')) return 'hung';
  if (account.spend('malformed_next')) {
    const html = account.requests.received % 2 === 0;
    response.setHeader('content-type', html ? 'text/html' : 'application/json');
    response.end(html ? '<html><body>Welcome to our portal</body></html>' : '{"data": [{"order_ref": ');
    return 200;
  }
  if (!account.spend('hostile_next')) return null;
  const kind =
    account.knobs().hostile_kind || HOSTILE_KINDS[account.knobs().hostile_next % HOSTILE_KINDS.length]!;
  return beHostile(kind, response);
}

/** Sends the first half of a body that was announced whole, then hangs up. */
export function cutOff(response: ServerResponse, body: string): void {
  const bytes = Buffer.from(body);
  response.setHeader('content-length', bytes.length);
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

async function beHostile(kind: HostileKind, response: ServerResponse): Promise<number> {
  response.setHeader('content-type', 'application/json');
  switch (kind) {
    case 'deep_json':
      response.end(`{"data":${'['.repeat(200_000)}${']'.repeat(200_000)},"next_cursor":null}`);
      return 200;
    case 'huge_body':
      await sendPieces(response, hugePieces());
      return 200;
    case 'wrong_type':
      response.setHeader('content-type', 'image/png');
      response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      return 200;
    case 'invalid_utf8':
      response.end(Buffer.concat([Buffer.from('{"data":["'), Buffer.from([0xff, 0xfe]), Buffer.from('"]}')]));
      return 200;
    case 'gzip_bomb': {
      response.setHeader('content-encoding', 'gzip');
      // Members of one gzip stream unpack one after another, so a small one repeated makes a big bomb cheaply.
      const member = gzipSync(Buffer.alloc(MEBIBYTE, ' '));
      response.end(Buffer.concat(new Array<Buffer>(HUGE / MEBIBYTE).fill(member)));
      return 200;
    }
    case 'redirect':
      response.setHeader('location', 'http://169.254.169.254/latest/meta-data/');
      response.statusCode = 302;
      response.end();
      return 302;
  }
}

function* hugePieces(): Generator<string | Buffer> {
  const piece = Buffer.alloc(MEBIBYTE, ' ');
  yield '{"data":[';
  for (let sent = 0; sent < HUGE; sent += piece.length) yield piece;
  yield '],"next_cursor":null}';
}
