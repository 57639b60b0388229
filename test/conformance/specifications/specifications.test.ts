/** The comparisons with vendors' specifications see what is wrong. */
import { buildSchema, getIntrospectionQuery, graphqlSync } from 'graphql';
import { describe, expect, test } from 'vitest';
import { graphqlChecker } from './graphql.ts';
import { openApiChecker, type Said } from './openapi.ts';
import { wsdlChecker } from './wsdl.ts';

const row = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, note: { type: 'string', nullable: true } },
};
const V3 = {
  openapi: '3.0.1',
  paths: {
    '/orders/{id}': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 200 } },
          { $ref: '#/components/parameters/from' },
          {
            name: 'with',
            in: 'query',
            schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
          },
        ],
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/row' } } } },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/row' } } },
        },
        responses: { 200: { description: 'done' } },
      },
    },
  },
  components: {
    parameters: {
      from: { name: 'from', in: 'query', required: true, schema: { type: 'string', format: 'date-time' } },
    },
    schemas: { row },
  },
};
const V2 = {
  swagger: '2.0',
  paths: {
    '/orders/{id}': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', type: 'integer', maximum: 200 },
          { name: 'from', in: 'query', required: true, type: 'string', format: 'date-time' },
          { name: 'with', in: 'query', type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
        ],
        responses: { 200: { schema: { $ref: '#/definitions/row' } } },
      },
      post: {
        parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/row' } }],
        responses: { 200: { description: 'done' } },
      },
    },
  },
  definitions: {
    row: { ...row, properties: { ...row.properties, note: { type: 'string', 'x-nullable': true } } },
  },
};

const GOOD: Said = {
  method: 'GET',
  path: '/orders/7',
  query: new URLSearchParams('from=2026-01-01T00:00:00Z&limit=5&with=a,b'),
  requestType: '',
  requestBody: '',
  status: 200,
  body: '{"id":1,"note":null}',
};
const POST: Said = {
  ...GOOD,
  method: 'POST',
  query: new URLSearchParams(),
  requestType: 'application/json',
  requestBody: '{"id":1}',
};

describe.each([
  ['OpenAPI 3', V3],
  ['Swagger 2', V2],
])('%s', (_, document) => {
  const problemsOf = openApiChecker(document);

  test('has nothing against what it allows', () => {
    expect(problemsOf(GOOD)).toEqual([]);
    expect(problemsOf(POST)).toEqual([]);
  });

  test.each<[string, Partial<Said>]>([
    ['another path', { path: '/order/7' }],
    ['another method', { method: 'PUT' }],
    ['a number too large', { query: new URLSearchParams('from=2026-01-01T00:00:00Z&limit=201') }],
    ['a parameter nobody knows', { query: new URLSearchParams('from=2026-01-01T00:00:00Z&sort=id') }],
    ['a parameter that is missing', { query: new URLSearchParams() }],
    ['no date', { query: new URLSearchParams('from=yesterday') }],
    ['a word that is not listed', { query: new URLSearchParams('from=2026-01-01T00:00:00Z&with=a,c') }],
    ['a wrong row', { body: '{"id":"x"}' }],
    ['no JSON', { body: '<html>' }],
    ['a status that is not listed', { status: 418 }],
  ])('sees %s', (__, change) => {
    expect(problemsOf({ ...GOOD, ...change })).toHaveLength(1);
  });

  test('sees a wrong body, and one that is missing', () => {
    for (const requestBody of ['{"id":"x"}', '{}', ''])
      expect(problemsOf({ ...POST, requestBody })).toHaveLength(1);
  });
});

test.each([
  ['2.0', 0],
  ['3.0.3', 0],
  ['3.1.0', 1],
])('words beside a reference count from version 3.1 on: %s', (version, problems) => {
  const schema = { $ref: '#/components/schemas/row', required: ['note'] };
  const responses = { 200: { content: { 'application/json': { schema } }, schema } };
  const document = {
    ...(version === '2.0' ? { swagger: version } : { openapi: version }),
    paths: { '/orders/{id}': { get: { responses } } },
    components: { schemas: { row } },
  };
  const said = { ...GOOD, query: new URLSearchParams(), body: '{"id":1}' };
  expect(openApiChecker(document)(said)).toHaveLength(problems);
});

test('what cannot be meant is compared otherwise, and said', () => {
  const problemsOf = openApiChecker(V3, {
    unlistedStatuses: { '/orders/{id}': [418] },
    unlistedParameters: { '/orders/{id}': ['cursor'] },
    answers: {
      '/orders/{id}': (body, of) => (body as unknown[]).flatMap((one) => of('/components/schemas/row', one)),
    },
    unknownPaths: ['/token'],
  });
  expect(problemsOf({ ...GOOD, status: 418 })).toEqual([]);
  expect(problemsOf({ ...GOOD, body: '[{"id":1}]' })).toEqual([]);
  const query = (more: string) => new URLSearchParams(`from=2026-01-01T00:00:00Z&${more}=x`);
  expect(problemsOf({ ...GOOD, body: '[]', query: query('cursor') })).toEqual([]);
  expect(problemsOf({ ...GOOD, body: '[]', query: query('sort') })).toHaveLength(1);
  expect(problemsOf({ ...GOOD, body: '[{"id":"1"}]' })).toHaveLength(1);
  expect(problemsOf({ ...GOOD, path: '/token' })).toEqual([]);
});

test('GraphQL: questions that are not understood, and answers that do not fit', () => {
  const schema = buildSchema('type Query { order(id: ID!): Order } type Order { id: ID! count: Int }');
  const problemsOf = graphqlChecker(graphqlSync({ schema, source: getIntrospectionQuery() }), '/graphql');
  const ask = (query: string, answer: unknown) =>
    problemsOf({
      ...POST,
      path: '/graphql',
      requestBody: JSON.stringify({ query, variables: { id: '1' } }),
      body: JSON.stringify(answer),
    });
  const query = 'query Q($id: ID!) { one: order(id: $id) { id count } }';
  expect(ask(query, { data: { one: { id: '1', count: 2 } } })).toEqual([]);
  expect(ask('{ order { id } }', {})).not.toEqual([]);
  expect(ask('query Q($id: ID!) { order(id: $id) { sku } }', {})).not.toEqual([]);
  expect(ask(query, { data: { one: { id: '1', count: 'two' } } })).not.toEqual([]);
  expect(ask(query, { data: { one: { id: '1', count: 2, more: 1 } } })).not.toEqual([]);
});

test('WSDL: elements that it does not declare', () => {
  const problemsOf = wsdlChecker(
    '<definitions><element name="List"/><element name="key"/><element name="ListResponse"/></definitions>',
  );
  const soap = (inner: string) => `<e:Envelope xmlns:e="x"><e:Body>${inner}</e:Body></e:Envelope>`;
  const said = { ...POST, requestBody: soap('<List><key>1</key></List>'), body: soap('<ListResponse/>') };
  expect(problemsOf(said)).toEqual([]);
  expect(problemsOf({ ...said, requestBody: soap('<List><range/></List>') })).toHaveLength(1);
  expect(problemsOf({ ...said, body: soap('<Other/>') })).toHaveLength(1);
});
