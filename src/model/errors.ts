/**
 * Every error a caller of the API can meet: code, status, and what it means. docs/errors.md has a section for
 * each and a test compares the two. The sentence a person reads is made where the error happens.
 */
export const ERRORS = {
  on_demand_not_enabled: {
    status: 400,
    meaning: 'This integration and function cannot be synced on demand.',
  },
  function_disabled: { status: 400, meaning: 'The function is disabled for this connection.' },
  job_not_open: { status: 400, meaning: 'Only an open sync job can be cancelled.' },
  job_not_stuck: { status: 400, meaning: 'Only a stuck sync job can be resumed.' },
  job_not_verified: { status: 400, meaning: 'Only a completed verify job can be repaired.' },
  nothing_to_repair: { status: 400, meaning: 'The verify job found nothing that a repair could mend.' },
  too_many_open_jobs: { status: 400, meaning: 'The connection has as many open jobs as it may have.' },
  too_many_endpoints: { status: 400, meaning: 'The organization has as many endpoints as it may have.' },
  too_many_replays: {
    status: 400,
    meaning: 'The endpoint is still being sent as many replays as it may be at a time.',
  },
  idempotency_key_reused: {
    status: 400,
    meaning: 'The Idempotency-Key was used before with another request.',
  },
  bad_request: {
    status: 400,
    meaning: 'The request could not be understood at all, for instance because it is not JSON.',
  },
  unauthorized: {
    status: 401,
    meaning:
      'The API key, the access token, the session, the sign-in link or the invitation is missing or wrong.',
  },
  read_only: { status: 403, meaning: 'A read-only API key, or a viewer, tried to write.' },
  forbidden: { status: 403, meaning: 'Only signed-in users of a certain role may do this.' },
  csrf: {
    status: 403,
    meaning: 'A change under a session lacked its token, or came from a page of another site.',
  },
  not_found: { status: 404, meaning: 'There is nothing under this address or id for this key and token.' },
  method_not_allowed: { status: 405, meaning: 'This address does not take that method.' },
  idempotency_key_in_use: {
    status: 409,
    meaning: 'The first request under the Idempotency-Key is still under way.',
  },
  last_owner: { status: 409, meaning: 'The organization would be left without an owner.' },
  payload_too_large: { status: 413, meaning: 'The body is larger than is accepted.' },
  unsupported_media_type: { status: 415, meaning: 'The body is not JSON.' },
  invalid: {
    status: 422,
    meaning: 'A field, filter or parameter has a value that is not accepted; `detail` names each.',
  },
  credentials_refused: {
    status: 422,
    meaning: 'The integration did not accept the credentials; nothing was made.',
  },
  rate_limited: {
    status: 429,
    meaning: 'Too many requests with this access token in this second, or passed through at a time.',
  },
  too_many_streams: {
    status: 429,
    meaning: 'The connection or its organization watches as many sync jobs as it may at a time.',
  },
  internal: { status: 500, meaning: 'Something failed on our side; nothing was half-done.' },
  not_implemented: { status: 501, meaning: 'The integration has no such endpoint.' },
  source_unavailable: {
    status: 502,
    meaning: 'The integration could not be reached, or gave no answer that could be used.',
  },
  unavailable: {
    status: 503,
    meaning: 'The database cannot be reached or a connection is busy; try again shortly.',
  },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Where in a request a problem is, field by field: `{ json: { start_time: ['…'] } }`. */
export type ErrorDetail = Record<string, Record<string, string[]>>;

/** A refusal with a sentence for the caller. Its message is shown, so it never holds a secret. */
export class BackhaulError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail | undefined;
  /** The id asked for, where something was not found. */
  readonly id: string | undefined;

  constructor(code: ErrorCode, message: string, more: { detail?: ErrorDetail; id?: string } = {}) {
    super(message);
    this.code = code;
    this.detail = more.detail;
    this.id = more.id;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** A value of the JSON body that is not accepted. */
export function invalidField(field: string, problem: string): BackhaulError {
  return new BackhaulError('invalid', `${field}: ${problem}`, { detail: { json: { [field]: [problem] } } });
}
