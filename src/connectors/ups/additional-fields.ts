import { amountNumber, readAmount } from '../kit/invoice-file/amounts.ts';
import { oneSpaced } from '../kit/invoice-file/cells.ts';
import { dayInstant, readDay } from '../kit/invoice-file/days.ts';
import { readCode, readIdentifier } from '../kit/invoice-file/identifiers.ts';
import type { Reading } from '../kit/invoice-file/reading.ts';
import { ifReadable } from './cell.ts';
import {
  adjustmentKindOf,
  billedWeightTypeOf,
  billOptionOf,
  categoryOf,
  classificationOf,
  payorOf,
  weightUnitOf,
} from './codes.ts';
import type { Cells } from './columns.ts';

/**
 * What else a biller needs of a row: the money around it, what it puts right, how the parcel was measured, and by
 * which references it is found again. A cell that cannot be read is null here and stands in `raw` as it came; only
 * what the charge itself rests on puts a row aside.
 *
 * @param invoiceDate as the record has it
 */
export function additionalFields(cells: Cells, reading: Reading, invoiceDate: string) {
  const text = (column: string) => ifReadable(cells, column, oneSpaced);
  const code = (column: string, digits = 1) => ifReadable(cells, column, (one) => readCode(one, digits));
  const name = (column: string) => ifReadable(cells, column, readIdentifier);
  const amount = (column: string) =>
    ifReadable(cells, column, (one) => amountNumber(readAmount(one, reading)));
  const day = (column: string) => ifReadable(cells, column, (one) => dayInstant(readDay(one, reading)));
  const texts = (columns: readonly string[]) => columns.map(text).filter((one) => one !== null);
  // UPS writes zero on the rows of surcharges: the weight stands with the transportation, and once.
  const weight = (column: string) => amount(column) || null;
  const category = code('category');
  const detail = code('category_detail');
  const classification = code('classification');
  const kind = adjustmentKindOf(category, detail);
  return {
    currency: code('currency') ?? code('invoice_currency'),
    invoice_date: invoiceDate,
    due_date: day('due_date'),
    invoice_total: amount('invoice_amount'),
    invoice_type_code: code('invoice_type'),
    incentive: amount('incentive') ?? 0,
    charge_category: categoryOf(category),
    charge_category_code: category,
    charge_category_detail_code: detail,
    charge_classification: classificationOf(classification),
    charge_classification_code: classification,
    charge_code: code('charge_code', 3),
    adjustment: kind !== null,
    adjustment_kind: kind,
    informational: classification === 'INF',
    lead_shipment_number: name('lead_shipment'),
    original_tracking_number: name('original_tracking_number'),
    pickup_record_number: name('pickup_record'),
    shipment_references: texts(['shipment_reference_1', 'shipment_reference_2']),
    package_references: texts([1, 2, 3, 4, 5].map((nth) => `package_reference_${nth}`)),
    bill_option: billOptionOf(code('bill_option')),
    bill_option_code: code('bill_option'),
    payor: payorOf(code('payor_role', 2)),
    package_quantity: amount('packages'),
    zone: code('zone', 3),
    corrected_zone: code('corrected_zone', 3),
    service: text('original_service'),
    container: code('container'),
    dimensions: text('dimensions'),
    entered_weight: weight('entered_weight'),
    entered_weight_unit: weightUnitOf(code('entered_weight_unit')),
    billed_weight: weight('billed_weight'),
    billed_weight_unit: weightUnitOf(code('billed_weight_unit')),
    billed_weight_type: billedWeightTypeOf(code('billed_weight_type', 2)),
    billed_weight_type_code: code('billed_weight_type', 2),
    sender_country: code('sender_country'),
    receiver_country: code('receiver_country'),
    receiver_postal_code: text('receiver_postal'),
    notes: texts([1, 2, 3, 4, 5].map((nth) => `note_${nth}`)),
  };
}
