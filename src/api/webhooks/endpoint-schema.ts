import Type from 'typebox';
import { dateTime, flag, integer, list, nullable, object, oneOf, text } from '../../model/fields.ts';
import type { Endpoint } from '../../webhooks/endpoint-view.ts';

/** An endpoint as the API shows it. */
export const endpointSchema = Type.Object(
  {
    id: text('Id of the endpoint'),
    url: text('Where events are sent'),
    description: text('What it is for'),
    event_types: nullable(list(Type.String(), 'Types of events it takes')),
    connection_ids: nullable(list(Type.String(), 'Connections whose events it takes')),
    max_per_second: integer('Most messages it is sent in a second'),
    enabled: flag('Whether it is sent anything'),
    disabled_reason: nullable(
      oneOf(
        ['request', 'failing'],
        'Why not: somebody asked for it, or nothing it was sent arrived for five days',
      ),
    ),
    disabled_at: nullable(dateTime('Since when not')),
    failing_since: nullable(dateTime('The first failure since something arrived last')),
    paused_until: nullable(dateTime('It answered that it wants to be left alone until then')),
    behind: integer('Events it has yet to be sent for the first time, or once more by a replay'),
    waiting: integer('Events that failed and are tried again, or that were asked for one by one'),
    secrets: list(
      object({ until: nullable(dateTime('When it stops signing; null for the newest')) }, 'A secret'),
      'The secrets that sign now, newest first, without themselves',
    ),
    created_at: dateTime('When it was made'),
    updated_at: dateTime('When it was changed last'),
  },
  {
    $id: 'WebhookEndpoint',
    title: 'WebhookEndpoint',
    description: 'A receiver of events',
    additionalProperties: false,
  },
);

/** The schema above by its name, for answers. */
export const endpointReference = Type.Unsafe<Endpoint>({ $ref: 'WebhookEndpoint#' });

/** A secret in the open. */
export const secretField = text('What messages are signed with; as receivers’ libraries take it');

const listOrNull = (items: number, length: number, description: string) =>
  Type.Unsafe<string[] | null>({
    type: ['array', 'null'],
    items: { type: 'string', maxLength: length },
    maxItems: items,
    description,
  });

/** What can be said about an endpoint, when it is made and later. */
export const endpointFields = {
  url: Type.String({ minLength: 1, maxLength: 2000, description: 'Where events are sent; https or http' }),
  description: Type.String({ maxLength: 500, description: 'What it is for' }),
  event_types: listOrNull(100, 100, 'Types of events it takes; null for all'),
  connection_ids: listOrNull(1000, 64, 'Connections whose events it takes; null for all, later ones too'),
  max_per_second: Type.Integer({
    minimum: 1,
    maximum: 1000,
    description: 'Most messages it is sent in a second; 50 unless told',
  }),
};

/** A secret of one's own. */
export const givenSecret = Type.Optional(
  Type.String({
    maxLength: 200,
    description: '`whsec_` and the base64 of 24 to 64 bytes; made up when left out',
  }),
);

/** The path parameter of all addresses of one endpoint. */
export const endpointParams = Type.Object({
  endpoint_id: Type.String({ description: 'Id of the endpoint' }),
});
