/**
 * The carrier's addresses as section 7.1 of the contract describes them; they are newer than its OpenAPI document.
 * It does not say which fields may be null, so only the id may not.
 */
const word = { type: 'string', nullable: true };
const instant = { type: 'string', format: 'date-time', nullable: true };
const amount = { type: 'number', nullable: true };

const lineItem = {
  type: 'object',
  properties: {
    id: { type: 'string', minLength: 1 },
    created_date: instant,
    updated_date: instant,
    transaction_date: instant,
    account_id: word,
    invoice_id: word,
    tracking_number: word,
    gross_cost: amount,
    net_cost: amount,
    charge_description: word,
    raw: {},
    trackstar_tags: { type: 'array', nullable: true },
    trackstar_created_date: instant,
    trackstar_updated_date: instant,
  },
};

const answer = (properties: object) => ({
  responses: { 200: { content: { 'application/json': { schema: { type: 'object', properties } } } } },
});

const one = '/carrier/invoice-line-items/{invoice_line_item_id}';

export const carrierPaths = {
  '/carrier/invoice-line-items': {
    get: answer({
      data: { type: 'array', items: lineItem },
      next_token: { type: 'string', nullable: true },
      total_count: { type: 'integer' },
    }),
  },
  [one]: { get: answer({ data: lineItem }) },
  [`${one}/trackstar-tags`]: {
    put: answer({
      data: lineItem,
      id: { type: 'string' },
      unused_fields: { type: 'array', items: { type: 'string' } },
    }),
  },
};
