/**
 * The columns of a UPS billing file, by position. Only positions are certain: the names of the columns from 198 on
 * have changed over the years, and portals spell all of them as they like. The names here are our own.
 */

const numbered = (name: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${name}_${first + index}`);

const address = (whose: string): string[] =>
  ['name', 'company', 'address_1', 'address_2', 'city', 'state', 'postal', 'country'].map(
    (part) => `${whose}_${part}`,
  );

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Names in the order of the file; column 1 stands at index 0. */
const COLUMN_NAMES: readonly string[] = [
  // 1 to 26: the invoice and the shipment
  ...words(`version recipient account account_country invoice_date invoice_number invoice_type
    invoice_type_detail account_tax_id invoice_currency invoice_amount transaction_date pickup_record
    lead_shipment world_ease shipment_reference_1 shipment_reference_2 bill_option packages
    oversize_packages tracking_number`),
  ...numbered('package_reference', 1, 5),
  // 27 to 53: the parcel and the charge
  ...words(`entered_weight entered_weight_unit billed_weight billed_weight_unit container
    billed_weight_type dimensions zone category category_detail charge_source
    type_code_1 type_detail_code_1 type_detail_value_1 type_code_2 type_detail_code_2 type_detail_value_2
    classification charge_code charge_description charged_units basis_currency basis_value tax_indicator
    currency incentive net`),
  // 54 to 66: other currencies and numbers of the invoice
  ...words(`misc_currency misc_incentive misc_net alternate_currency alternate_amount
    invoice_exchange_rate tax_variance currency_variance invoice_level_charge due_date
    alternate_invoice_number store customer_reference`),
  // 67 to 116: addresses
  ...['sender', 'receiver', 'third_party', 'sold_to'].flatMap(address),
  ...['other_1', 'other_2'].flatMap((whose) => [`${whose}_qualifier`, ...address(whose)]),
  // 117 to 174: dates, customs
  ...words(`shipment_date export_date import_date entry_date direct_shipment_date delivery_date
    release_date cycle_date eft_date validation_date entry_port entry_number export_place shipment_value
    shipment_description entered_currency customs_number exchange_rate master_waybill epu entry_type cpc
    line_number goods_description entered_value duty weight weight_unit item_quantity item_quantity_unit
    import_tax_id declaration_number carrier_or_trial_or_sds cccd_number cycle_number
    foreign_trade_reference job_number transport_mode tax_type tariff_code tariff_rate tariff_treatment
    contact class_number document_type office_number document_number duty_value total_value_for_duty
    excise_tax excise_tax_rate gst gst_rate order_in_council origin_country sima_access tax_value
    total_customs`),
  // 175 to 195: notes in words, the payer, taxes
  ...numbered('note', 1, 5),
  'payor_role',
  ...numbered('note', 7, 11),
  ...words(`duty_rate vat_basis vat vat_rate other_basis other_amount other_rate
    other_customs_indicator other_customs_number customs_office`),
  // 196 to 250: measured again, freight, spare ones
  ...words(`dimensions_unit original_packages corrected_zone tax_law_article tax_law_basis
    original_tracking_number scale_weight scale_weight_unit raw_dimension_unit raw_dimension_length`),
  ...numbered('bill_of_lading', 1, 5),
  ...numbered('purchase_order', 1, 10),
  ...words(`nmfc detail_class freight_sequence declared_freight_class eori keyed_dimension keyed_unit
    keyed_billed_dimension keyed_billed_unit original_service promo_applied promo_alias sds_match_level
    sds_rdr_date sds_delivery_date sds_error`),
  ...numbered('spare', 237, 239),
  'correction_scale_weight',
  ...numbered('spare', 241, 250),
];

/** Layouts of several years and portals differ by a few spare columns at the end. */
export const FEWEST_COLUMNS = 244;
export const MOST_COLUMNS = 252;

/** A row: what stands in its cells, by column name; empty cells are left out. */
export type Cells = Readonly<Record<string, string>>;

/** What the column at an index (from 0) is called. */
function columnName(index: number): string {
  return COLUMN_NAMES[index] ?? `column_${index + 1}`;
}

/** A column for people: `net (column 53)`. */
export function describeColumn(name: string): string {
  return `${name} (column ${COLUMN_NAMES.indexOf(name) + 1})`;
}

/**
 * Cells that say something, by name. Columns beyond the widest layout are left out: such a row is refused.
 *
 * @param decode turns a cell as it was cut out of the file into text
 */
export function namedCells(row: readonly string[], decode: (bytes: string) => string): Cells {
  const cells: Record<string, string> = {};
  for (let index = 0; index < Math.min(row.length, MOST_COLUMNS); index++) {
    const bytes = row[index]!;
    // Most cells are empty.
    const text = bytes === '' ? '' : decode(bytes).trim();
    if (text !== '') cells[columnName(index)] = text;
  }
  return cells;
}
