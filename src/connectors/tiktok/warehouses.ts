import type { Warehouse } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { askFor } from './client.ts';
import { text, textOrNull } from './values.ts';

interface VendorWarehouse {
  id?: string;
  name?: string | null;
  address?: Partial<Record<string, unknown>> | null;
}

/** A warehouse, which the vendor does not date, and when it was read. */
interface Read {
  readAt: string;
  row: VendorWarehouse;
}

/** Those that goods leave, and those that returns go to: one building of both kinds has two ids. */
export const warehouses: SourceFunction<Read> = {
  name: 'get_warehouses',
  basis: 'none',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: 100,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  page: async (ctx) => {
    const data = await askFor(ctx, { path: '/logistics/202309/warehouses' });
    const { warehouses: rows } = (data ?? {}) as { warehouses?: VendorWarehouse[] };
    if (!Array.isArray(rows)) throw new Retryable('An answer of TikTok had no list of warehouses.');
    const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
    return { kind: 'page', records: rows.map((row) => ({ readAt, row })), next: null };
  },
  idOf: (raw) => (typeof raw?.row?.id === 'string' ? raw.row.id || null : null),
  map: ({ readAt, row: { id, name, address: place, ...others } }): Warehouse => ({
    id: text(id, 'warehouse id'),
    created_date: readAt,
    updated_date: readAt,
    name: textOrNull(name) ?? text(id, 'warehouse id'),
    code: null,
    address: {
      address1: textOrNull(place?.address_line1) ?? textOrNull(place?.full_address),
      address2: textOrNull(place?.address_line2),
      address3: textOrNull(place?.address_line3),
      city: textOrNull(place?.city),
      state: textOrNull(place?.state),
      postal_code: textOrNull(place?.postal_code),
      country: textOrNull(place?.region_code),
    },
    additional_fields: { ...others, address: place ?? null },
  }),
  basisDate: () => null,
};
