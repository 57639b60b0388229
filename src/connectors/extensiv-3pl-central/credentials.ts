import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField } from '../kit/manifest.ts';

/** Where nothing else is entered. Nobody says in which zone the vendor writes its dates; see README.md. */
export const DEFAULT_ZONE = 'America/Los_Angeles';

/** What a customer enters. */
export const credentials: readonly CredentialField[] = [
  {
    name: 'client_id',
    label: 'Client id',
    secret: false,
    required: true,
    help: 'Your 3PL creates it, with its secret, in its support portal, for the customers and facilities it chooses.',
  },
  { name: 'client_secret', label: 'Client secret', secret: true, required: true },
  { name: 'user_login_id', label: 'User login, or its id', secret: false, required: true },
  { name: 'tpl_key', label: 'Key of the 3PL, on old instances', secret: true, required: false },
  { name: 'customer_id', label: 'Only this customer (a number)', secret: false, required: false },
  { name: 'facility_id', label: 'Only this facility (a number)', secret: false, required: false },
  {
    name: 'time_zone',
    label: 'Time zone of the account',
    help: `Such as America/Chicago; ${DEFAULT_ZONE}, if left empty.`,
    secret: false,
    required: false,
  },
];

/** What a connection is restricted to, and how its dates are meant. */
export interface Scope {
  customer: number | null;
  facility: number | null;
  zone: string;
}

/** @throws CredentialsRefused when a field holds something else than it should */
export function scopeOf(entered: Readonly<Record<string, string>>): Scope {
  return {
    customer: idIn(entered.customer_id, 'customer'),
    facility: idIn(entered.facility_id, 'facility'),
    zone: zoneIn(entered.time_zone),
  };
}

/** The conditions that keep a list to what the connection is restricted to. */
export function restrictions({ customer, facility }: Scope): string[] {
  return [
    ...(customer === null ? [] : [`ReadOnly.CustomerIdentifier.Id==${customer}`]),
    ...(facility === null ? [] : [`ReadOnly.FacilityIdentifier.Id==${facility}`]),
  ];
}

function idIn(text: string | undefined, what: string): number | null {
  const entered = text?.trim() ?? '';
  if (entered === '') return null;
  if (!/^[1-9]\d{0,8}$/.test(entered))
    throw new CredentialsRefused(
      `The ${what} is to be its number, such as 12. Correct it, or leave the field empty to read all.`,
    );
  return Number(entered);
}

function zoneIn(text: string | undefined): string {
  const entered = text?.trim() || DEFAULT_ZONE;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: entered }).resolvedOptions().timeZone;
  } catch {
    throw new CredentialsRefused(
      'The time zone is to be a name such as America/Chicago or UTC. Correct it, or leave the field empty.',
    );
  }
}
