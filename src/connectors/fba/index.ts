import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { inventory } from './inventory.ts';
import { ledger } from './ledger.ts';
import { orderChannels } from './marketplaces.ts';
import { OPERATIONS } from './operations.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { returns } from './returns.ts';
import { bills } from './settlements.ts';
import { signIn } from './sign-in.ts';

/** Amazon: a seller's orders, and what Amazon's own warehouses (FBA) do; see README.md for the source of each fact. */
export const fba: Connector = {
  type: 'wms',
  name: 'fba',
  displayName: 'Amazon',
  baseUrl: 'https://sellingpartnerapi-na.amazon.com',
  urls: {
    eu: 'https://sellingpartnerapi-eu.amazon.com',
    fe: 'https://sellingpartnerapi-fe.amazon.com',
    lwa: 'https://api.amazon.com',
  },
  credentials: [
    {
      name: 'lwa_client_id',
      label: 'Client id of the application (amzn1.application-oa2-client…)',
      secret: false,
      required: true,
    },
    { name: 'lwa_client_secret', label: 'Client secret of the application', secret: true, required: true },
    {
      name: 'refresh_token',
      label: 'Refresh token of the seller’s authorisation (Atzr|…)',
      secret: true,
      required: true,
    },
    {
      name: 'region',
      label: 'Region',
      secret: false,
      required: true,
      oneOf: ['na', 'eu', 'fe'],
      words: { na: 'North America', eu: 'Europe', fe: 'Far East' },
    },
    {
      name: 'marketplace_ids',
      label: 'Marketplaces, separated by commas',
      help: 'By their ids, the main one first: ATVPDKIKX0DER is the US.',
      secret: false,
      required: true,
    },
    { name: 'seller_id', label: 'Merchant token of the seller', secret: false, required: true },
  ],
  // Limits are those of an application and a seller; one seller may sell in several regions.
  account: ({ lwa_client_id = '', seller_id = '', region = '' }) => `${lwa_client_id}/${seller_id}/${region}`,
  // The vendor has none but those of operations; this one is only a courtesy.
  quota: { burst: 60, perSecond: 20 },
  operations: OPERATIONS,
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [orders, returns, products, bills, ledger, inventory, orderChannels],
};
