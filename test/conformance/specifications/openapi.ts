/** Requests and answers, by a vendor's own OpenAPI documents: version 2 (Swagger) and 3. Headers are not looked at. */
import type { Ajv as AjvType } from 'ajv';
import ajvModule from 'ajv';
import formatsModule from 'ajv-formats';
import type { Exchange } from '../go-between.ts';

/** What of an exchange is compared; the path is below the vendor's base. */
export type Said = Pick<
  Exchange,
  'method' | 'path' | 'query' | 'requestType' | 'requestBody' | 'status' | 'body'
>;

/** What is wrong with an exchange, a sentence each; empty when nothing is. */
export type Checker = (said: Said) => string[];

export interface Deviations {
  /** Statuses that the document does not list though the vendor's prose does, by its path. */
  unlistedStatuses?: Readonly<Record<string, readonly number[]>>;
  /** Parameters of the query that the document leaves out, by its path: what an opaque cursor is made of, mostly. */
  unlistedParameters?: Readonly<Record<string, readonly string[]>>;
  /** Answers whose schema in the document cannot be meant, by its path: what is compared in its place. */
  answers?: Readonly<Record<string, (body: unknown, problemsOf: ProblemsOf) => string[]>>;
  /** Paths of which the document says nothing, such as a sign-in described elsewhere. */
  unknownPaths?: readonly string[];
}

/** What is wrong with a value by the schema at a JSON pointer into the document. */
export type ProblemsOf = (pointer: string, value: unknown) => string[];

