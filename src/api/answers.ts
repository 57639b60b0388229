import Type, { type TSchema } from 'typebox';
import { ERRORS, type ErrorCode } from '../model/index.ts';

const words = (description: string) => Type.String({ description });

/** The body of every refusal. `origin` has this value because clients compare it with the documented one. */
export const errorSchema = Type.Object(
  {
    error: words('What went wrong, as a sentence for people'),
    origin: Type.Enum(['trackstar', 'integration'], {
      type: 'string',
      description: 'Who refused: this service, or the vendor system behind the connection',
    }),
    code: Type.Enum(Object.keys(ERRORS) as ErrorCode[], {
      type: 'string',
      description: 'What went wrong, for programs; docs/errors.md explains each',
    }),
    detail: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), Type.Array(Type.String())), {
        description: 'Problems by place (json, query, path, headers) and field',
      }),
    ),
    id: Type.Optional(words('The id that was asked for and not found')),
  },
  { $id: 'Error', title: 'Error', description: 'The body of every refusal' },
);

/** Refusals any route can meet, whatever it does. */
const ANY: readonly ErrorCode[] = ['bad_request', 'internal', 'unavailable'];
/** Refusals of routes that need an API key, and of those that need an access token as well. */
const KEYED: readonly ErrorCode[] = ['unauthorized'];
const WITH_TOKEN: readonly ErrorCode[] = [...KEYED, 'rate_limited'];

/**
 * The `response` part of a route's schema: what it answers when all is well, and each refusal it may meet.
 *
 * @param good schema of the 200 answer
 * @param access what the route asks of its caller
 * @param refusals further refusals of this route
 */
export function answers<T extends TSchema>(
  good: T,
  access: 'none' | 'key' | 'token',
  ...refusals: ErrorCode[]
): { 200: T } {
  const forAccess = access === 'none' ? [] : access === 'key' ? KEYED : WITH_TOKEN;
  const byStatus = new Map<number, string[]>();
  for (const code of [...ANY, ...forAccess, ...refusals]) {
    const { status, meaning } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${meaning}`]);
  }
  const refused = [...byStatus].map(([status, meanings]) => [
    status,
    { description: meanings.join(' '), $ref: 'Error#' },
  ]);
  // Typed as the good answer alone: refusals are thrown, never returned.
  return { 200: { description: 'All is well', ...good }, ...Object.fromEntries(refused) } as { 200: T };
}

/** Which headers a route wants, in the terms of OpenAPI. */
export const SECURITY = {
  none: [],
  key: [{ apiKey: [] }],
  token: [{ apiKey: [], accessToken: [] }],
  keyAndMaybeToken: [{ apiKey: [] }, { apiKey: [], accessToken: [] }],
};

/** Refusals of whatever makes a job. */
export const MAKING_A_JOB = [
  'on_demand_not_enabled',
  'function_disabled',
  'too_many_open_jobs',
  'idempotency_key_reused',
  'read_only',
  'payload_too_large',
  'unsupported_media_type',
  'invalid',
  'not_found',
] as const;
