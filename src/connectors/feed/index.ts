import { feedConnector } from './feed-connector.ts';
import { PRESET } from './preset.ts';

/** Any warehouse that publishes no interface and sends files. */
export const feed = feedConnector({
  name: 'feed',
  displayName: 'Warehouse feed',
  preset: PRESET,
  // Columns and dialects of such files are conventions; each warehouse has its own.
  evidence: 'assumed',
  onDemand: ['get_orders', 'get_inbound_shipments', 'get_inventory_ledger'],
});
