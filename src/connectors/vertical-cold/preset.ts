import type { Profile } from '../feed/profile.ts';

/** X12 as public refrigerated warehouses usually send it; what Vertical Cold sends is not published. */
export const PRESET: Profile = {
  format: 'x12',
  // Assumed: its sites lie in several zones of the United States.
  time_zone: 'America/New_York',
  item_id: 'sku',
  x12: { product_ids: ['SK', 'VN', 'VP', 'IN', 'BP'], damaged: 'included', test: 'skip' },
  documents: (
    ['get_orders', 'get_inbound_shipments', 'get_inventory_ledger', 'get_inventory'] as const
  ).flatMap((fn) =>
    ['*.edi', '*.x12', '*.txt'].map((file_name) => ({ function: fn, file_name, window: 'record' as const })),
  ),
};
