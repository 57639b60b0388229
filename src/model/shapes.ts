/**
 * Pieces that several records share. The `…Fields` constants are spread into an object, the others are objects of
 * their own.
 */
import { dateTime, freeMap, key, nullable, number, object, oneOf, text } from './fields.ts';

/** What every record starts with. The two dates are the source's own, not the times of our copy. */
export const recordFields = {
  id: key('Identifier at the source, unique within a connection'),
  created_date: dateTime('When the source created it'),
  updated_date: dateTime('When the source last changed it'),
};

/** The owner of a record inside a 3PL that works for several merchants. */
export const ownerField = {
  warehouse_customer_id: nullable(text('Merchant it belongs to: the id of a warehouse customer')),
};

/** Where to see the record in the vendor's own screens. */
export const linkField = {
  external_system_url: nullable(text('Address of the record in the source system')),
};

/** Whatever the source says that has no field of its own. */
export const extraFields = {
  additional_fields: freeMap('Facts of this integration that have no field of their own'),
};

/** How goods travelled: the method really used and who carried them. */
export const shippingMethodFields = {
  shipping_method_id: nullable(text('Shipping method used: the id of a shipping method')),
  shipping_method_name: nullable(text('Name of that shipping method')),
  carrier_id: nullable(text('Identifier of the carrier')),
  carrier_name: nullable(text('Name of the carrier')),
};

/** The carrier's four-letter industry code. */
export const scacField = { scac: nullable(text('Standard Carrier Alpha Code of the carrier')) };

/** What the buyer was charged, in the currency named beside it. */
export const totalFields = {
  invoice_currency_code: text('Currency of all amounts; USD where the source names none'),
  total_price: nullable(number('Amount the buyer paid')),
  total_tax: nullable(number('Tax on the whole order')),
  total_discount: nullable(number('Discount on the whole order')),
  total_shipping: nullable(number('Shipping charged to the buyer')),
};

const streetFields = {
  address1: nullable(text('First line of the street address')),
  address2: nullable(text('Second line of the street address')),
  address3: nullable(text('Third line of the street address')),
  city: nullable(text('City')),
  state: nullable(text('State, province or region')),
  postal_code: nullable(text('Postal code')),
  country: nullable(text('Country')),
};

/** The address of a building. */
export const placeAddress = (description: string) => object(streetFields, description);

/** The address of a person or firm that pays. */
export const billToAddress = (description: string) =>
  object({ full_name: nullable(text('Name of the person')), ...streetFields }, description);

/** The address of a person or firm that receives goods. */
export const shipToAddress = (description: string) =>
  object(
    {
      full_name: nullable(text('Name of the person')),
      company: nullable(text('Name of the firm')),
      ...streetFields,
      phone_number: nullable(text('Telephone number')),
      email_address: nullable(text('E-mail address')),
    },
    description,
  );

/** Size and weight; each number comes with the unit beside it. */
export const measurements = (description: string) =>
  object(
    {
      length: nullable(number('Length')),
      width: nullable(number('Width')),
      height: nullable(number('Height')),
      unit: nullable(oneOf(['cm', 'in'], 'Unit of the three lengths')),
      weight: nullable(number('Weight')),
      weight_unit: nullable(oneOf(['kg', 'oz', 'lb'], 'Unit of the weight')),
    },
    description,
  );

/** Where an order was sold. */
export const channelObject = nullable(
  object(
    {
      channel_id: text('Identifier of the sales channel'),
      channel_name: nullable(text('Name of the sales channel')),
    },
    'Sales channel the order came through',
  ),
);

/** Who goods are bought from. */
export const supplierObject = nullable(
  object(
    {
      supplier_id: text('Identifier of the supplier'),
      supplier_name: nullable(text('Name of the supplier')),
    },
    'Supplier the goods are bought from',
  ),
);
