import Type, { type TObject, type TProperties } from 'typebox';
import type { Filters } from './filters.ts';
import type { FunctionName, IntegrationType, ResourceName } from './names.ts';

/** An event for each element that newly appears in a list inside a record. */
export interface ListEvent {
  /** Event type, `order.shipment.created`. */
  readonly type: string;
  /** Field of the record that holds the list. */
  readonly list: string;
  /** Field of an element that identifies it within the record. */
  readonly key: string;
}

/** The documented event types of a resource. */
export interface ResourceEvents {
  readonly created: string;
  readonly updated: string;
  readonly also: readonly ListEvent[];
}

/** What a resource is: how it is fetched, shaped, listed and announced. */
export interface Resource<S extends TObject = TObject> {
  readonly name: ResourceName;
  readonly type: IntegrationType;
  /** Path of the list. */
  readonly path: string;
  /** Path of a single record, or null where the contract has only the list. */
  readonly onePath: string | null;
  /** Function that fetches it; unique together with `type`. */
  readonly functionName: FunctionName;
  /** One sentence for people. */
  readonly description: string;
  /** The unified record as a connector makes it: every field present, no others. */
  readonly schema: S;
  /** Null where the contract documents no event for it. */
  readonly events: ResourceEvents | null;
  /** Filters of its list beside the dates and tags that all lists take. */
  readonly filters: Filters;
  /** Whether clients can put `trackstar_tags` on it. */
  readonly taggable: boolean;
}

interface Definition<P extends TProperties> extends Omit<Resource, 'schema'> {
  readonly fields: P;
}

/** Makes a resource of its fields; the schema is closed and named, ready to be an OpenAPI component. */
export function defineResource<P extends TProperties>(definition: Definition<P>): Resource<TObject<P>> {
  const { fields, ...rest } = definition;
  const title = componentName(rest.name);
  // "Mapped", for the plain name belongs to the record as the API answers it (see stored.ts).
  const options = {
    $id: `Mapped${title}`,
    title,
    description: rest.description,
    additionalProperties: false,
  };
  return { ...rest, schema: Type.Object(fields, options) };
}

/** The usual pair of events, and those of lists inside the record. */
export function eventsOf(prefix: string, ...also: ListEvent[]): ResourceEvents {
  return { created: `${prefix}.created`, updated: `${prefix}.updated`, also };
}

/** Name of a resource's OpenAPI component: `inbound_shipment` gives `InboundShipment`. */
export function componentName(name: ResourceName): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
