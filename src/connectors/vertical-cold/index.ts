import { feedConnector } from '../feed/feed-connector.ts';
import { PRESET } from './preset.ts';

/** Vertical Cold publishes no interface; public refrigerated warehouses customarily send X12. */
export const verticalCold = feedConnector({
  name: 'vertical-cold',
  displayName: 'Vertical Cold',
  preset: PRESET,
  evidence: 'assumed',
  onDemand: ['get_orders', 'get_inbound_shipments'],
});
