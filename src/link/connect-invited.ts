import type { Account, Connector } from '../connectors/kit/manifest.ts';
import { BackhaulError, invalidField } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { type ConnectionRecord, findConnection } from '../store/queries/connections.ts';
import { countTry, type Invitation, takeInvitation } from '../store/queries/invitations.ts';
import { organizationSettings } from '../store/queries/organization-settings.ts';
import type { Sealer } from '../store/seal.ts';
import { connect } from '../sync/connect.ts';
import { DEFAULT_HISTORY_DAYS } from '../sync/create-connection.ts';
import type { Engine } from '../sync/engine.ts';
import { reconnect } from '../sync/reconnect.ts';
import { writeAuthCode } from './auth-codes.ts';
import { disabledBy, offered } from './offer.ts';
import { usedUp, worksOnce } from './open-invitation.ts';

/** How often credentials may be tried with one invitation, and all that costs as much: nobody shall find out a password by it. */
const TRIES = { token: 50, magic: 1000 } as const;

/** What somebody chose and entered. */
export interface Entered {
  type: string;
  name: string;
  credentials: Readonly<Record<string, unknown>>;
}

/** What came of an invitation. */
export interface ConnectedByInvitation {
  connectionId: string;
  connector: Connector;
  /** To be exchanged once for the access token, within ten minutes. */
  authCode: string;
  me: Account | null;
}

/**
 * Connects the account of somebody who was invited, or enters its credentials anew, and uses the invitation in the same
 * transaction.
 *
 * @param invitation one that works
 * @throws BackhaulError invalid, credentials_refused, source_unavailable, with nothing changed but that it was tried;
 *   unauthorized for an invitation that was used meanwhile, or whose connection is gone
 */
export async function connectInvited(
  engine: Engine,
  sealer: Sealer,
  invitation: Invitation,
  { type, name, credentials }: Entered,
): Promise<ConnectedByInvitation> {
  const { invitation_id: id, organization_id: organizationId, organization_name: organization } = invitation;
  const old = await invitedConnection(engine, invitation);
  const connector = chooseConnector(engine, invitation, old, type, name);
  refuseReserved(connector, credentials);
  await countUse(engine, invitation);
  let authCode = '';
  const alongside = async (tx: Transaction, connectionId: string): Promise<void> => {
    if (!(await takeInvitation(tx, id, worksOnce(invitation)))) throw usedUp(organization);
    authCode = await writeAuthCode(tx, organizationId, connectionId);
  };
  if (old) {
    const connectionId = old.connection_id;
    const me = await reconnect(engine, sealer, old, credentials, (tx) => alongside(tx, connectionId));
    return { connectionId, connector, authCode, me };
  }
  const settings = await organizationSettings(engine.pool, organizationId);
  const { connectionId, me } = await connect(engine, sealer, {
    organizationId,
    connector,
    credentials: credentials as Record<string, string>,
    customerId: invitation.customer_id,
    historyDays: settings.history_days ?? DEFAULT_HISTORY_DAYS,
    disabledFunctions: disabledBy(invitation, connector.type, settings),
    alongside,
  });
  return { connectionId, connector, authCode, me };
}

/**
 * The connection whose credentials an invitation is for; null where it is for a new one.
 *
 * @throws BackhaulError unauthorized where it was deleted
 */
export async function invitedConnection(
  engine: Engine,
  { organization_id, organization_name, connection_id }: Invitation,
): Promise<ConnectionRecord | null> {
  if (connection_id === null) return null;
  const found = await findConnection(engine.pool, organization_id, connection_id);
  if (found) return found;
  throw new BackhaulError(
    'unauthorized',
    `The connection that this link is for no longer exists. Ask ${organization_name} for a new one.`,
  );
}

/** Counts what an invitation is used for. @throws BackhaulError unauthorized where it was used as often as it may be */
export async function countUse(
  engine: Engine,
  { invitation_id: id, organization_name: organization, kind }: Invitation,
): Promise<void> {
  if (await countTry(engine.pool, id, TRIES[kind])) return;
  throw new BackhaulError(
    'unauthorized',
    `Credentials were tried with this link as often as they may be. Ask ${organization} for a new one.`,
  );
}

/** What an invitation lets somebody choose among: the one connector of a connection that is there, or what is offered. */
export function choices(engine: Engine, invitation: Invitation, old: ConnectionRecord | null): Connector[] {
  const all = engine.connectors.all();
  if (!old) return offered(all, invitation);
  const { integration_type: type, integration_name: name } = old;
  return all.filter((connector) => connector.type === type && connector.name === name);
}

/** @throws BackhaulError invalid */
export function chooseConnector(
  engine: Engine,
  invitation: Invitation,
  old: ConnectionRecord | null,
  type: string,
  name: string,
): Connector {
  const found = choices(engine, invitation, old).find((one) => one.type === type && one.name === name);
  if (found) return found;
  throw invalidField('integration_name', `${name.slice(0, 100)} is not among what this link offers.`);
}

/** @throws BackhaulError invalid for a value that only the organization itself may choose */
function refuseReserved(connector: Connector, credentials: Readonly<Record<string, unknown>>): void {
  for (const { name, reserved } of connector.credentials) {
    const given = credentials[name];
    if (typeof given === 'string' && reserved?.includes(given.trim()))
      throw invalidField(`credentials.${name}`, 'this cannot be chosen here. Choose another.');
  }
}
