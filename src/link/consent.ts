import { hash, randomBytes } from 'node:crypto';
import { mustBeEntered } from '../connectors/kit/credential-fields.ts';
import type { Connector } from '../connectors/kit/manifest.ts';
import { BackhaulError, invalidField } from '../model/index.ts';
import { endConsent, findConsent, insertConsent, takeConsent } from '../store/queries/consents.ts';
import { findInvitation, type Invitation, loadInvitation } from '../store/queries/invitations.ts';
import { newToken, tokenHash } from '../store/seal.ts';
import type { Engine } from '../sync/engine.ts';
import { tradeConsent } from '../sync/try-credentials.ts';
import { writeAuthCode } from './auth-codes.ts';
import {
  type ConnectedByInvitation,
  chooseConnector,
  connectInvited,
  countUse,
  type Entered,
  invitedConnection,
} from './connect-invited.ts';
import { refuseEnded } from './open-invitation.ts';

/** How long somebody may be at the vendor, in seconds. */
export const CONSENT_SECONDS = 15 * 60;

/** The operator's applications at vendors, by slug. */
export type OauthClients = Readonly<Record<string, { id: string; secret: string }>>;

/** What is kept while somebody is at the vendor. */
interface Kept {
  entered: Record<string, string>;
  verifier: string | null;
  redirectUri: string;
}

/** Whether a customer can consent at the vendor: where the connector knows how, and the operator has an application there. */
export function canConsent({ name, authorize }: Connector, clients: OauthClients): boolean {
  return authorize !== undefined && clients[name] !== undefined;
}

/**
 * Begins a consent at the vendor.
 *
 * @param attempt a new UUID, by which the page asks what came of it
 * @param browser a secret of this browser, without which nobody comes back
 * @returns the address of the vendor's page
 * @throws BackhaulError invalid, unauthorized
 */
export async function beginConsent(
  engine: Engine,
  clients: OauthClients,
  invitation: Invitation,
  { attempt, type, name, credentials }: Entered & { attempt: string },
  { browser, redirectUri }: { browser: string; redirectUri: string },
): Promise<string> {
  const connector = chooseConnector(
    engine,
    invitation,
    await invitedConnection(engine, invitation),
    type,
    name,
  );
  const { authorize } = connector;
  const application = applicationOf(connector, clients);
  if (!authorize || !application)
    throw invalidField('integration_name', `${connector.displayName} is connected by what is entered here.`);
  const entered = enteredOf(connector, credentials);
  await countUse(engine, invitation);
  const verifier = authorize.pkce ? randomBytes(32).toString('base64url') : null;
  const state = newToken('bls');
  const kept: Kept = { entered, verifier, redirectUri };
  const isNew = await insertConsent(engine.pool, {
    consent_id: attempt,
    invitation_id: invitation.invitation_id,
    integration_type: type,
    integration_name: name,
    sealed: engine.sealer.seal(ownerOf(attempt), JSON.stringify(kept)),
    stateHash: tokenHash(state),
    browserHash: tokenHash(browser),
    seconds: CONSENT_SECONDS,
  });
  if (!isNew) throw invalidField('attempt', 'was used already. Begin again.');
  const { baseUrl, urls = {} } = connector;
  return authorize.address(
    { baseUrl, urls, credentials: { ...entered, ...application } },
    { state, redirectUri, challenge: verifier && hash('sha256', verifier, 'base64url') },
  );
}

/** What a vendor sends somebody back with. */
export interface ComingBack {
  state: string;
  /** Null where he did not consent. */
  code: string | null;
  /** The vendor's word for why not. */
  error: string | null;
}

/**
 * Ends a consent with the code that the vendor gave, and connects.
 *
 * @throws BackhaulError unauthorized for a state that is made up, was used, is of another browser or too old; what
 *   {@link connectInvited} throws
 */
