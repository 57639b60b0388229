/** Checks requests and answers against the vendor's own OpenAPI document. */
import type { Ajv as AjvType, ValidateFunction } from 'ajv';
import ajvModule from 'ajv';
import formatsModule from 'ajv-formats';
import type { Exchange } from '../../../src/connectors/fulfillment/simulator.ts';
import { DEVIATIONS } from './deviations.ts';

interface Schema {
  type?: string;
  items?: Schema;
  [word: string]: unknown;
}

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

export interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Record<string, Parameter> };
}

const JSON_BODY = 'content/application~1json/schema';
const ERROR = `/paths/~1orders/get/responses/404/${JSON_BODY}`;

/** What is wrong with an exchange, a sentence each; empty when nothing is. */
export type Checker = (exchange: Exchange) => string[];

export function checkerOf(document: Specification): Checker {
  // CommonJS packages: their default export is a property when they are loaded as modules.
  const Ajv = ajvModule as unknown as new (options: object) => AjvType;
  const ajv = new Ajv({ strict: false, allErrors: true });
  (formatsModule as unknown as (ajv: AjvType) => void)(ajv);
  ajv.addSchema(document, 'vendor');
  const compiled = new Map<string, ValidateFunction>();
  const problemsOf = (pointer: string, value: unknown): string[] => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `vendor#${pointer}` });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return validate.errors!.map((error) => `${pointer} ${error.instancePath} ${error.message}`);
  };

  const answerProblems = ({ path, method, status, body }: Exchange, operation: Operation): string[] => {
    const verb = method.toLowerCase();
    if (status === null) return [];
    if (status !== 200) {
      const listed = operation.responses[status] || DEVIATIONS.unlistedStatuses[path]?.includes(status);
      return [...(listed ? [] : [`${path} never answers ${status}`]), ...problemsOf(ERROR, body)];
    }
    if (!DEVIATIONS.ordersListHasTheSchemaOfOneOrder.includes(path))
      return problemsOf(`/paths/${escaped(path)}/${verb}/responses/200/${JSON_BODY}`, body);
    const { data, ...envelope } = body as { data: unknown[] };
    return [
      ...problemsOf(`/paths/~1returns/get/responses/200/${JSON_BODY}`, { ...envelope, data: [] }),
      ...data.flatMap((row) => problemsOf(DEVIATIONS.hydratedOrdersFitBothBranches, row)),
    ];
  };

  const queryProblems = ({ path, query }: Exchange, operation: Operation): string[] => {
    const known = (operation.parameters ?? []).map((one) =>
      one.$ref ? document.components.parameters[one.$ref.split('/').at(-1)!]! : one,
    );
    const unknown = [...query.keys()].filter((name) => !known.some((one) => one.name === name));
    return [
      ...unknown.map((name) => `${path} has no parameter ${name}`),
      ...known.flatMap(({ name, required, schema }) => {
        const text = query.get(name);
        if (text === null) return required ? [`${path} wants the parameter ${name}`] : [];
        return ajv.validate(schema, asTyped(text, schema)) ? [] : [`${name}: ${ajv.errorsText()}`];
      }),
    ];
  };

  return (exchange) => {
    const { path, method, requestBody } = exchange;
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (!operation) return [`the document has no ${method} ${path}`];
    const body = `/paths/${escaped(path)}/${method.toLowerCase()}/requestBody/${JSON_BODY}`;
    return [
      ...queryProblems(exchange, operation),
      ...(operation.requestBody ? problemsOf(body, requestBody) : []),
      ...(!operation.requestBody && requestBody !== null ? [`${path} takes no body`] : []),
      ...answerProblems(exchange, operation),
    ];
  };
}

function escaped(path: string): string {
  return path.replaceAll('/', '~1');
}

/** A query parameter as its schema means it: lists are separated by commas. */
function asTyped(text: string, schema: Schema): unknown {
  if (schema.type === 'array') return text.split(',').map((part) => asTyped(part, schema.items!));
  return schema.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}
