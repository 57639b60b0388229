/** What may be told of an order or a product that the shop of the sandbox is to get; of which no document speaks. */
import Type, { type Static, type TObject } from 'typebox';

// The contract's writes take fields they do not know, and name them in the answer.
const lenient = { additionalProperties: true };
const some = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));
const price = (description: string) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000, description }));

export const newCartOrder = Type.Object(
  {
    order_number: some('As the shop numbers it'),
    line_items: Type.Optional(
      Type.Array(
        Type.Object(
          {
            sku: Type.String({ minLength: 1, maxLength: 200, description: 'SKU of a product of the shop' }),
            quantity: Type.Optional(
              Type.Integer({ minimum: 1, maximum: 10_000, description: 'How many; 1 unless told' }),
            ),
            unit_price: price('Price of one; as the shop has it unless told'),
          },
          lenient,
        ),
        { minItems: 1, maxItems: 50, description: 'What is bought' },
      ),
    ),
    ship_to_address: Type.Optional(
      Type.Object(
        {
          full_name: some('Who receives it'),
          company: some('Firm'),
          address1: some('Street'),
          address2: some('Second line of it'),
          city: some('Town'),
          state: some('State or region'),
          postal_code: some('Postcode'),
          country: some('Country'),
          phone_number: some('Telephone'),
          email_address: some('E-mail'),
        },
        { ...lenient, description: 'Fields that are left out are drawn' },
      ),
    ),
  },
  lenient,
);

export const newCartProduct = Type.Object(
  {
    name: some('What it is called'),
    sku: some('A new one; `NEW-1` and so on unless told'),
    price: price('What one costs; 10 unless told'),
    inventory: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10_000, description: 'How many there are; 100 unless told' }),
    ),
  },
  lenient,
);

/** An order in the vendor's own words. */
export function saleOf({
  order_number,
  line_items,
  ship_to_address: to,
}: Static<typeof newCartOrder>): Record<string, unknown> {
  const street = [to?.address1, to?.address2].filter((line) => line !== undefined);
  return {
    sale_no: order_number,
    items: line_items?.map(({ sku, quantity, unit_price }) => ({ sku, qty: quantity, price: unit_price })),
    buyer: to && {
      name: to.full_name,
      company: to.company,
      ...(street.length > 0 && { street }),
      town: to.city,
      region: to.state,
      postcode: to.postal_code,
      country: to.country,
      phone: to.phone_number,
      mail: to.email_address,
    },
  };
}

/** A product in the vendor's own words. */
export function variantOf({
  name,
  sku,
  price: one,
  inventory,
}: Static<typeof newCartProduct>): Record<string, unknown> {
  return { label: name, sku, price: one, stock: inventory };
}

/** Names of a body's fields that mean nothing. */
export function unusedIn({ properties }: TObject, body: object): string[] {
  return Object.keys(body).filter((name) => !Object.hasOwn(properties, name));
}
