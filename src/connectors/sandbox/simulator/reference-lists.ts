/** The short lists that hardly change: sites, shelves, merchants, shipping methods, channels, suppliers. */
import { DAY_MS, ORIGIN } from './calendar.ts';
import { SHELVES, shelfRef } from './inventory.ts';
import { iso, type Moment, type Row } from './moment.ts';
import { mix } from './random.ts';
import { SAMPLE_SHELVES, SAMPLE_SITE } from './samples.ts';
import { CARRIERS, CHANNELS, MERCHANTS, METHODS, SITES, SUPPLIERS } from './tables.ts';

const seededSites = list('warehouse_id', SITES, (site, index) => ({
  site_ref: `warehouse_id_${index}`,
  label: site.label,
  code: site.code,
  address: siteAddress(index),
  docks: 4 + index,
}));

/** The sites, and the one of the documented samples, which looks like the first. */
export function findSites(moment: Moment): Row[] {
  const sites = seededSites(moment);
  const json = () => ({ ...sites[0]!.json(), site_ref: SAMPLE_SITE, label: 'Sandbox Main', code: 'MAIN' });
  return [...sites, { at: 0, ref: SAMPLE_SITE, json }];
}

const seededShelves = list('location_id', new Array<null>(SITES.length * SHELVES).fill(null), (_, index) => {
  const shelf = index % SHELVES;
  const site = Math.floor(index / SHELVES);
  return {
    place_ref: shelfRef(site, shelf),
    site: `warehouse_id_${site}`,
    label: `${String.fromCharCode(65 + Math.floor(shelf / 20))}-${String(shelf % 20).padStart(2, '0')}`,
    kind: shelf % 20 === 0 ? 'PALLET' : shelf % 7 === 0 ? 'FLOOR' : 'BIN',
    size_cm: shelf % 20 === 0 ? [120, 80, 200] : [60, 40, 35],
    bears_kg: shelf % 20 === 0 ? 900 : 30,
    pick_round: shelf % 6,
  };
});

/** The shelves of all sites; those of the documented samples' look like the first. */
export function findShelves(moment: Moment): Row[] {
  const shelves = seededShelves(moment);
  const main = SAMPLE_SHELVES.map((ref, index) => ({
    at: 0,
    ref,
    json: () => ({ ...shelves[index]!.json(), place_ref: ref, site: SAMPLE_SITE }),
  }));
  return [...shelves, ...main];
}

export const findMerchants = list('warehouse_customer_id', MERCHANTS, (label, index) => ({
  merchant_ref: `warehouse_customer_id_${index}`,
  label,
  mail: index === 7 ? null : `hello@merchant-${index}.example.com`,
  tier: index % 3 === 0 ? 'GOLD' : 'BASIC',
}));

export const findMethods = list('shipping_method_id', METHODS, (_, index) => ({
  ...methodJson(index),
  cut_off: '15:00',
}));

export const findChannels = list('order_channel_id', CHANNELS, (label, index) => ({
  channel_ref: `order_channel_id_${index}`,
  label,
  merchant: index === 3 ? 'warehouse_customer_id_1' : null,
}));

export const findSuppliers = list('supplier_id', SUPPLIERS, (label, index) => ({
  supplier_ref: `supplier_id_${index}`,
  label,
  merchant: null,
  lead_days: 7 + index,
}));

export function methodJson(index: number) {
  const [carrier, service] = METHODS[index]!;
  return {
    method_ref: `shipping_method_id_${index}`,
    label: `${CARRIERS[carrier].label} ${service}`,
    carrier: CARRIERS[carrier],
  };
}

function siteAddress(index: number) {
  const { street, town } = SITES[index]!;
  return { street: [street], town: town[0], region: town[1], postcode: town[2], country: town[3] };
}

function list<T>(
  prefix: string,
  things: readonly T[],
  json: (thing: T, index: number) => Record<string, unknown>,
) {
  return (moment: Moment): Row[] =>
    things.map((thing, index) => ({
      at: 0,
      ref: `${prefix}_${index}`,
      json: () => {
        const added = ORIGIN + (mix(moment.base, index, prefix.length) % 300) * DAY_MS;
        return { ...json(thing, index), added_at: iso(added), modified_at: iso(added + 40 * DAY_MS) };
      },
    }));
}
