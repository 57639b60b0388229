import { catalogueOf } from '../connectors/catalogue/catalogue.ts';
import { checkDisabled, type IntegrationType, invalidField } from '../model/index.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { findMagicLink, type Invitation, insertInvitation } from '../store/queries/invitations.ts';
import { newToken, type Sealer, tokenHash } from '../store/seal.ts';
import type { Engine } from '../sync/engine.ts';
import { MAGIC_DAYS } from './magic-days.ts';

/** How long a link token works, in seconds: long enough to look up a password. */
const TOKEN_SECONDS = 30 * 60;
const DAY_SECONDS = 24 * 3600;

/** What whoever opens a magic link may connect. Of the three lists of integrations the first goes with no other. */
export interface MagicLinkRequest {
  integrationType?: IntegrationType;
  days?: number;
  customerId?: string | null;
  /** One of the organization's, whose credentials are to be entered anew. */
  connection?: ConnectionRecord | null;
  allowList?: readonly string[];
  blockList?: readonly string[];
  withFunctions?: readonly string[];
  disabledFunctions?: readonly string[];
  enabledFunctions?: readonly string[];
}

const OPEN = {
  integration_type: null,
  allow_list: [],
  block_list: [],
  with_functions: [],
  disabled_functions: [],
  enabled_functions: [],
};

/**
 * Makes a link token: an invitation to the window that the organization's own page opens, good for one connection
 * within half an hour.
 */
export async function inviteByToken(
  engine: Engine,
  organizationId: string,
  { connection, customerId }: Pick<MagicLinkRequest, 'connection' | 'customerId'>,
): Promise<string> {
  const token = newToken('blt');
  await insertInvitation(engine.pool, {
    ...OPEN,
    invitation_id: engine.newId(),
    organization_id: organizationId,
    kind: 'token',
    hash: tokenHash(token),
    customer_id: customerId ?? null,
    connection_id: connection?.connection_id ?? null,
    seconds: TOKEN_SECONDS,
  });
  return token;
}

/**
 * Makes a magic link: an invitation that is sent to somebody. For new connections it works until it ends, for one whose
 * credentials are to be entered anew it works once.
 *
 * @throws BackhaulError invalid, naming the field
 */
export async function makeMagicLink(
  engine: Engine,
  sealer: Sealer,
  organizationId: string,
  request: MagicLinkRequest,
): Promise<Invitation> {
  const { connection } = request;
  const type = connection?.integration_type ?? request.integrationType ?? 'wms';
  const id = engine.newId();
  await insertInvitation(engine.pool, {
    invitation_id: id,
    organization_id: organizationId,
    kind: 'magic',
    hash: tokenHash(magicSecret(sealer, id)),
    integration_type: type,
    ...readLists(engine, request),
    ...readFunctions(type, request),
    customer_id: request.customerId ?? null,
    connection_id: connection?.connection_id ?? null,
    seconds: (request.days ?? MAGIC_DAYS.usual) * DAY_SECONDS,
  });
  return (await findMagicLink(engine.pool, organizationId, id))!;
}

/**
 * Where a magic link leads. Its secret stands behind the #, which browsers send nowhere. It is made from the
 * installation's key, so that the address can be shown again though only a digest is stored.
 *
 * @returns null for one that was made under another key, and still works where it is known
 */
export function magicAddress(sealer: Sealer, publicUrl: string, link: Invitation): string | null {
  const secret = magicSecret(sealer, link.invitation_id);
  return tokenHash(secret).equals(link.hash) ? `${publicUrl.replace(/\/+$/, '')}/link/#${secret}` : null;
}

function magicSecret(sealer: Sealer, invitationId: string): string {
  return `bml_${sealer.digest(`magic-link:${invitationId}`).toString('base64url')}`;
}

function readLists(
  engine: Engine,
  { allowList = [], blockList = [], withFunctions = [] }: MagicLinkRequest,
): Pick<Invitation, 'allow_list' | 'block_list' | 'with_functions'> {
  if (allowList.length > 0 && blockList.length + withFunctions.length > 0)
    throw invalidField(
      'integration_allow_list',
      'goes with neither integration_block_list nor integrations_with_endpoints: it names all that is offered.',
    );
  const known = new Set(catalogueOf(engine.connectors.all()).map(({ name }) => name));
  for (const [field, names] of [
    ['integration_allow_list', allowList],
    ['integration_block_list', blockList],
  ] as const) {
    const unknown = names.find((name) => !known.has(name));
    if (unknown !== undefined)
      throw invalidField(
        field,
        `there is no integration ${unknown.slice(0, 100)}. GET /integrations/{type} lists them.`,
      );
  }
  return {
    allow_list: [...new Set(allowList)],
    block_list: [...new Set(blockList)],
    // The documented component calls this one function in the singular.
    with_functions: [...new Set(withFunctions)].map((name) =>
      name === 'get_inbound_shipment' ? 'get_inbound_shipments' : name,
    ),
  };
}

function readFunctions(
  type: IntegrationType,
  { disabledFunctions: off = [], enabledFunctions: on = [] }: MagicLinkRequest,
): Pick<Invitation, 'disabled_functions' | 'enabled_functions'> {
  const both = off.find((name) => on.includes(name));
  if (both !== undefined)
    throw invalidField('enabled_functions', `${both} is in disabled_functions too: name it once.`);
  // Which functions there are is not known before an integration is chosen; only names are checked.
  return {
    disabled_functions: checkDisabled(type, off, 'disabled_functions', []),
    enabled_functions: checkDisabled(type, on, 'enabled_functions', []),
  };
}