export async function finishConsent(
  engine: Engine,
  clients: OauthClients,
  { state, code, error }: ComingBack,
  browser: string,
): Promise<ConnectedByInvitation & { invitation: Invitation }> {
  const { pool, sealer } = engine;
  const taken = await takeConsent(pool, tokenHash(state), tokenHash(browser));
  if (!taken)
    throw new BackhaulError(
      'unauthorized',
      'This was begun in another browser, was finished already, or took too long. Go back to the page on which you began, and begin again.',
    );
  const { consent_id: id, integration_type: type, integration_name: name } = taken;
  try {
    const invitation = await loadInvitation(pool, taken.invitation_id);
    if (!invitation) throw new BackhaulError('unauthorized', 'This link was withdrawn.');
    refuseEnded(invitation);
    const old = await invitedConnection(engine, invitation);
    const connector = chooseConnector(engine, invitation, old, type, name);
    if (code === null) throw notAllowed(connector, error);
    const { entered, verifier, redirectUri } = JSON.parse(sealer.open(ownerOf(id), taken.sealed)) as Kept;
    const known = { ...entered, ...applicationOf(connector, clients) };
    const given = await tradeConsent(engine, connector, known, { code, redirectUri, verifier });
    const credentials = { ...known, ...given };
    const made = await connectInvited(engine, sealer, invitation, { type, name, credentials });
    await endConsent(pool, id, { connectionId: made.connectionId, error: null });
    return { ...made, invitation };
  } catch (failure) {
    const told = failure instanceof BackhaulError ? failure.message : 'That did not work. Begin again.';
    await endConsent(pool, id, { connectionId: null, error: told });
    throw failure;
  }
}

/** How a consent stands, for the page that sent somebody to the vendor in a window of its own. */
export type ConsentOutcome =
  | { state: 'waiting' }
  | { state: 'failed'; error: string }
  | { state: 'connected'; authCode: string; integrationName: string };

/**
 * How a consent stands. A code for what was connected is made anew each time, for the window in which it was made keeps
 * its own.
 *
 * @param secret of the invitation, which may have been used up by just this
 * @throws BackhaulError unauthorized, not_found
 */
export async function consentOutcome(
  engine: Engine,
  secret: string,
  attempt: string,
): Promise<ConsentOutcome> {
  const { pool } = engine;
  const invitation = await findInvitation(pool, tokenHash(secret));
  if (!invitation)
    throw new BackhaulError('unauthorized', 'This link is not known here, or it was withdrawn.');
  const found = await findConsent(pool, invitation.invitation_id, attempt);
  // Its own window writes it a moment after it was opened.
  if (!found) return { state: 'waiting' };
  const { connection_id: connectionId, integration_name: integrationName, error, expired, fresh } = found;
  if (error !== null) return { state: 'failed', error };
  if (connectionId === null)
    return expired ? { state: 'failed', error: 'That took too long. Begin again.' } : { state: 'waiting' };
  if (!fresh) throw new BackhaulError('not_found', 'This was connected long ago.', { id: attempt });
  await countUse(engine, invitation);
  const authCode = await writeAuthCode(pool, invitation.organization_id, connectionId);
  return { state: 'connected', authCode, integrationName };
}

/** The application's credentials, under their names; undefined where the operator has none at this vendor. */
function applicationOf(
  { name, authorize }: Connector,
  clients: OauthClients,
): Record<string, string> | undefined {
  const client = clients[name];
  return (
    authorize && client && { [authorize.client.id]: client.id, [authorize.client.secret]: client.secret }
  );
}

/** What a customer has to enter beside his consent, and nothing else. */
function enteredOf(connector: Connector, given: Readonly<Record<string, unknown>>): Record<string, string> {
  const { client, gives } = connector.authorize!;
  const other = [client.id, client.secret, ...gives];
  const kept = connector.credentials.filter(({ name }) => !other.includes(name));
  const entered: Record<string, string> = {};
  for (const field of kept) {
    const { name, label } = field;
    const value = given[name];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 1000)
      entered[name] = value.trim();
    else if (mustBeEntered(field, entered))
      throw invalidField(`credentials.${name}`, `is missing: ${label}.`);
  }
  return entered;
}

function notAllowed({ displayName }: Connector, error: string | null): BackhaulError {
  return new BackhaulError(
    'credentials_refused',
    error === null || error === 'access_denied'
      ? `You did not allow the access at ${displayName}. Nothing was connected.`
      : `${displayName} did not give the access (${error.slice(0, 100)}). Nothing was connected.`,
  );
}

function ownerOf(consentId: string): string {
  return `consent:${consentId}`;
}
