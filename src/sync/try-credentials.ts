import { mustBeEntered } from '../connectors/kit/credential-fields.ts';
import { ConnectorError, CredentialsRefused, RateLimited, Terminal } from '../connectors/kit/errors.ts';
import type { Account, Connector, CredentialField, Granted, Session } from '../connectors/kit/manifest.ts';
import { BackhaulError, type ErrorDetail } from '../model/index.ts';
import type { Engine } from './engine.ts';
import { isCollected, tryPlace } from './files/open-place.ts';
import { Source } from './source.ts';

/** Longest value of one credential, in characters: a private key fits, a file that was given by mistake does not. */
const LONGEST_VALUE = 16_384;
/** How long trying the credentials may take, in milliseconds. */
const TRY_WITHIN_MS = 25_000;

/** Credentials that work. */
export interface Tried {
  /** As they are kept: fields left empty are left out. */
  credentials: Readonly<Record<string, string>>;
  /** What signing in gave; null where there is no such thing. */
  session: Session | null;
  /** Who they belong to; null where the source does not say. */
  me: Account | null;
}

/**
 * Compares credentials with the manifest, and tries them at the source.
 *
 * @throws BackhaulError invalid, naming each field; credentials_refused and source_unavailable with the source's reason
 */
export async function enterCredentials(
  engine: Engine,
  of: { connector: Connector; organizationId: string },
  given: Readonly<Record<string, unknown>>,
): Promise<Tried> {
  return tryCredentials(engine, of, readCredentials(of.connector, given));
}

/**
 * The credentials as they are kept: fields left empty are left out.
 *
 * @throws BackhaulError invalid, naming each field that is missing, unknown or not accepted
 */
function readCredentials(
  connector: Connector,
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const problems = new Map<string, string>();
  const kept: Record<string, string> = {};
  const fields = new Map(connector.credentials.map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name);
    const problem = field ? problemOf(field, value) : unknownField(connector, name);
    if (problem) problems.set(name, problem);
    else if (typeof value === 'string' && value.trim() !== '') kept[name] = value.trim();
  }
  for (const field of connector.credentials) {
    const { name, label } = field;
    if (mustBeEntered(field, kept) && kept[name] === undefined && !problems.has(name))
      problems.set(name, `is missing: ${label}.`);
  }
  if (problems.size === 0) return kept;
  const named = [...problems].map(
    ([name, problem]) => [`credentials.${name.slice(0, 100)}`, problem] as const,
  );
  const detail: ErrorDetail = { json: Object.fromEntries(named.map(([name, problem]) => [name, [problem]])) };
  throw new BackhaulError('invalid', named.map(([name, problem]) => `${name}: ${problem}`).join(' '), {
    detail,
  });
}

/** The value itself is never repeated: it may be a secret in the wrong field. */
function problemOf(field: CredentialField, value: unknown): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') return 'must be text.';
  if (value.length > LONGEST_VALUE) return `is longer than ${LONGEST_VALUE} characters.`;
  if (value.includes('\0')) return 'has a character that no credential holds.';
  const wanted = value.trim() === '' ? undefined : field.oneOf;
  return wanted && !wanted.includes(value.trim()) ? `must be one of ${wanted.join(', ')}.` : null;
}

function unknownField({ displayName, credentials }: Connector, name: string): string {
  const known = credentials.map((field) => field.name).join(', ');
  return `is no credential of ${displayName}, which takes ${known}.`.replace(name, name.slice(0, 100));
}

async function tryCredentials(
  engine: Engine,
  { connector, organizationId }: { connector: Connector; organizationId: string },
  credentials: Readonly<Record<string, string>>,
): Promise<Tried> {
  let session: Session | null = null;
  const keep = async (given: Session) => {
    session = given;
  };
  const source = new Source(engine, { connector, credentials, session: null, keep });
  try {
    const signal = AbortSignal.timeout(TRY_WITHIN_MS);
    const me = await source.check(signal);
    const { inbox } = connector;
    if (!inbox || !isCollected(credentials)) return { session, me, credentials };
    const tried = await tryPlace(engine, { organizationId, inbox, credentials }, signal);
    return { session, me, credentials: tried };
  } catch (error) {
    throw refusal(connector, error);
  }
}

/**
 * Trades what a customer came back with from the source's own page for credentials.
 *
 * @param credentials what is known of them so far, the application's among it
 * @throws BackhaulError credentials_refused and source_unavailable with the source's reason
 */
export async function tradeConsent(
  engine: Engine,
  connector: Connector,
  credentials: Readonly<Record<string, string>>,
  granted: Granted,
): Promise<Readonly<Record<string, string>>> {
  const source = new Source(engine, { connector, credentials, session: null, keep: async () => {} });
  try {
    return await source.granted(granted, AbortSignal.timeout(TRY_WITHIN_MS));
  } catch (error) {
    throw refusal(connector, error);
  }
}

/** Why the credentials could not be used, for whoever entered them. */
function refusal({ displayName }: Connector, error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new BackhaulError(
      'source_unavailable',
      `${displayName} could not be asked within ${TRY_WITHIN_MS / 1000} seconds whether the credentials work. Try again later.`,
    );
  if (!(error instanceof ConnectorError)) return error;
  if (error instanceof CredentialsRefused || error instanceof Terminal) {
    return new BackhaulError(
      'credentials_refused',
      `${displayName} did not accept the credentials: ${error.message}`,
    );
  }
  const again =
    error instanceof RateLimited ? ` Try again after ${error.until.toISOString()}.` : ' Try again later.';
  return new BackhaulError(
    'source_unavailable',
    `${displayName} could not be asked whether the credentials work: ${error.message}${again}`,
  );
}
