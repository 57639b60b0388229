import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxAccount } from './account.ts';
import { sendJson, sendPieces } from './answers.ts';
import type { Row } from './moment.ts';
import { addProduct, receiveReturn, sell } from './requests.ts';
import { VendorError } from './vendor-error.ts';

const LARGEST_BODY = 1024 * 1024;

/**
 * The endpoints that no real vendor has, for turning knobs, playing the warehouse and looking behind the scenes.
 * They cost no quota, appear in no log and never misbehave.
 */
export async function answerControl(
  account: SandboxAccount,
  path: string,
  request: IncomingMessage,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const ask = `${request.method} ${path}`;
  const order = /^POST _orders\/([^/]+)\/(edit|ship)$/.exec(ask);
  if (order) {
    const ref = decodeURIComponent(order[1]!);
    const row = order[2] === 'ship' ? account.ship(ref) : account.edit(ref, await readJson(request));
    return sendJson(response, 200, row);
  }
  if (ask === 'POST _orders') return sendJson(response, 201, account.create(await readJson(request)));
  const returned = /^POST _returns\/([^/]+)\/receive$/.exec(ask);
  if (returned) {
    const row = receiveReturn(account.moment(), decodeURIComponent(returned[1]!));
    return sendJson(response, 200, row);
  }
  if (ask === 'POST _cart/orders')
    return sendJson(response, 201, sell(account.moment(), await readJson(request)));
  if (ask === 'POST _cart/products')
    return sendJson(response, 201, addProduct(account.moment(), await readJson(request)));
  if (ask === 'GET _knobs') return sendJson(response, 200, account.knobs());
  if (ask === 'POST _knobs') return sendJson(response, 200, account.setKnobs(await readJson(request)));
  if (ask === 'GET _log') return sendJson(response, 200, { data: account.log() });
  if (ask === 'DELETE _log') {
    account.clearLog();
    return sendJson(response, 200, { data: [] });
  }
  if (ask.startsWith('GET _truth/')) return sendTruth(account, path.slice('_truth/'.length), query, response);
  throw new VendorError(404, 'no_such_path', 'There is nothing here.');
}

/** One row a line, so that a whole collection passes through neither side's memory. */
function sendTruth(
  account: SandboxAccount,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const rows = account.truth(path, { after: readDate(query, 'after'), before: readDate(query, 'before') });
  response.setHeader('content-type', 'application/x-ndjson');
  return sendPieces(response, asLines(rows));
}

function* asLines(rows: Row[]): Generator<string> {
  for (const row of rows)
    yield `${JSON.stringify(row.json())}
`;
}

function readDate(query: URLSearchParams, name: string): Date | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new VendorError(400, 'bad_window', `${name} is not a date.`);
  return date;
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > LARGEST_BODY) throw new VendorError(413, 'too_large', 'The body is too large.');
    chunks.push(chunk as Buffer);
  }
  try {
    const body: unknown = bytes === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString());
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw new VendorError(400, 'bad_json', 'The body must be a JSON object.');
}
