import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

/** The API, typed by its OpenAPI document. */
export type Api = Client<paths>;

/** An answer of the API that is no success: what happened, in its own words. */
export class ApiError extends Error {
  readonly status: number;
  /** The API's word for it, such as `not_found`; `unreachable` where no answer came. */
  readonly code: string;
  readonly requestId: string | null;
  /** What is wrong with each field that was sent, by its name. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { requestId?: string | null; fields?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.requestId = more.requestId ?? null;
    this.fields = more.fields ?? {};
  }
}

let csrfToken: string | null = null;

/** Every change that a session asks for carries this; see docs/users.md. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

const asSession: Middleware = {
  onRequest({ request }) {
    if (csrfToken && request.method !== 'GET') request.headers.set('x-backhaul-csrf', csrfToken);
    return request;
  },
};

/** The API as the organization reaches it. */
export const api: Api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(asSession);

const ofConnections = new Map<string, Api>();

/** The API as one connection's access token would reach it. */
export function connectionApi(connectionId: string): Api {
  let known = ofConnections.get(connectionId);
  if (!known) {
    known = createClient<paths>({
      baseUrl: '/',
      credentials: 'same-origin',
      headers: { 'x-backhaul-connection': connectionId },
    });
    known.use(asSession);
    ofConnections.set(connectionId, known);
  }
  return known;
}

/**
 * What a call of {@link api} brings.
 *
 * @throws ApiError for every answer that is no success, and where none came
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new ApiError(0, 'unreachable', `The server did not answer (${(cause as Error).message}).`);
  });
  if (response.ok) return data as T;
  throw toApiError(response, error);
}

/** The API's own words for a refusal; those of HTTP where it is not the API that refused. */
function toApiError(response: Response, body: unknown): ApiError {
  const { code, error, detail } = (typeof body === 'object' && body !== null ? body : {}) as Refusal;
  return new ApiError(
    response.status,
    code ?? `http_${response.status}`,
    error ?? `The server answered ${response.status} ${response.statusText}.`,
    { requestId: response.headers.get('x-request-id'), fields: fieldsOf(detail) },
  );
}

type Refusal = Partial<components['schemas']['Error']>;

/** What is wrong with each field of a body or query, first sentence first. */
function fieldsOf(detail: Refusal['detail']): Record<string, string> {
  const places = Object.values(detail ?? {}).flatMap((place) => Object.entries(place));
  return Object.fromEntries(places.map(([field, sentences]) => [field, sentences.join(' ')]));
}
