/** Where the vendor's own OpenAPI document cannot be meant as it stands, and what is checked instead. */
export const DEVIATIONS = {
  /**
   * `GET /orders` has the schema of ONE order. The same repository keeps a model of a list, and the other lists all
   * have that envelope. Checked: the envelope of `/returns`, and each row by the schema of the order.
   */
  ordersListHasTheSchemaOfOneOrder: ['/orders'],
  /**
   * That schema is `oneOf` a plain order and a hydrated one, which is a plain one with more: whatever fits the second
   * fits both, and so neither. Checked: the second, since all is hydrated that can be.
   */
  hydratedOrdersFitBothBranches: '/paths/~1orders/get/responses/200/content/application~1json/schema/oneOf/1',
  /**
   * Statuses that an operation does not list, though the document's prose ("all errors will include a message") or
   * another operation does. Checked: the form of errors that the document has everywhere.
   */
  unlistedStatuses: {
    '/orders': [400, 401],
    '/returns': [400, 401, 404],
    '/users/me': [401],
    '/oauth/access_token': [400],
  } as Readonly<Record<string, readonly number[]>>,
};
