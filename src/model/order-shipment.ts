/** The shipments inside a warehouse order: what left, from where, in which parcels. */
import { dateTime, deprecated, integer, key, list, nullable, number, object, oneOf, text } from './fields.ts';
import { measurements, placeAddress, scacField, shippingMethodFields, shipToAddress } from './shapes.ts';

const movedItemFields = {
  inventory_item_id: text('What was moved: the id of an inventory item'),
  sku: nullable(text('Stock keeping unit')),
  quantity: integer('Units moved'),
  parent_product_id: nullable(text('Kit or parent product it belongs to')),
};

const parcel = object(
  {
    package_id: text('Identifier of the parcel'),
    package_name: nullable(text('Name of the box type, often its size')),
    tracking_number: nullable(text('Tracking number of the parcel')),
    tracking_url: nullable(text('Address of the tracking page')),
    shipping_method: nullable(text('Use shipping_method_id'), deprecated),
    carrier: nullable(text('Use carrier_id'), deprecated),
    ...shippingMethodFields,
    ...scacField,
    shipping_cost: nullable(number('What the warehouse paid to send the parcel')),
    measurements: measurements('Size and weight of the parcel'),
    line_items: list(
      object(
        {
          ...movedItemFields,
          lot_id: nullable(text('Lot the units were taken from')),
          expiration_date: nullable(dateTime('When that lot expires')),
        },
        'One item in the parcel',
      ),
      'What is in the parcel',
    ),
  },
  'One parcel',
);

/** One shipment of an order; `shipment_id` tells it from the others when events are made. */
export const orderShipment = object(
  {
    shipment_id: key('Identifier of the shipment, unique within the order'),
    warehouse_id: text('Warehouse it left from'),
    raw_status: nullable(text('Status in the words of the source')),
    status: oneOf(['open', 'shipped', 'cancelled', 'other'], 'Status in our words'),
    shipped_date: nullable(dateTime('When it left')),
    shipping_method: nullable(text('Use the shipping method of the parcels'), deprecated),
    line_items: list(object(movedItemFields, 'One item sent'), 'What was sent'),
    ship_to_address: shipToAddress('Where it goes'),
    ship_from_address: placeAddress('Where it left from'),
    packages: list(parcel, 'Parcels of the shipment'),
  },
  'One sending of goods for an order',
);
