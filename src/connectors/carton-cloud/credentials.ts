import { CredentialsRefused } from '../kit/errors.ts';
import type { CredentialField } from '../kit/manifest.ts';

/** What a customer enters. */
export const credentials: readonly CredentialField[] = [
  {
    name: 'client_id',
    label: 'API client id',
    secret: false,
    required: true,
    help: 'The client needs the role “WMS Create Jobs”, or orders cannot be read with it.',
  },
  { name: 'client_secret', label: 'API client secret', secret: true, required: true },
  {
    name: 'region',
    label: 'Region',
    help: 'Global, if left open.',
    secret: false,
    required: false,
    oneOf: ['global', 'na'],
    words: { global: 'Global', na: 'North America' },
  },
  { name: 'tenant_id', label: 'Tenant, where the client reaches several', secret: false, required: false },
  { name: 'customer_id', label: 'Only this customer', secret: false, required: false },
  {
    name: 'warehouse_ids',
    label: 'Warehouses to read stock of',
    help: 'Separated by commas; the default one, if left empty.',
    secret: false,
    required: false,
  },
];

type Entered = Readonly<Record<string, string>>;

/** The tenant that was entered; null where there is none. @throws CredentialsRefused when it is no id */
export function tenantIn({ tenant_id }: Entered): string | null {
  return idIn(tenant_id, 'tenant');
}

/** The customer that the connection is restricted to; null where all are read. @throws CredentialsRefused when it is no id */
export function customerIn({ customer_id }: Entered): string | null {
  return idIn(customer_id, 'customer');
}

/** The warehouses whose stock is read; null stands for the default one. @throws CredentialsRefused when one is no id */
export function warehousesIn({ warehouse_ids = '' }: Entered): (string | null)[] {
  const ids = warehouse_ids.split(',').filter((one) => one.trim() !== '');
  return ids.length === 0 ? [null] : ids.map((one) => idIn(one, 'warehouse'));
}

function idIn(text: string | undefined, what: string): string | null {
  const entered = text?.trim().toLowerCase() ?? '';
  if (entered === '') return null;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(entered))
    throw new CredentialsRefused(
      `The ${what} is to be an id of Carton Cloud, such as 318782ea-75b1-11e8-adc0-fa7ae01b9ebc. Correct it, or leave it empty.`,
    );
  return entered;
}
