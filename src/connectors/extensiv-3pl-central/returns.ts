import type { Return } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import type { Hal } from './ask.ts';
import { isConfirmed, receiverStatus } from './codes.ts';
import { common, dateOf, idIn, lastModified, walkPages } from './facts.ts';
import { ROWS, receiveItems, receiverList } from './receivers.ts';
import {
  firstText,
  id,
  idOrNull,
  instant,
  instantOrNull,
  itemOf,
  measurements,
  part,
  type Told,
  text,
  texts,
  units,
} from './values.ts';

/** Returns, which are receivers of a kind of their own, by their last change. */
export const returns: SourceFunction<Told<Hal>> = {
  ...common,
  name: 'get_returns',
  basis: 'updated',
  pageSize: ROWS,
  versionedBy: 'updated_date',
  page: walkPages({ ...receiverList('return'), ...lastModified }),
  idOf: idIn('receiverId'),
  map: mapReturn,
  basisDate: dateOf('updated_date'),
};

function mapReturn({ zone, vendor }: Told<Hal>): Return {
  const { readOnly, _embedded, _links, notes, ...others } = vendor;
  const facts = part(readOnly);
  const lines = receiveItems(vendor);
  const confirmed = isConfirmed(facts);
  return {
    id: id(facts.receiverId),
    warehouse_customer_id: idOrNull(part(facts.customerIdentifier).id),
    created_date: instant(facts.creationDate, zone),
    updated_date: instant(facts.lastModifiedDate, zone),
    status: receiverStatus(facts),
    raw_status: text(facts.status),
    // No field leads to the order; the numbers people write there stand in the additional fields.
    order_id: null,
    notes: texts([notes]),
    line_items: lines.map((line) => ({
      ...itemOf(line),
      expected_quantity: units(part(line.readOnly).expectedQty ?? line.qty),
      received_quantity: confirmed ? units(line.qty) : 0,
      restocked_quantity: confirmed ? (line.onHold === true ? 0 : units(line.qty)) : null,
      return_reason: null,
      quantity: units(line.qty),
      warehouse_id: null,
      returned_date: null,
    })),
    shipments: confirmed ? [parcel(vendor, lines, zone)] : [],
    external_system_url: null,
    additional_fields: { ...others, readOnly, items: lines, time_zone: zone },
  };
}

function parcel(raw: Hal, lines: readonly Hal[], zone: string): Return['shipments'][number] {
  return {
    tracking_number: text(raw.trackingNumber),
    shipped_date: null,
    arrived_date: instantOrNull(raw.arrivalDate, zone),
    warehouse_id: idOrNull(part(part(raw.readOnly).facilityIdentifier).id),
    carrier: text(raw.carrier),
    carrier_id: null,
    carrier_name: text(raw.carrier),
    scac: text(raw.scacCode),
    shipping_cost: null,
    measurements: measurements(null),
    line_items: lines.map((line) => ({
      ...itemOf(line),
      quantity: units(line.qty),
      receiving_details: findings(line),
    })),
  };
}

function findings(line: Hal) {
  const condition = firstText(line.qualifier, line.onHoldReason);
  return condition === null ? [] : [{ quantity: units(line.qty), condition, disposition: null }];
}
