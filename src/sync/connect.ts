import type { Account } from '../connectors/kit/manifest.ts';
import type { Sealer } from '../store/seal.ts';
import { createConnection, type NewConnection } from './create-connection.ts';
import type { Engine } from './engine.ts';
import { enterCredentials } from './try-credentials.ts';

export interface Connected {
  connectionId: string;
  /** Permanent; stored only sealed and hashed. */
  accessToken: string;
  me: Account | null;
  /** Those that are not disabled. */
  functions: string[];
}

/**
 * Connects a customer's account: the credentials are compared with the manifest, tried at the source, and only then
 * is anything stored.
 *
 * @throws BackhaulError invalid, naming each field; credentials_refused and source_unavailable with the source's
 *   reason; nothing is made then
 */
export async function connect(
  engine: Engine,
  sealer: Sealer,
  request: Omit<NewConnection, 'session' | 'me'>,
): Promise<Connected> {
  const tried = await enterCredentials(engine, request, request.credentials);
  const made = await createConnection(engine, sealer, { ...request, ...tried });
  return { ...made, me: tried.me };
}
