/** The contract's OpenAPI document as a judge of answers; reference data outside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { carrierPaths } from './carrier-contract.ts';

type Node = { [key: string]: unknown };

export const contractFile = new URL('../../../../shared/reference/trackstar-openapi.json', import.meta.url);
export const contractIsHere = existsSync(contractFile);

/** Judges answers; `path` is the address as the contract writes it, `/wms/orders/{order_id}`. */
export type Judge = (method: string, path: string, body: unknown) => Fault[];

/** Where an answer does not fit. */
export interface Fault {
  /** `GET /wms/orders`. */
  operation: string;
  /** `data[].line_items[].sku`; empty for the answer as a whole. */
  field: string;
  problem: string;
}

export function readContract(): Judge {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const { paths, components } = JSON.parse(readFileSync(contractFile, 'utf8')) as Node;
  const described: Node = { ...(paths as Node), ...carrierPaths };
  // What the other parts hold are bodies of writes, where being absent means something.
  ajv.addSchema(strict({ paths: described, components }) as Node, 'contract');
  const known = new Map<string, ValidateFunction>();

  return (method, path, body) => {
    const operation = `${method} ${path}`;
    if (!(described[path] as Node | undefined)?.[method.toLowerCase()]) {
      return [{ operation, field: '', problem: 'is not in the document' }];
    }
    const where = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
    ];
    const pointer = where.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = known.get(operation) ?? ajv.compile({ $ref: `contract#/${pointer.join('/')}` });
    known.set(operation, validate);
    validate(body);
    return (validate.errors ?? []).map((error) => ({
      operation,
      field: [error.instancePath, error.params.missingProperty]
        .filter(Boolean)
        .join('/')
        .slice(1)
        .replace(/\/\d+(?=\/|$)/g, '[]')
        .replaceAll('/', '.'),
      problem: error.message ?? error.keyword,
    }));
  };
}

/**
 * The document as plain JSON Schema. OpenAPI 3.0 says "or null" in its own way; further fields are welcome; and a
 * field that is described is there, as the contract's text has it and its schemas leave out.
 */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, additionalProperties, ...rest } = value as Node;
  const node: Node = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, strict(inner)]));
  if (typeof additionalProperties === 'object') node.additionalProperties = strict(additionalProperties);
  if (isSchema(node)) node.required = Object.keys(node.properties as Node);
  return nullable === true ? { anyOf: [{ type: 'null' }, node] } : node;
}

function isSchema(node: Node): boolean {
  return node.type === 'object' && typeof node.properties === 'object';
}
