/** The two rows above the sales orders of an export, name for name and in their order. */

export const HEADER: readonly string[] = `Confirmation Date|Sales Order No.|Confirmed By|Confirmation Date
  |Confirmation Time|Invoice Number|Invoice Date|Account Number|Account Name|Poster|Postal Code
  |Destination Country Code|Destination Country Name|Product Code|Product Name|Class of Mail|Format
  |Magazine Issue|Magazine Code|CRN Code|Directs Quantity|Residue Quantity|Volume|Item Weight
  |SD Weight Band 1-100g|SD Weight Band 101-500g|SD Weight Band 501-1kg|SD Weight Band 1001-2kg
  |SD Weight Band 2001g-20kg|Total Weight|Surcharge|Container Price Diff|Net Value|Tax Amount|Gross Value
  |Green Surcharge|Peak Surcharge`
  .split('|')
  .map((name) => name.trim());

const STARTS: Readonly<Record<string, number>> = {
  'Sales Order': 1,
  Invoice: 6,
  Destination: 11,
  Product: 14,
  Volumes: 23,
  Charges: 31,
};

export const GROUPS: readonly string[] = HEADER.map(
  (_, index) => Object.entries(STARTS).find(([, position]) => position === index + 1)?.[0] ?? '',
);
