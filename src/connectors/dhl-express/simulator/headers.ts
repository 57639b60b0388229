/** The headers of DHL's files, name for name and in their order. */

const words = (text: string) =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Groups of extra charges in a row. */
export const GROUPS = 9;

const party = (whose: string) =>
  [
    `Name`,
    `Address 1`,
    `Address 2`,
    `Address 3`,
    `Postcode`,
    `City`,
    `State/Province`,
    `Country`,
    `Contact`,
  ].map((part) => `${whose} ${part}`);

export const STANDARD_HEADER: readonly string[] = [
  ...words(`Line Type|Billing Source|Original Invoice Number|Invoice Number|Station Code|Invoice Identifier
    |Invoice Type|Invoice Date|Payment Terms|Due Date|Parent Account|Billing Account|Billing Account Name
    |Billing Account Name (Additional)|Billing Address 1|Billing Address 2|Billing Address 3|Billing Postcode
    |Billing City|Billing State/Province|Billing Country Code|Billing Contact|VAT Number|Shipment Number
    |Shipment Date|Country Specific Label|Country Specific Value|Shipment Reference 1|Shipment Reference 2
    |Shipment Reference 3|Product|Product Name|Pieces|Origin|Orig Name|Orig Country Code|Orig Country Name`),
  ...party('Senders'),
  ...words('Destination|Dest Name|Dest Country Code|Dest Country Name'),
  ...party('Receivers'),
  ...words(`Proof of Delivery/Name|Description of Contents|Event Description|Dimensions|Cust Scale Weight (A)
    |DHL Scale Weight (B)|Cust Vol Weight (V)|DHL Vol Weight (W)|Weight Flag|Weight (kg)|Currency
    |Total amount (excl. VAT)|Total amount (incl. VAT)|Tax Code|Total Tax|Tax Adjustment|Invoice Fee
    |Weight Charge|Weight Tax (VAT)|Other Charges 1|Other Charges 1 Amount|Other Charges 2
    |Other Charges 2 Amount|Discount 1|Discount 1 Amount|Discount 2|Discount 2 Amount|Discount 3
    |Discount 3 Amount|Total Extra Charges (XC)|Total Extra Charges Tax`),
  ...Array.from({ length: GROUPS }, (_, index) =>
    ['Code', 'Name', 'Charge', 'Tax Code', 'Tax', 'Discount', 'Total'].map(
      (part) => `XC${index + 1} ${part}`,
    ),
  ).flat(),
];

export const AUSTRALIAN_HEADER: readonly string[] = words(`Invoice No|Invoice Date|Company Name|Account Number
  |Line Number|Item ID|DHL Product Description|PAL/COL|Amount|Weight Charge|Discount Amount|Discount Code
  |Tax Amount|Tax Code|AWB Number|Weight|Shipper Reference|Shipment Date|Origin Code|Destination Code
  |Shipper Details|Receiver Details`);
