import Type, { type Static } from 'typebox';
import { dateTime, list, nullable, object, oneOf, text } from '../model/fields.ts';
import type { Invitation } from '../store/queries/invitations.ts';

/** A magic link as the API shows it. */
export const magicLink = object(
  {
    id: text('Id of the link, which is not its secret'),
    expires_at: dateTime('Until when it works'),
    integration_type: oneOf(['wms', 'cart', 'carrier'], 'What kind of integration it offers'),
    integration_allow_list: list(Type.String(), 'Only these are offered, by slug; empty: all'),
    integration_block_list: list(Type.String(), 'These are not offered'),
    integrations_with_endpoints: list(Type.String(), 'Only integrations with all of these are offered'),
    customer_id: nullable(text('Your own id of the customer, for what is connected by it')),
    connection_id: nullable(text('The connection whose credentials it is for; null for a new one')),
    disabled_functions: list(Type.String(), 'Functions that what is connected by it does not sync'),
    enabled_functions: list(Type.String(), 'Functions that it does, whatever the organization says'),
    created_at: dateTime('When it was made'),
    used_at: nullable(dateTime('When something was connected by it first')),
    url: nullable(
      text(
        'The address to send to the customer; null for callers who only read, and where the key of the installation has changed since it was made',
      ),
    ),
  },
  'An invitation to connect, to be sent to somebody',
);
/** The type of `magicLink`. */
export type MagicLinkAnswer = Static<typeof magicLink>;

/**
 * A magic link as the API and the command line's `--json` show it.
 *
 * @param url where it leads; null for whoever is not to know, or where nobody can
 */
export function toMagicLinkAnswer(link: Invitation, url: string | null): MagicLinkAnswer {
  return {
    id: link.invitation_id.replaceAll('-', ''),
    expires_at: link.expires_at.toISOString(),
    integration_type: link.integration_type!,
    integration_allow_list: link.allow_list,
    integration_block_list: link.block_list,
    integrations_with_endpoints: link.with_functions,
    customer_id: link.customer_id,
    connection_id: link.connection_id,
    disabled_functions: link.disabled_functions,
    enabled_functions: link.enabled_functions,
    created_at: link.created_at.toISOString(),
    used_at: link.used_at?.toISOString() ?? null,
    url,
  };
}
