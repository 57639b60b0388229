import type { Connector } from '../kit/manifest.ts';
import { authorize } from './authorize.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { credentials } from './credentials.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { signIn } from './sign-in.ts';

/** Ryder E-commerce by Whiplash, a 3PL with a platform of its own; see README.md for the source of each fact. */
export const whiplash: Connector = {
  type: 'wms',
  name: 'whiplash',
  displayName: 'Whiplash',
  baseUrl: 'https://www.getwhiplash.com',
  urls: { sandbox: 'https://sandbox.getwhiplash.com' },
  credentials,
  account: ({ environment = 'production', customer_id = '' }) => `${environment} ${customer_id}`,
  // Ten a second for a customer, says a help article at second hand; half of it is ours. A 429 is obeyed.
  quota: { burst: 5, perSecond: 5 },
  timeoutMs: 60_000,
  signIn,
  authorize,
  check,
  passthrough,
  functions: [orders, inventory],
};
