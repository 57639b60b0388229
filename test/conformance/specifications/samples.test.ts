/** Examples are found wherever a version of OpenAPI, or a vendor, puts them. */
import { expect, test } from 'vitest';
import { samplesOf } from './samples.ts';

test('in OpenAPI 2, with those of a sandbox', () => {
  const document = {
    paths: {
      '/orders': {
        get: {
          responses: {
            200: {
              examples: { 'application/json': { id: 1 } },
              'x-amzn-api-sandbox': { static: [{ request: {}, response: { id: 2 } }] },
            },
            202: { examples: { id: 3 } },
            400: { examples: { 'application/json': { errors: [] } } },
          },
        },
      },
    },
  };
  expect(samplesOf(document, 'get', '/orders')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('in OpenAPI 3, by themselves, by name, and elsewhere', () => {
  const document = {
    paths: {
      '/orders': {
        get: {
          responses: {
            200: {
              content: {
                'application/json': { example: { id: 1 } },
                'application/xml': { example: '<id>9</id>' },
                'text/json': {
                  examples: { one: { value: { id: 2 } }, other: { $ref: '#/components/examples/a~1b' } },
                },
              },
            },
            201: { $ref: '#/components/responses/made' },
          },
        },
      },
    },
    components: {
      examples: { 'a/b': { value: { id: 3 } } },
      responses: { made: { content: { 'application/json': { example: { id: 4 } } } } },
    },
  };
  const ids = samplesOf(document, 'get', '/orders').map(({ id }) => id);
  expect(ids).toEqual([1, 2, 3, 4]);
});

test('a question that the document does not have any more is no question without samples', () => {
  expect(() => samplesOf({ paths: {} }, 'get', '/orders')).toThrow('has no get /orders');
});
