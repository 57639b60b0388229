import type { FunctionName, IntegrationType } from '../../model/index.ts';

/** A row of the founding page: an integration and what can be synced of it on demand. */
export interface FoundingRow {
  type: IntegrationType;
  /** The slug. */
  name: string;
  /** The page's spelling. */
  displayName: string;
  functions: readonly FunctionName[];
}

/** Functions by the word after `get_`, so that a row stays one line. */
type Word = FunctionName extends `get_${infer Rest}` ? Rest : never;

const wms = (name: string, displayName: string, ...words: Word[]) => row('wms', name, displayName, words);

const carrier = (name: string, displayName: string) =>
  row('carrier', name, displayName, ['invoice_line_items']);

/**
 * The founding page as data: its 58 integrations and 114 pairs, in its order. It has no cart. Slugs are those that
 * the vendor of the documented API shows elsewhere (Amazon's warehouses are `fba` there); where it shows none, the
 * slug is the name in small letters. What a pair is worth today stands in catalogue.ts.
 */
export const FOUNDING_PAIRS: readonly FoundingRow[] = [
  wms('fba', 'Amazon', 'orders', 'returns', 'products', 'bills', 'inventory_ledger'),
  wms('bergen', 'Bergen', 'orders', 'inbound_shipments'),
  wms('bleckmann', 'Bleckmann', 'orders', 'inbound_shipments', 'returns'),
  wms('bluebox', 'BlueBox', 'returns'),
  wms('byrd', 'Byrd', 'orders', 'inbound_shipments', 'returns'),
  wms('camelot', 'Camelot', 'orders', 'inbound_shipments'),
  wms('canary7', 'Canary7', 'orders', 'inbound_shipments', 'returns'),
  wms('carton-cloud', 'Carton Cloud', 'orders'),
  wms('cirro', 'Cirro', 'orders', 'products'),
  wms('crafty', 'Crafty', 'orders', 'inbound_shipments'),
  wms('davinci', 'Davinci', 'orders', 'inbound_shipments', 'returns'),
  wms('dcl', 'DCL', 'orders'),
  wms('deposco', 'Deposco', 'bills', 'inventory_ledger'),
  wms(
    'extensiv-3pl-central',
    'Extensiv 3PL Central',
    'orders',
    'inbound_shipments',
    'returns',
    'products',
    'inventory_ledger',
  ),
  wms('fedex-fulfillment', 'FedEx Fulfillment', 'orders'),
  wms('ffe', 'FFE', 'orders', 'inbound_shipments', 'returns'),
  wms('finale', 'Finale', 'orders', 'inbound_shipments', 'returns'),
  wms('fulfillment', 'Fulfillment', 'orders', 'returns'),
  wms('fulfillment-lab', 'Fulfillment Lab', 'orders'),
  wms('helm-wms', 'Helm WMS', 'inbound_shipments'),
  wms('i-fulfilment', 'i-Fulfilment', 'orders'),
  wms('infoplus', 'Infoplus', 'orders', 'inbound_shipments', 'returns', 'products', 'bills'),
  wms('jazz-central', 'Jazz Central', 'orders'),
  wms('leanafy', 'Leanafy', 'inbound_shipments'),
  wms('linnworks', 'Linnworks', 'orders'),
  wms('logicpod', 'Logicpod', 'orders'),
  wms('logiwa', 'Logiwa', 'orders', 'inbound_shipments', 'returns', 'products', 'bills', 'inventory_ledger'),
  wms('logiwa-io', 'Logiwa.io', 'orders', 'inbound_shipments'),
  wms('mayple', 'Mayple', 'orders'),
  wms('nimble', 'Nimble', 'orders', 'inbound_shipments', 'returns', 'products'),
  wms('nfi', 'NFI', 'orders'),
  wms('osa-commerce', 'OSA Commerce', 'orders', 'inbound_shipments', 'returns', 'products'),
  wms('packem', 'Packem', 'orders'),
  wms('packiyo', 'Packiyo', 'orders', 'returns', 'products'),
  wms('rush-order', 'Rush Order', 'orders', 'inbound_shipments', 'returns'),
  wms('salesupply', 'Salesupply', 'orders'),
  wms('shipbob', 'ShipBob', 'orders'),
  wms('shiphero', 'ShipHero', 'orders', 'inbound_shipments', 'products', 'inventory_ledger'),
  wms('shipping-tree', 'Shipping Tree', 'inbound_shipments'),
  wms('shipstation', 'ShipStation', 'orders'),
  wms('shipstream', 'ShipStream', 'inbound_shipments', 'returns'),
  wms('skulabs', 'Skulabs', 'orders'),
  // A misspelling of SKUVault, as far as anybody can tell: there is no other vendor of that name.
  wms('skuvault', 'SkyVault', 'orders'),
  wms('smart-warehousing', 'Smart Warehousing', 'orders'),
  wms('sojo', 'Sojo', 'orders', 'inbound_shipments'),
  wms('stord', 'Stord', 'orders', 'inbound_shipments'),
  wms('tiktok', 'TikTok', 'orders'),
  wms('vertical-cold', 'Vertical Cold', 'orders', 'inbound_shipments'),
  wms('walmart', 'Walmart', 'orders', 'returns'),
  wms('warehance', 'Warehance', 'orders', 'products'),
  wms('whiplash', 'Whiplash', 'orders'),
  wms('xorosoft', 'Xorosoft', 'orders', 'inbound_shipments'),
  carrier('dhl-express', 'DHL Express'),
  carrier('dpd', 'DPD'),
  carrier('fedex', 'FedEx'),
  carrier('royal-mail', 'Royal Mail'),
  carrier('ups', 'UPS'),
  carrier('usps', 'USPS'),
];

function row(type: IntegrationType, name: string, displayName: string, words: readonly Word[]): FoundingRow {
  return { type, name, displayName, functions: words.map((word) => `get_${word}` as const) };
}
