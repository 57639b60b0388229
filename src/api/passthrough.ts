import Type, { type Static } from 'typebox';
import { integer, mapOf } from '../model/fields.ts';
import { invalidField } from '../model/index.ts';
import { passThrough } from '../sync/pass-through.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';
import { notImplemented } from './read/require-function.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const MOST_HEADERS = 50;
const MOST_PARAMETERS = 100;
const LONGEST_VALUE = 8000;
/** A header's name, and what may stand in its value: no line ends in it. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const HEADER_VALUE = /^[\t\x20-\x7e]{0,8000}$/;
/** They say how a message travels, or to whom: the sender's own business. */
const OURS =
  /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|content-length|upgrade|expect|accept-encoding|forwarded|x-forwarded-.*)$/i;

const scalar = Type.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'] });

const body = Type.Object(
  {
    method: Type.Enum([...METHODS], { type: 'string', description: 'Such as GET' }),
    path: Type.String({
      minLength: 1,
      maxLength: 4000,
      description: "A path on the integration's own API, used as written; a query may stand in it",
    }),
    data: Type.Optional(
      Type.Unsafe<object>({
        type: ['object', 'array'],
        description: 'The body of a POST, PUT or PATCH, sent as JSON',
      }),
    ),
    headers: Type.Optional(
      Type.Record(Type.String(), Type.String({ maxLength: LONGEST_VALUE }), {
        maxProperties: MOST_HEADERS,
        description: 'Further headers; they go before those that sign the request',
      }),
    ),
    params: Type.Optional(
      Type.Record(Type.String(), scalar, { maxProperties: MOST_PARAMETERS, description: 'Query parameters' }),
    ),
  },
  { additionalProperties: false },
);

const answer = Type.Object({
  status_code: integer("Of the integration's answer; a refusal of its own is one, too"),
  headers: mapOf(Type.String(), 'Of its answer, in small letters, without those that hold secrets'),
  body: Type.Unsafe<unknown>({ description: 'JSON where it is some, else text; null where there is none' }),
});

/** Requests in the integration's own words, signed for the connection. */
export function registerPassthrough(app: App, { engine }: ApiOptions): void {
  for (const type of ['wms', 'cart', 'carrier'] as const) {
    app.post(`/${type}/passthrough`, {
      config: { access: 'token', repeatable: false },
      schema: {
        summary: "Send a request to the integration's own API",
        description:
          'Signed with the credentials of the connection, and counted to its account’s quota. What the integration answers is answered here under 200, whatever its own status is. Nothing of it is mapped, stored or told as an event.',
        tags: [type],
        security: SECURITY.token,
        body,
        response: answers(
          answer,
          'token',
          'read_only',
          'payload_too_large',
          'unsupported_media_type',
          'invalid',
          'not_found',
          'credentials_refused',
          'source_unavailable',
          'not_implemented',
        ),
      },
      handler: async (request) => {
        const connection = connectionOf(request);
        const asked = readRequest(request.body);
        const passed =
          connection.integration_type === type
            ? await passThrough(engine, connection.connection_id, asked)
            : null;
        if (!passed) throw notImplemented(engine.connectors, connection, 'passthrough');
        return passed;
      },
    });
  }
}

/** @throws BackhaulError invalid, naming what cannot be sent so */
function readRequest({ method, path, data, headers = {}, params = {} }: Static<typeof body>) {
  const isBare = method === 'GET' || method === 'DELETE';
  if (isBare && data !== undefined && Object.keys(data).length > 0)
    throw invalidField('data', `is for POST, PUT and PATCH; a ${method} is sent without a body.`);
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value))
      throw invalidField('headers', `${name.slice(0, 100)} cannot be sent as a header.`);
    if (OURS.test(name)) throw invalidField('headers', `${name} is set by whoever sends the request.`);
  }
  const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const query = Object.entries(params).map(([name, value]) => [name, String(value)]);
  return {
    method,
    path: path.startsWith('/') ? path : `/${path}`,
    query: Object.fromEntries(query) as Record<string, string>,
    headers: Object.fromEntries(small) as Record<string, string>,
    ...(!isBare && data !== undefined && { json: data as unknown }),
  };
}
