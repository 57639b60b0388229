import type { components } from './schema.ts';

type Refusal = components['schemas']['Error'];

/** An answer that is no success. `message` is the API's own sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** For programs, such as `on_demand_not_enabled`; `http_502` and the like where it was not the API that answered. */
  readonly code: string;
  /** Names the request in the log of the server. */
  readonly requestId: string | null;
  /** What is wrong with what was sent, by place (`json`, `query`, …) and field. */
  readonly detail: NonNullable<Refusal['detail']>;

  constructor(response: Response, body: unknown) {
    const refusal: Partial<Refusal> = typeof body === 'object' && body !== null ? body : {};
    super(refusal.error ?? `The server answered ${response.status} ${response.statusText}`.trimEnd());
    this.status = response.status;
    this.code = refusal.code ?? `http_${response.status}`;
    this.requestId = response.headers.get('x-request-id');
    this.detail = refusal.detail ?? {};
  }
}

/**
 * What a call brings, for those who would rather catch than look: `await answerOf(backhaul.api.GET('/connections'))`.
 *
 * @throws ApiError for an answer that is no success; the error of `fetch` where none came
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiError(response, error);
  return data as T;
}