type Json = { [name: string]: unknown };
interface Parameter extends Json {
  name: string;
  in: string;
  required?: boolean;
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** @param base what stands before the document's paths, where the connector's base does not have it */
export function openApiChecker(given: unknown, deviations: Deviations = {}, base = ''): Checker {
  const document = modern(given, besideReferences(given)) as Json;
  // CommonJS packages: their default export is a property when they are loaded as modules.
  const Ajv = ajvModule as unknown as new (options: object) => AjvType;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  (formatsModule as unknown as (ajv: AjvType) => void)(ajv);
  ajv.addSchema(document, 'vendor');
  const problemsOf: ProblemsOf = (pointer, value) => {
    const validate = ajv.getSchema(`vendor#${pointer}`) ?? ajv.compile({ $ref: `vendor#${pointer}` });
    if (validate(value)) return [];
    return validate.errors!.slice(0, 5).map((error) => `${error.instancePath || 'it'} ${error.message}`);
  };
  const resolve = (value: unknown): unknown => {
    const { $ref } = (value ?? {}) as { $ref?: string };
    return $ref
      ? $ref
          .slice(2)
          .split('/')
          .map(unescaped)
          .reduce((at, key) => (at as Json)?.[key], document as unknown)
      : value;
  };
  const paths = document.paths as Record<string, Record<string, Json>>;

  return (said) => {
    const path = `${base}${said.path}`;
    const template = templateOf(Object.keys(paths), path);
    const verb = said.method.toLowerCase();
    const operation = template === undefined ? undefined : paths[template]![verb];
    if (!operation)
      return deviations.unknownPaths?.includes(said.path)
        ? []
        : [`the document has no ${said.method} ${path}`];
    const at = `/paths/${escaped(template!)}/${verb}`;
    const parameters = [paths[template!]!.parameters, operation.parameters].flatMap((list) =>
      ((list ?? []) as unknown[]).map((one) => resolve(one) as Parameter),
    );
    const about = (problems: string[], what: string) =>
      problems.map((problem) => `${said.method} ${template} ${what}: ${problem}`);
    return [
      ...about(
        queryProblems(said.query, parameters, ajv, deviations.unlistedParameters?.[template!]),
        'query',
      ),
      ...about(bodyProblems(said, operation, parameters, at, { problemsOf, resolve, ajv }), 'body'),
      ...about(
        answerProblems(said, operation, template!, at, { problemsOf, resolve, deviations }),
        `answer ${said.status}`,
      ),
    ];
  };
}

function queryProblems(
  query: URLSearchParams,
  parameters: readonly Parameter[],
  ajv: AjvType,
  unlisted: readonly string[] = [],
): string[] {
  const known = parameters.filter((one) => one.in === 'query');
  const nameOf = (key: string) => key.replace(/\[\w*\]$/, '');
  const unknown = [...new Set(query.keys())].filter(
    (key) =>
      !unlisted.includes(key) && !known.some(({ name }) => name === key || nameOf(name) === nameOf(key)),
  );
  return [
    ...unknown.map((key) => `there is no parameter ${key}`),
    ...known.flatMap((one) => {
      const texts = query.getAll(one.name);
      if (texts.length === 0)
        return one.required && !query.has(`${one.name}[]`) ? [`the parameter ${one.name} is missing`] : [];
      const schema = (one.schema ?? one) as Json;
      const value =
        schema.type === 'array'
          ? texts.flatMap((text) => text.split(',')).map((text) => typed(text, schema.items))
          : typed(texts[0]!, schema);
      return ajv.validate(bare(schema), value) ? [] : [`${one.name} ${ajv.errorsText()}`];
    }),
  ];
}

interface Tools {
  problemsOf: ProblemsOf;
  resolve: (value: unknown) => unknown;
}

function bodyProblems(
  said: Said,
  operation: Json,
  parameters: readonly Parameter[],
  at: string,
  tools: Tools & { ajv: AjvType },
): string[] {
  const { problemsOf, resolve } = tools;
  const sent = said.requestBody !== '';
  const inBody = parameters.findIndex((one) => one.in === 'body');
  if (inBody >= 0) {
    const own = (operation.parameters as unknown[]).findIndex(
      (one) => (resolve(one) as Parameter).in === 'body',
    );
    if (!sent) return parameters[inBody]!.required ? ['it is missing'] : [];
    return own < 0 ? [] : problemsOf(`${at}/parameters/${own}/schema`, parsed(said.requestBody));
  }
  const fields = parameters.filter((one) => one.in === 'formData');
  if (fields.length > 0)
    return queryProblems(
      new URLSearchParams(said.requestBody),
      fields.map((one) => ({ ...one, in: 'query' })),
      tools.ajv,
    );
  const wanted = resolve(operation.requestBody) as
    | { content?: Record<string, unknown>; required?: boolean }
    | undefined;
  if (!wanted) return sent && said.requestBody !== '{}' ? ['none is taken'] : [];
  if (!sent) return wanted.required ? ['it is missing'] : [];
  const type = said.requestType.split(';')[0]!;
  const listed = Object.keys(wanted.content ?? {}).find((one) => one.split(';')[0] === type);
  if (!listed) return [`it is not taken as ${type}`];
  const value =
    type === FORM_TYPE ? Object.fromEntries(new URLSearchParams(said.requestBody)) : parsed(said.requestBody);
  if ((operation.requestBody as { $ref?: string }).$ref) return [];
  return problemsOf(`${at}/requestBody/content/${escaped(listed)}/schema`, value);
}

function answerProblems(
  said: Said,
  operation: Json,
  template: string,
  at: string,
  tools: Tools & { deviations: Deviations },
): string[] {
  const { problemsOf, resolve, deviations } = tools;
  const responses = operation.responses as Json;
  const listed = [String(said.status), `${Math.floor(said.status / 100)}XX`, 'default'].find(
    (key) => key in responses,
  );
  if (!listed)
    return deviations.unlistedStatuses?.[template]?.includes(said.status)
      ? []
      : ['the document does not list this status'];
  const instead = said.status < 300 ? deviations.answers?.[template] : undefined;
  if (instead) return instead(parsed(said.body), problemsOf);
  const { $ref } = responses[listed] as { $ref?: string };
  const place = $ref ? $ref.slice(1) : `${at}/responses/${listed}`;
  const response = resolve(responses[listed]) as { schema?: unknown; content?: Json };
  if (response.schema) return problemsOf(`${place}/schema`, parsed(said.body));
  const type = Object.keys(response.content ?? {}).find((one) => one.includes('json'));
  const { schema } = (type ? response.content![type] : {}) as { schema?: unknown };
  return schema ? problemsOf(`${place}/content/${escaped(type ?? JSON_TYPE)}/schema`, parsed(said.body)) : [];
}

/** The document's path that an address is one of; the one with the fewest open parts. */
function templateOf(templates: readonly string[], path: string): string | undefined {
  const fits = templates.filter((one) => {
    const [parts, given] = [one.split('/'), path.split('/')];
    return (
      parts.length === given.length &&
      parts.every((part, at) => (part.includes('{') ? given[at] !== '' : part === given[at]))
    );
  });
  const open = (one: string) => one.split('{').length;
  return fits.toSorted((a, b) => open(a) - open(b))[0];
}

/**
 * Whether words beside a `$ref` count. In OpenAPI 2 and 3.0 it is a JSON Reference, and whatever stands beside it is to be
 * ignored. From 3.1 on schemas are those of JSON Schema 2020-12, where such words count like any others.
 */
function besideReferences(document: unknown): boolean {
  const { openapi = '2' } = (document ?? {}) as { openapi?: string };
  return !/^(2|3\.0)(\.|$)/.test(openapi);
}

/**
 * A schema as JSON Schema has it: `nullable` and the old way of exclusive bounds are of OpenAPI alone.
 *
 * @param beside whether words beside a `$ref` count
 */
function modern(value: unknown, beside: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => modern(one, beside));
  if (typeof value !== 'object' || value === null) return value;
  // A property may have that name, too: then it is no text.
  if (!beside && typeof (value as Json).$ref === 'string') return { $ref: (value as Json).$ref };
  const {
    nullable,
    discriminator: _,
    ...rest
  } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, modern(inner, beside)])) as Json;
  if (typeof rest.exclusiveMinimum === 'boolean') delete rest.exclusiveMinimum;
  if (typeof rest.exclusiveMaximum === 'boolean') delete rest.exclusiveMaximum;
  if (nullable !== true && value !== null && (value as Json)['x-nullable'] !== true) return rest;
  return typeof rest.type === 'string' && !rest.enum
    ? { ...rest, type: [rest.type, 'null'] }
    : { anyOf: [rest, { type: 'null' }] };
}

/** Of a parameter, the words that are a schema's: in version 2 the others stand beside them. */
function bare(schema: Json): Json {
  const {
    name: _,
    in: __,
    required: ___,
    description: ____,
    example: _____,
    collectionFormat: ______,
    ...rest
  } = schema;
  return rest.$ref ? { ...rest, $ref: `vendor${rest.$ref}` } : rest;
}

function typed(text: string, schema: unknown): unknown {
  const { type } = (schema ?? {}) as Json;
  const is = (name: string) => type === name || (Array.isArray(type) && type.includes(name));
  if ((is('integer') || is('number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return is('boolean') && /^(true|false)$/.test(text) ? text === 'true' : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (part: string) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
