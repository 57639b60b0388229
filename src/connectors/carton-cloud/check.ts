import { CredentialsRefused } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { between, ofCustomer } from './conditions.ts';
import { customerIn, warehousesIn } from './credentials.ts';
import { search } from './search.ts';
import { whoseIs } from './sign-in.ts';

/** Asks whose the client is, and for orders of an instant, which takes the role that reading them needs. */
export async function check(ctx: Context): Promise<Account> {
  warehousesIn(ctx.credentials);
  const { name, tenants } = await whoseIs(ctx, ctx.session);
  const tenant = tenants.find(({ id }) => id === ctx.session.tenant_id);
  if (!tenant)
    throw new CredentialsRefused(
      'This client of Carton Cloud does not reach that tenant. Correct the tenant, or leave it empty.',
    );
  await ctx.take(1);
  const now = ctx.now();
  const window = between('/timestamps/created/time', now, new Date(now.getTime() + 1000));
  await search(ctx, 'outbound-orders', [...window, ...ofCustomer(customerIn(ctx.credentials))], 1);
  const known = Object.entries({ tenant_id: tenant.id, tenant_name: tenant.name, client_name: name });
  return Object.fromEntries(
    known.flatMap(([field, value]) => (value === null ? [] : [[field, value.slice(0, 200)]])),
  );
}
