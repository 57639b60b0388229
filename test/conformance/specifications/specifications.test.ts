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

describe('WSDL', () => {
  const problemsOf =
    wsdlChecker(`<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" xmlns:o="urn:o" xmlns:x="http://www.w3.org/2001/XMLSchema">
    <w:types>
      <x:schema elementFormDefault="qualified" targetNamespace="urn:t">
        <x:element name="List"><x:complexType><x:sequence>
          <x:element minOccurs="0" name="key" type="x:string"/>
          <x:element name="size" type="x:int"/>
        </x:sequence></x:complexType></x:element>
        <x:element name="ListResponse"><x:complexType><x:sequence>
          <x:element minOccurs="0" name="ListResult" type="t:Rows"/>
        </x:sequence></x:complexType></x:element>
        <x:complexType name="Base"><x:sequence><x:element minOccurs="0" name="note" type="x:string"/></x:sequence></x:complexType>
        <x:complexType name="Rows"><x:complexContent><x:extension base="t:Base"><x:sequence>
          <x:element minOccurs="0" maxOccurs="unbounded" name="row" nillable="true" type="o:Row"/>
        </x:sequence></x:extension></x:complexContent></x:complexType>
      </x:schema>
      <x:schema elementFormDefault="qualified" targetNamespace="urn:o">
        <x:complexType name="Row"><x:sequence>
          <x:element name="state" type="o:State"/>
          <x:element minOccurs="0" name="count" type="x:double"/>
        </x:sequence></x:complexType>
        <x:simpleType name="State"><x:restriction base="x:string"><x:enumeration value="New"/></x:restriction></x:simpleType>
      </x:schema>
    </w:types>
    <w:message name="In"><w:part name="p" element="t:List"/></w:message>
    <w:message name="Out"><w:part name="p" element="t:ListResponse"/></w:message>
    <w:portType name="Port"><w:operation name="List"><w:input message="t:In"/><w:output message="t:Out"/></w:operation></w:portType>
  </w:definitions>`);
  const soap = (inner: string) =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Body>${inner}</e:Body></e:Envelope>`;
  const ask = (inner: string) => soap(`<List xmlns="urn:t">${inner}</List>`);
  const answer = (inner: string) =>
    soap(`<ListResponse xmlns="urn:t"><ListResult>${inner}</ListResult></ListResponse>`);
  const row = (inner: string) => answer(`<row>${inner}</row>`);
  const said = {
    ...POST,
    requestBody: ask('<key>a</key><size>3</size>'),
    body: answer(
      '<note/><row><state xmlns="urn:o">New</state><count xmlns="urn:o">1.5</count></row><row xsi:nil="true"/>',
    ),
  };

  test('has nothing against what it declares, nor against a fault', () => {
    expect(problemsOf(said)).toEqual([]);
    expect(problemsOf({ ...said, body: answer('') })).toEqual([]);
    const fault = '<e:Fault><faultcode>e:Server</faultcode></e:Fault>';
    expect(problemsOf({ ...said, status: 500, body: soap(fault) })).toEqual([]);
  });

  test.each([
    ['another operation', { requestBody: soap('<Lists xmlns="urn:t"/>') }],
    ['another namespace', { requestBody: soap('<List><size>3</size></List>') }],
    ['something that is missing', { requestBody: ask('<key>a</key>') }],
    ['another order', { requestBody: ask('<size>3</size><key>a</key>') }],
    ['something too often', { requestBody: ask('<key>a</key><key>b</key><size>3</size>') }],
    ['no number', { requestBody: ask('<size>three</size>') }],
    ['no envelope', { requestBody: '<List xmlns="urn:t"/>' }],
    ['another answer', { body: soap('<Other xmlns="urn:t"/>') }],
    ['an answer that is no XML', { body: 'nothing' }],
    ['a field that is not declared', { body: row('<state xmlns="urn:o">New</state><more xmlns="urn:o"/>') }],
    ['a field in the wrong namespace', { body: row('<state>New</state>') }],
    ['a word that is not listed', { body: row('<state xmlns="urn:o">Old</state>') }],
    ['elements in place of a text', { body: answer('<note><b/></note>') }],
    ['nil where it may not be', { body: answer('<note xsi:nil="true"/>') }],
  ])('sees %s', (_, change) => {
    expect(problemsOf({ ...said, ...change })).not.toEqual([]);
  });
});
