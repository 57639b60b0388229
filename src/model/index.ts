/**
 * The lowest floor: what the data is. Unified records, the catalogue of functions, filters and validation. It
 * imports nothing of ours; everything above speaks its words.
 *
 * | word         | what we mean by it                                                                              |
 * | ------------ | ----------------------------------------------------------------------------------------------- |
 * | organization | a tenant of this installation; API keys belong to it                                            |
 * | integration  | a vendor system we can talk to, known by its slug (`shiphero`); a WMS, a carrier or a cart       |
 * | connection   | one customer's account at one integration; has credentials and an access token; only one worker |
 * |              | at a time works for it, and its data lives together                                             |
 * | function     | a kind of data that can be fetched, such as `get_orders`                                        |
 * | window       | a stretch of time in UTC, start included and end not                                            |
 * | basis        | which date of a record decides whether it is in a window at this source: `updated`, `created`,  |
 * |              | `shipped`, `invoice`, `file`, or `none` where the source only has a snapshot                    |
 * | invitation   | what a customer connects an account with, on the page below `/link/`: a link token, or a magic   |
 * |              | link                                                                                            |
 * | run          | a function carried out once over a window: `initial`, `scheduled`, `manual` or `on_demand`      |
 * | sync job     | what the API calls an on-demand run                                                             |
 * | purpose      | what a run is for: `read`, `verify` (compare, change nothing), `repair` (read again what a       |
 * |              | verify found), `remap` (map stored raw payloads anew)                                           |
 * | finding      | what a verify found of one record: `missing`, `differing` or `unexpected`                        |
 * | slice        | a piece of a run's window with a cursor of its own; resumed and fetched independently           |
 * | page         | one answer of the source, or a limited piece of a file; committed as a whole                    |
 * | cursor       | the place of a slice at the source: small JSON, made by the connector, used by one run only     |
 * | as_of        | the moment an answer was true: request sent, report made, file written                          |
 * | record       | one unified object, identified by connection, resource and id; its `record_version` only rises  |
 * | event        | a documented kind of change to one record (`order.updated`); becomes webhooks                   |
 * | coverage     | the note that everything of a range, by a basis and as the source stood at as_of, was read      |
 * | quota        | how much the source lets an account ask; shared by all that use the account                     |
 * | epoch        | a count on the connection, raised by each worker that takes it, so that a late one is noticed   |
 */
export { answerPieces, answerText } from './answer-text.ts';
export type { Bill } from './bill.ts';
export type { CartOrder } from './cart-order.ts';
export type { CartProduct } from './cart-product.ts';
export type { CartWarehouse } from './cart-warehouse.ts';
export { checkDisabled, disabledFunctions } from './disabled-functions.ts';
export { BackhaulError, ERRORS, type ErrorCode, type ErrorDetail, invalidField } from './errors.ts';
export { type ConnectionEvent, EVENT_TYPES, FILE_EVENT } from './events.ts';
export {
  type Facets,
  type Filter,
  type FilterKind,
  type FilterOperator,
  type Filters,
  facets,
  filtersOf,
} from './filters.ts';
export { type FunctionDefinition, type FunctionNature, findFunction, functionsOf } from './functions.ts';
export type { InboundShipment } from './inbound-shipment.ts';
export type { Inventory } from './inventory.ts';
export type { InventoryLedgerEntry } from './inventory-ledger.ts';
export type { InvoiceLineItem } from './invoice-line-item.ts';
export type { FunctionName, IntegrationType, ResourceName } from './names.ts';
export { nearest } from './nearest.ts';
export type { Order } from './order.ts';
export type { OrderChannel } from './order-channel.ts';
export type { Product } from './product.ts';
export type { ListEvent, Resource, ResourceEvents } from './resource.ts';
export { resourceByName, resourceOfFunction, resources } from './resources.ts';
export type { Return } from './return.ts';
export type { ShippingMethod } from './shipping-method.ts';
export { storedSchema } from './stored.ts';
export type { Supplier } from './supplier.ts';
export { validateRecord } from './validate.ts';
export type { Warehouse } from './warehouse.ts';
export type { WarehouseCustomer } from './warehouse-customer.ts';
export type { WarehouseLocation } from './warehouse-location.ts';
