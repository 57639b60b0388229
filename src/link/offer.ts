import type { Connector } from '../connectors/kit/manifest.ts';
import { disabledFunctions, type IntegrationType } from '../model/index.ts';
import type { Invitation } from '../store/queries/invitations.ts';
import type { OrganizationSettings } from '../store/queries/organization-settings.ts';

type Lists = Pick<Invitation, 'kind' | 'integration_type' | 'allow_list' | 'block_list' | 'with_functions'>;

/**
 * The connectors that an invitation offers, by display name. The sandbox is no system of anybody's: only who names it is
 * offered it, or the page that opens the window and then asks for it.
 */
export function offered(connectors: readonly Connector[], invitation: Lists): Connector[] {
  const { kind, integration_type: type, allow_list, block_list, with_functions } = invitation;
  return connectors
    .filter((connector) => type === null || connector.type === type)
    .filter(({ name }) => allow_list.length === 0 || allow_list.includes(name))
    .filter(({ name }) => !block_list.includes(name))
    .filter(({ name }) => name !== 'sandbox' || kind === 'token' || allow_list.includes(name))
    .filter(({ functions }) =>
      with_functions.every((wanted) => functions.some(({ name }) => name === wanted)),
    )
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}

/**
 * Functions that a connection made by an invitation does not sync: what its organization says, with what the invitation
 * says otherwise.
 *
 * @returns null where the invitation says nothing, so that the connection follows its organization later too
 */
export function disabledBy(
  {
    disabled_functions: off,
    enabled_functions: on,
  }: Pick<Invitation, 'disabled_functions' | 'enabled_functions'>,
  type: IntegrationType,
  settings: OrganizationSettings,
): string[] | null {
  if (off.length + on.length === 0) return null;
  const usual = disabledFunctions(type, null, settings.disabled_functions?.[type] ?? null);
  return [...new Set([...usual, ...off])].filter((name) => !on.includes(name));
}
