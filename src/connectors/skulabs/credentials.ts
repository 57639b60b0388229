import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField, QuotaSaid } from '../kit/manifest.ts';

/** What a customer enters. */
export const credentials: readonly CredentialField[] = [
  {
    name: 'api_key',
    label: 'API key',
    help: 'Made in the settings of Skulabs, for this and nothing else: one that is not used for 30 days is switched off.',
    secret: true,
    required: true,
  },
  {
    name: 'store_ids',
    label: 'Stores to read orders of',
    help: 'Separated by commas; all, if left empty.',
    secret: false,
    required: false,
  },
  {
    name: 'plan',
    label: 'Plan of the account',
    help: 'It says how often Skulabs may be asked; premium, if left open.',
    secret: false,
    required: false,
    oneOf: ['basic', 'premium', 'enterprise'],
    words: { basic: 'Basic', premium: 'Premium', enterprise: 'Enterprise' },
  },
];

const HOUR_S = 3600;
/** Requests an hour by plan, less what may come at once; larger plans allow as much in an hour as two a second are. */
const AN_HOUR: Readonly<Record<string, number>> = { basic: 41 - 2, premium: 4166 - 2 };

/** What the plan allows, where it is less than every plan does in a second. */
export function allowed({ plan = 'premium' }: Readonly<Record<string, string>>): QuotaSaid {
  const most = Object.hasOwn(AN_HOUR, plan) ? AN_HOUR[plan] : undefined;
  return most === undefined ? {} : { perSecond: most / HOUR_S };
}

/** The stores that were entered; none where all are read. @throws CredentialsRefused when one is no id */
export function storesIn({ store_ids = '' }: Readonly<Record<string, string>>): string[] {
  const ids = store_ids
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = ids.find((one) => !/^[0-9a-f]{24}$/i.test(one));
  if (wrong !== undefined)
    throw new CredentialsRefused(
      'A store is to be an id of Skulabs, such as 507f1f77bcf86cd799439011. Correct it, or leave the field empty to read all stores.',
    );
  return ids;
}
