/** Requests that a user words, sent to the source as the connection's own; nothing of them is kept. */
import { isDeepStrictEqual } from 'node:util';
import { parseBounded } from '../connectors/kit/bounded-json.ts';
import {
  ConnectorError,
  CredentialsRefused,
  RateLimited,
  Retryable,
  Terminal,
} from '../connectors/kit/errors.ts';
import { SOURCE_LIMITS, type SourceAnswer } from '../connectors/kit/http.ts';
import type { Session } from '../connectors/kit/manifest.ts';
import type { PassedRequest } from '../connectors/kit/passthrough.ts';
import { BackhaulError, invalidField } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { type ConnectionRecord, loadConnectionRecord } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { writeSession } from '../store/queries/session.ts';
import type { Engine } from './engine.ts';
import { connectorOf } from './profiled.ts';
import { openCredentials, openSession, sealSession } from './secrets.ts';
import { Source } from './source.ts';

/** How long one may take, its wait for the account's quota with it, in milliseconds. */
const WITHIN_MS = 60_000;
/** How many of a connection may be under way in this process. */
const AT_ONCE = 10;
/** Of the transport, which is over; and what would let a browser of ours sign in there. */
const KEPT_BACK =
  /^(connection|keep-alive|transfer-encoding|content-encoding|content-length|trailer|upgrade|alt-svc)$|cookie|authorization|token|secret|api-?key/i;

/** An answer of a source as it is passed on. */
export interface PassedAnswer {
  status_code: number;
  headers: Record<string, string>;
  /** JSON where it is some, else text; null where there was none. */
  body: unknown;
}

const underWay = new Map<string, number>();

/**
 * Sends a request to a connection's source, signed by its connector and within its account's quota.
 *
 * @returns whatever the source answered, its refusals included, without what it was told in confidence; null where the
 *   connector passes nothing through
 * @throws BackhaulError not_found; invalid, naming `path`; credentials_refused; source_unavailable; rate_limited where
 *   too many of the connection are under way
 */
export async function passThrough(
  engine: Engine,
  connectionId: string,
  asked: PassedRequest,
): Promise<PassedAnswer | null> {
  const before = underWay.get(connectionId) ?? 0;
  if (before >= AT_ONCE)
    throw new BackhaulError(
      'rate_limited',
      `${AT_ONCE} requests of this connection are being passed through at this moment, and no more are taken at a time. Wait for one of them.`,
    );
  underWay.set(connectionId, before + 1);
  try {
    return await pass(engine, connectionId, asked);
  } finally {
    const left = underWay.get(connectionId)! - 1;
    if (left > 0) underWay.set(connectionId, left);
    else underWay.delete(connectionId);
  }
}

async function pass(
  engine: Engine,
  connectionId: string,
  asked: PassedRequest,
): Promise<PassedAnswer | null> {
  const record = await loadConnectionRecord(engine.pool, connectionId);
  if (!record)
    throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
  const connector = connectorOf(engine, record);
  if (!connector?.passthrough) return null;
  const { sealer, pool } = engine;
  const credentials = openCredentials(sealer, connectionId, record.sealed_credentials);
  const source = new Source(engine, {
    connector,
    credentials,
    session: openSession(sealer, connectionId, record.sealed_session),
    keep: (session) => keep(engine, connectionId, { session, credentials }),
    newest: async () => {
      const now = await withCredentials(engine, pool, connectionId, credentials);
      return now && openSession(sealer, connectionId, now.sealed_session);
    },
  });
  try {
    const watch = engine.observe.apart(connector.name, 'passthrough');
    const { answer, secrets } = await source.pass(asked, AbortSignal.timeout(WITHIN_MS), watch);
    return passedOn(answer, (text) => source.passedOn(text, secrets));
  } catch (error) {
    throw refusal(connector.displayName, error, (text) => source.withoutSecrets(text));
  }
}

/** A connection that still has these credentials; null where others were entered meanwhile, or it is gone. */
async function withCredentials(
  { sealer }: Engine,
  db: Queryable,
  connectionId: string,
  credentials: Readonly<Record<string, string>>,
): Promise<ConnectionRecord | null> {
  const record = await loadConnectionRecord(db, connectionId);
  if (!record) return null;
  const now = openCredentials(sealer, connectionId, record.sealed_credentials);
  return isDeepStrictEqual(now, credentials) ? record : null;
}

/**
 * A worker's epoch tells it that it is too late; here only the credentials do. A session of those of before must not
 * stand beside others: the syncs would read the account of before.
 */
async function keep(
  engine: Engine,
  connectionId: string,
  { session, credentials }: { session: Session; credentials: Readonly<Record<string, string>> },
): Promise<void> {
  const sealed = sealSession(engine.sealer, connectionId, session);
  const kept = await underLock(engine.pool, connectionId, async (tx) => {
    if (!(await withCredentials(engine, tx, connectionId, credentials))) return false;
    await writeSession(tx, connectionId, sealed);
    return true;
  });
  if (!kept) throw new Retryable('The credentials of the connection were changed meanwhile.');
}

function passedOn({ status, headers, text }: SourceAnswer, hide: (text: string) => string): PassedAnswer {
  const shown = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || KEPT_BACK.test(name) ? [] : [[name, hide([value].flat().join(', '))] as const],
  );
  return { status_code: status, headers: Object.fromEntries(shown), body: bodyIn(hide(text), hide) };
}

/** Sources say `application/json` of what is none, and nothing of what is. */
function bodyIn(text: string, hide: (text: string) => string): unknown {
  if (text === '') return null;
  const value = valueIn(text);
  // JSON has many ways of writing a letter: what was not found as the source wrote it is looked for as we would.
  return value === text || !text.includes('\\') ? value : valueIn(hide(JSON.stringify(value)));
}

/** What is no JSON, or became none as something in it was hidden, stays text. */
function valueIn(text: string): unknown {
  try {
    return parseBounded(text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  } catch {
    return text;
  }
}

function refusal(name: string, error: unknown, hide: (text: string) => string): unknown {
  if (!(error instanceof ConnectorError)) return error;
  const said = hide(error.message);
  if (error instanceof Terminal) return invalidField('path', said);
  if (error instanceof CredentialsRefused)
    return new BackhaulError('credentials_refused', `${name} did not accept the credentials: ${said}`);
  const again = error instanceof RateLimited ? ` Try again after ${error.until.toISOString()}.` : '';
  return new BackhaulError(
    'source_unavailable',
    `${name} gave no answer that could be passed on; a request that was sent may have been carried out. ${said}${again}`,
  );
}
