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
/** Refusals of routes by what they ask of their caller; not_found is for a connection's id under a session. */
const BY_ACCESS: Readonly<Record<'none' | 'session' | 'key' | 'token', readonly ErrorCode[]>> = {
  none: [],
  session: ['unauthorized', 'forbidden'],
  key: ['unauthorized'],
  token: ['unauthorized', 'not_found', 'rate_limited'],
};

/** Whatever a change takes, a body may be sent along that cannot be read, and a header that is too long. */
const OF_CHANGES: readonly ErrorCode[] = [
  'csrf',
  'idempotency_key_reused',
  'idempotency_key_in_use',
  'payload_too_large',
  'unsupported_media_type',
  'invalid',
];

/** Statuses whose answers say when to ask again, see `refuse`. */
export const ASK_AGAIN: ReadonlySet<number> = new Set([429, 503]);
const RETRY_AFTER = { 'retry-after': { type: 'integer', description: 'Seconds to wait' } };

/**
 * The `response` part of a route's schema: what it answers when all is well, and each refusal it may meet.
 *
 * @param good schema of the 200 answer
 * @param access what the route asks of its caller
 * @param refusals further refusals of this route
 */
export function answers<T extends TSchema>(
  good: T,
  access: keyof typeof BY_ACCESS,
  ...refusals: ErrorCode[]
): { 200: T } {
  const byStatus = new Map<number, string[]>();
  // What may be refused to those who only read, or to a page of another site, is a change.
  const changes = refusals.includes('csrf') || (refusals.includes('read_only') && access !== 'none');
  const asChange = changes ? OF_CHANGES : [];
  for (const code of new Set([...ANY, ...BY_ACCESS[access], ...refusals, ...asChange])) {
    const { status, meaning } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${meaning}`]);
  }
  const refused = [...byStatus].map(([status, meanings]) => [
    status,
    {
      description: meanings.join(' '),
      $ref: 'Error#',
      ...(ASK_AGAIN.has(status) && { headers: RETRY_AFTER }),
    },
  ]);
  // Typed as the good answer alone: refusals are thrown, never returned.
  return { 200: { description: 'All is well', ...good }, ...Object.fromEntries(refused) } as { 200: T };
}

/** Which headers a route wants, in the terms of OpenAPI. */
export const SECURITY = {
  none: [],
  session: [{ session: [] }],
  key: [{ apiKey: [] }, { session: [] }],
  token: [
    { apiKey: [], accessToken: [] },
    { session: [], connection: [] },
  ],
  keyAndMaybeToken: [
    { apiKey: [] },
    { apiKey: [], accessToken: [] },
    { session: [] },
    { session: [], connection: [] },
  ],
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
