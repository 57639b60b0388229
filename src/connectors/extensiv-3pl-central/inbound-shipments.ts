import type { InboundShipment } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import type { Hal } from './ask.ts';
import { isConfirmed, receiverStatus } from './codes.ts';
import { common, dateOf, idIn, lastModified, walkPages } from './facts.ts';
import { ROWS, receiveItems, receiverList } from './receivers.ts';
import {
  amount,
  firstText,
  id,
  idOrNull,
  instant,
  instantOrNull,
  itemOf,
  part,
  type Told,
  text,
  texts,
  units,
} from './values.ts';

/**
 * Receivers by their last change. What is announced first, what has come in after it: one that comes in meanwhile
 * stands in the second list, and none falls between.
 */
export const inboundShipments: SourceFunction<Told<Hal>> = {
  ...common,
  name: 'get_inbound_shipments',
  basis: 'updated',
  pageSize: ROWS,
  versionedBy: 'updated_date',
  page: inPasses([
    { name: 'announced', page: walkPages({ ...receiverList('announced'), ...lastModified }) },
    { name: 'received', page: walkPages({ ...receiverList('ordinary'), ...lastModified }) },
  ]),
  idOf: idIn('receiverId'),
  map: mapReceiver,
  basisDate: dateOf('updated_date'),
};

function mapReceiver({ zone, vendor }: Told<Hal>): InboundShipment {
  const { readOnly, _embedded, _links, notes, expectedDate, ...others } = vendor;
  const facts = part(readOnly);
  const number = id(facts.receiverId);
  const lines = receiveItems(vendor);
  const confirmed = isConfirmed(facts);
  const arrival = instantOrNull(others.arrivalDate, zone);
  return {
    id: number,
    warehouse_customer_id: idOrNull(part(facts.customerIdentifier).id),
    created_date: instant(facts.creationDate, zone),
    updated_date: instant(facts.lastModifiedDate, zone),
    purchase_order_number: firstText(others.poNum, others.referenceNum),
    status: receiverStatus(facts),
    raw_status: text(facts.status),
    supplier: null,
    supplier_object: null,
    expected_arrival_date: instantOrNull(expectedDate, zone) ?? (confirmed ? null : arrival),
    warehouse_id: idOrNull(part(facts.facilityIdentifier).id),
    line_items: lines.map((line) => ({
      ...itemOf(line),
      // Only what was announced and came in has both; of all else the quantity is the one there is.
      expected_quantity: units(part(line.readOnly).expectedQty ?? line.qty),
      received_quantity: confirmed ? units(line.qty) : 0,
      unit_cost: amount(line.cost),
      external_id: text(line.externalId),
    })),
    receipts:
      !confirmed || arrival === null
        ? []
        : [
            {
              id: number,
              arrived_date: arrival,
              line_items: lines
                .map((line) => ({ ...itemOf(line), quantity: units(line.qty) }))
                .filter(({ quantity }) => quantity > 0),
            },
          ],
    ship_from_address: UNKNOWN_PLACE,
    tracking_numbers: texts([others.trackingNumber]),
    notes: texts([notes]),
    external_system_url: null,
    additional_fields: { ...others, readOnly, items: lines, time_zone: zone },
  };
}
