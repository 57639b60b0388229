import type { Product } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { updatedDate, windowed } from './facts.ts';
import { PAGE_SIZE, windowStep } from './list.ts';
import { amount, field, id, idOrNull, instant, part, type Row, text } from './values.ts';

/** The catalogue, by the last change of each item. */
export const products: SourceFunction<Row> = {
  ...windowed,
  name: 'get_products',
  basis: 'updated',
  pageSize: PAGE_SIZE,
  versionedBy: 'updated_date',
  // When an item was made is told nowhere: its last change stands for that.
  volatile: ['created_date'],
  async page(ctx, ask, cursor) {
    const list = { method: 'InventoryItemSearch', date: 'LastModifiedDate', size: PAGE_SIZE };
    const { rows, next } = await windowStep(ctx, ask, cursor, list);
    return { kind: 'page', records: rows, next };
  },
  idOf: (raw) => idOrNull(field(raw, 'ID')),
  map: mapProduct,
  basisDate: updatedDate,
};

function mapProduct(row: Row): Product {
  const { of, others } = part(row, [
    'ID',
    'Code',
    'Description',
    'DepositorID',
    'SalesUnitPrice',
    'IsKitItem',
    'Origin',
    'HsCode',
    'LastModifiedDate',
  ]);
  const number = id(of.ID);
  const sku = text(of.Code);
  const kit = of.IsKitItem === true;
  const barcode = text(field(row, 'BarcodeText'));
  const changed = instant(of.LastModifiedDate);
  return {
    id: number,
    warehouse_customer_id: idOrNull(of.DepositorID),
    created_date: changed,
    updated_date: changed,
    name: text(of.Description) ?? sku ?? number,
    sku,
    gtin: barcode !== null && /^\d{8,14}$/.test(barcode) ? barcode : null,
    unit_price: amount(of.SalesUnitPrice),
    // What a kit consists of is told by another method only.
    inventory_items: kit ? [] : [{ inventory_item_id: number, sku, unit_quantity: 1 }],
    is_kit: kit,
    active: !/inactive|passive|discontinued/i.test(text(field(row, 'InventoryItemStatusDescription')) ?? ''),
    supplier: null,
    supplier_object: null,
    country_of_origin: text(of.Origin),
    harmonized_code: text(of.HsCode),
    supplier_products: [],
    external_system_url: null,
    additional_fields: others,
  };
}
