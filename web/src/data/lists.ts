import { type ApiDocument, listedComponent, type Operation, type Schema, withoutNull } from './document.ts';
import { type FilterField, filtersOf } from './filters.ts';

/** A kind of record that can be listed: everything is read off the API's own document. */
export interface RecordList {
  /** As in the address of a page: `inbound_shipment`. */
  name: string;
  /** For people: "Inbound shipment". */
  title: string;
  description: string;
  integrationType: string;
  /** Path of the list, `/wms/orders`. */
  path: string;
  /** Path of one record, `/wms/orders/{order_id}`; null where the API has none. */
  onePath: string | null;
  /** Path that its history and the vendor's payload lie below; as `onePath` where there is one. */
  basePath: string | null;
  taggable: boolean;
  /** What the list lies below: the parameter in its path, and the list of those it names. */
  within: { parameter: string; path: string } | null;
  fields: RecordField[];
  filters: FilterField[];
}

/** A field of a record. */
export interface RecordField {
  name: string;
  kind: 'text' | 'number' | 'boolean' | 'date' | 'list' | 'object';
  /** The words it can hold, where only some are. */
  words: string[] | null;
  nullable: boolean;
  deprecated: boolean;
  description: string;
}

const LIST = /^\/(wms|cart|carrier)\//;
const HISTORY = /\/history$/;
const PARENT = /^(.+)\/\{(\w+)\}\/[^/]+$/;

/** Every list of records that the API has. */
export function listsOf(document: ApiDocument): RecordList[] {
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    const component = get && LIST.test(path) && listedComponent(get);
    // What cannot be asked for by id is no record: the files of carriers.
    if (!component || !get.parameters?.some((one) => one.name === 'ids[in]')) return [];
    return [listOf(document, path, get, component)];
  });
}

function listOf(document: ApiDocument, path: string, list: Operation, component: string): RecordList {
  const fields = fieldsOf(document.components.schemas[component]!);
  const onePath = Object.keys(document.paths).find((one) => isOneOf(path, one)) ?? null;
  const history = Object.keys(document.paths).find((one) => isHistoryOf(path, one));
  const [, parentPath, parameter] = PARENT.exec(path) ?? [];
  return {
    name: component.replace(/\B[A-Z]/g, '_$&').toLowerCase(),
    title: component.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    description: document.components.schemas[component]!.description ?? '',
    integrationType: LIST.exec(path)![1]!,
    path,
    onePath,
    basePath: history?.replace(HISTORY, '') ?? null,
    taggable: `${onePath}/trackstar-tags` in document.paths,
    within: parentPath && parameter ? { parameter, path: parentPath } : null,
    fields,
    filters: filtersOf(list.parameters ?? [], fields),
  };
}

function isOneOf(list: string, path: string): boolean {
  return path.startsWith(`${list}/{`) && !path.slice(list.length + 1).includes('/');
}

function isHistoryOf(list: string, path: string): boolean {
  return HISTORY.test(path) && isOneOf(list, path.replace(HISTORY, ''));
}

function fieldsOf(schema: Schema): RecordField[] {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const some = withoutNull(field);
    return {
      name,
      kind: kindOf(some),
      words: some.enum ?? null,
      nullable: field.anyOf !== undefined,
      deprecated: some.deprecated ?? false,
      description: some.description ?? field.description ?? '',
    };
  });
}

function kindOf({ type, format, items, properties }: Schema): RecordField['kind'] {
  if (format === 'date-time' || format === 'date') return 'date';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'array' || items) return 'list';
  return type === 'string' && !properties ? 'text' : 'object';
}
