import type { Connector } from '../kit/manifest.ts';
import { inboundShipments } from './inbound-shipments.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { signIn } from './sign-in.ts';
import { zoneOf } from './values.ts';

/** Bergen Logistics, by version 3 of the SOAP service of its system REX11; see README.md for the source of each fact. */
export const bergen: Connector = {
  type: 'wms',
  name: 'bergen',
  displayName: 'Bergen',
  baseUrl: 'https://sync.rex11.com/ws/v3prod/publicapiws.asmx',
  credentials: [
    {
      name: 'web_address',
      label: 'Web address of the account',
      help: 'Such as www.yourcompany.atworkweb.com.',
      secret: false,
      required: true,
    },
    { name: 'username', label: 'API user', secret: false, required: true },
    { name: 'password', label: 'Password of the API user', secret: true, required: true },
    {
      name: 'time_zone',
      label: 'Time zone of the warehouse',
      help: 'America/New_York, if left empty.',
      secret: false,
      required: false,
    },
  ],
  account: ({ web_address = '' }) => web_address.toLowerCase(),
  // Nothing is told of limits: each ticket is a request, and four at a time are no burden.
  quota: { burst: 4, perSecond: 4 },
  timeoutMs: 120_000,
  signIn,
  // Whoever gets a token is known; nothing says more of him.
  check: async (ctx) => {
    zoneOf(ctx);
    return null;
  },
  functions: [orders, inboundShipments, inventory],
};
