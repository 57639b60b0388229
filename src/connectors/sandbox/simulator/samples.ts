/**
 * What the documented samples of the API name, beside all that is drawn: there under every key, so that a sample which
 * is run as it stands finds what it asks for.
 */
import { DAY_MS, ORIGIN } from './calendar.ts';
import type { Life } from './life.ts';

/** Running number of the sample order, return and notice: a prime, so that no knob that counts meets it. */
export const SAMPLE_NUMBER = 1_999_999_973;
export const SAMPLE_ORDER = 'order_abc123';
export const SAMPLE_RETURN = 'return_abc123';
export const SAMPLE_NOTICE = 'inbound_shipment_abc123';
export const SAMPLE_SITE = 'warehouse_main';
/** Where its goods lie. */
export const SAMPLE_SHELVES = ['location_main_0', 'location_main_1'] as const;

/** How often the samples are looked after: a sync of the last month has each of them in it. */
export const SAMPLE_CHANGES_MS = 7 * DAY_MS;
const SAMPLE_CREATED = Date.UTC(2024, 0, 15, 10, 30);
const HOUR_MS = DAY_MS / 24;
/** The origin was a Wednesday: on Mondays at five. */
const LOOKED_AFTER = ORIGIN + 5 * DAY_MS + 5 * HOUR_MS;

/** The goods of the samples, which stand at the end of the catalogue. */
export const SAMPLE_GOODS = [
  {
    ref: 'prod_widget_001',
    item: 'inv_widget001_main',
    sku: 'WIDGET-001',
    label: 'Widget',
    price: 24.99,
    grams: 350,
  },
  {
    ref: 'prod_gadget_002',
    item: 'inv_gadget002_main',
    sku: 'GADGET-002',
    label: 'Gadget',
    price: 49.5,
    grams: 820,
  },
] as const;

/** The schedule of a sample: it came to its last state long ago, and has been looked after each week since. */
export function sampleLife(states: readonly string[], now: number): Life {
  const times = states.map((_, step) => SAMPLE_CREATED + step * HOUR_MS);
  const newest = LOOKED_AFTER + Math.floor((now - LOOKED_AFTER) / SAMPLE_CHANGES_MS) * SAMPLE_CHANGES_MS;
  // Two of them, for the newest may not be on record yet where changes are recorded late.
  const looks = [newest - SAMPLE_CHANGES_MS, newest].filter((at) => at > times.at(-1)!);
  return {
    number: SAMPLE_NUMBER,
    states: [...states, ...looks.map(() => states.at(-1)!)],
    times: [...times, ...looks],
  };
}
