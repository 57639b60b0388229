import Type from 'typebox';
import { dateTime, integer, nullable, oneOf, text } from '../../model/fields.ts';
import type { Attempt } from '../../webhooks/attempts.ts';

/** How an attempt can end. */
export const OUTCOMES = ['delivered', 'failed', 'gave_up'] as const;

/** What was sent to an endpoint and how it answered. */
export const attemptSchema = Type.Object(
  {
    id: text('Id of the attempt'),
    message_id: text('The header `svix-id`, the same for all attempts of an event'),
    connection_id: nullable(text('Whose event it was; null for a made-up one')),
    event_id: text('Id of the event'),
    event_type: text('Type of the event'),
    number: integer('Which attempt of this event it was, 1 for the first'),
    outcome: oneOf([...OUTCOMES], 'failed: it is tried again; gave_up: it is not'),
    status: nullable(integer('The status of the answer; null where none came')),
    response: nullable(text('The beginning of the answer')),
    error: nullable(text('Why it does not count as delivered, for people')),
    duration_ms: integer('How long it took, in milliseconds'),
    attempted_at: dateTime('When it was noted'),
    next_attempt_at: nullable(dateTime('When it is tried again')),
  },
  {
    $id: 'WebhookAttempt',
    title: 'WebhookAttempt',
    description: 'One message to one endpoint',
    additionalProperties: false,
  },
);

/** The schema above by its name, for answers. */
export const attemptReference = Type.Unsafe<Attempt>({ $ref: 'WebhookAttempt#' });
