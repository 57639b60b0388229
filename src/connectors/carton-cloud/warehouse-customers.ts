import type { WarehouseCustomer } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { customerIn } from './credentials.ts';
import { customersAt } from './customers.ts';
import { datesOf, idOf, type Read, readNow, snapshot } from './facts.ts';
import { firstText, id, part, text } from './values.ts';
import { type Place, START } from './walk.ts';

/** The customers of the tenant. */
export const warehouseCustomers: SourceFunction<Read> = {
  ...snapshot,
  name: 'get_warehouse_customers',
  page: async (ctx, _ask, cursor) => {
    const only = customerIn(ctx.credentials);
    const { rows, next } = await customersAt(ctx, (cursor as Place | null) ?? START);
    const wanted = rows.filter((row) => only === null || row.id === only);
    return { kind: 'page', records: readNow(ctx, wanted), next };
  },
  idOf,
  map: mapCustomer,
};

function mapCustomer(raw: Read): WarehouseCustomer {
  const { name, email, ...others } = raw.row;
  const number = id(raw.row.id);
  return {
    id: number,
    ...datesOf(raw),
    name: firstText(name, part(others.references).code) ?? number,
    email: text(email),
    additional_fields: others,
  };
}
