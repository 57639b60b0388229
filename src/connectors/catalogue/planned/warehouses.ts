import type { CredentialField } from '../../kit/manifest.ts';
import { choice, maybe, maybeSecret, secret, shown } from './fields.ts';

/** Where a warehouse that publishes no interface could leave files. */
const exchange: readonly CredentialField[] = [
  choice('transport', 'How to reach it', 'sftp', 'api'),
  shown('host', 'Server or address'),
  shown('username', 'User'),
  secret('password_or_key', 'Password or key'),
  maybe('client_code', 'Code of your account'),
];

/**
 * What a customer of a warehouse without a connector would have to enter, by slug, as far as that is known. Whoever
 * writes the connector starts from the row here and takes it out: the manifest then says it. A vendor that tells
 * nobody how to be reached has no row.
 */
export const PLANNED_WAREHOUSES: Readonly<Record<string, readonly CredentialField[]>> = {
  bleckmann: [secret('api_key', 'API key'), maybe('base_url', 'Address of the API')],
  bluebox: exchange,
  byrd: [
    shown('api_key', 'API key'),
    secret('api_secret', 'API secret'),
    shown('user_agent_contact', 'Company and e-mail address that requests are signed with'),
  ],
  camelot: [
    shown('soap_url', 'Address of the web service'),
    shown('username', 'User'),
    secret('password', 'Password'),
    choice('auth_mode', 'Way of signing in', 'basic', 'digest', 'ntlm'),
    shown('client_code', 'Client code'),
    shown('trading_partner', 'Trading partner code'),
    maybe('shipment_profile', 'Profile that exports shipments'),
    maybe('receipt_profile', 'Profile that exports receipts'),
    maybe('inventory_profile', 'Profile that exports stock'),
    maybe('time_zone', 'Time zone of the site'),
  ],
  canary7: [
    shown('tenant', 'Sub-domain'),
    shown('api_base', 'Address of the API'),
    secret('token', 'API token'),
    shown('warehouse_id', 'Warehouse'),
    maybe('company_id', 'Company to read'),
  ],
  cirro: [
    secret('app_key', 'App key'),
    secret('app_token', 'App token'),
    maybe('base_url', 'Address of the API'),
    maybe('time_zone', 'Time zone'),
  ],
  crafty: exchange,
  davinci: exchange,
  dcl: [
    shown('username', 'User'),
    secret('password', 'Password or API key'),
    maybe('account_numbers', 'Accounts to read, separated by commas'),
  ],
  deposco: [
    shown('client_id', 'Client id of the application'),
    secret('client_secret', 'Client secret of the application'),
    secret('refresh_token', 'Refresh token of the installation'),
    maybe('business_unit', 'Company code'),
  ],
  'fedex-fulfillment': [
    shown('client_id', 'Client id'),
    secret('client_secret', 'Client secret'),
    shown('org_name', 'Name of the organization there'),
    secret('refresh_token', 'Refresh token'),
    maybe('origin', 'Registered address of the application'),
  ],
  ffe: exchange,
  finale: [
    shown('account', 'Account, as in the address of its pages'),
    shown('api_key', 'API key'),
    secret('api_secret', 'API secret'),
    maybe('timezone', 'Time zone of the account'),
  ],
  'helm-wms': [
    shown('base_url', 'Address of the API'),
    shown('email', 'E-mail address'),
    secret('password', 'Password'),
  ],
  'i-fulfilment': [
    shown('username', 'User'),
    secret('password', 'Password or token'),
    choice('environment', 'Environment', 'production', 'sandbox'),
  ],
  'jazz-central': [
    shown('domain', 'Sub-domain'),
    shown('username', 'User'),
    secret('password', 'Password'),
    shown('tenant', 'Tenant code'),
    maybe('facility_code', 'Facility to read'),
    maybe('business_type_code', 'Business type to read'),
  ],
  leanafy: [
    secret('api_key', 'API key'),
    shown('base_url', 'Address of the API'),
    maybe('warehouse_id', 'Warehouse to read'),
    maybe('client_id', 'Client to read'),
  ],
  'logiwa-io': [
    shown('email', 'E-mail address'),
    secret('password', 'Password'),
    maybe('client_identifier', 'Client to read'),
    maybe('warehouse_identifier', 'Warehouse to read'),
  ],
  packem: [
    shown('base_url', 'Address of the API'),
    shown('username', 'User'),
    secret('password', 'Password'),
    maybe('customer_location_id', 'Customer location'),
    maybe('customer_facility_id', 'Facility'),
  ],
  packiyo: [
    shown('base_url', 'Address of the account'),
    secret('api_token', 'API token'),
    maybe('customer_id', 'Customer to read'),
  ],
  'rush-order': [
    shown('username', 'User'),
    secret('password', 'Password'),
    shown('client_code', 'Client code'),
  ],
  salesupply: [
    shown('username', 'User'),
    secret('password', 'Password'),
    maybe('shop_ids', 'Shops to read, separated by commas'),
  ],
  shipstream: [
    shown('instance', 'Sub-domain'),
    maybe('api_user', 'API user of a merchant'),
    maybeSecret('api_key', 'API key of a merchant'),
    maybeSecret('global_token', 'Token of a warehouse operator, instead of the two'),
  ],
  stord: [
    secret('api_key', 'API key'),
    shown('organization_id', 'Organization'),
    shown('network_id', 'Network'),
    maybe('channel_ids', 'Channels to read, separated by commas'),
  ],
  warehance: [secret('api_key', 'API key'), maybe('client_id', 'Client to read')],
  xorosoft: [
    shown('base_url', 'Address of the API'),
    shown('sales_api_key', 'Key of the app that may read sales'),
    secret('sales_api_secret', 'Secret of that app'),
    maybe('purchasing_api_key', 'Key of the app that may read purchases'),
    maybeSecret('purchasing_api_secret', 'Secret of that app'),
    maybe('store_name', 'Store to read'),
  ],
};
