/**
 * The only four things a connector may throw. Everything the engine does about a failure follows from
 * which of them it was; anything else that escapes a connector counts as {@link Retryable}, because a
 * defect of ours must not end a customer's backfill.
 */
export abstract class ConnectorError extends Error {
  /** Stable word for logs, the API and the docs. */
  abstract readonly code:
    | 'source_unavailable'
    | 'rate_limited'
    | 'credentials_refused'
    | 'permission_missing'
    | 'source_refused';
}

/** A passing trouble: time-out, 5xx, a broken or malformed answer. Tried again with growing pauses. */
export class Retryable extends ConnectorError {
  readonly code = 'source_unavailable';
}

/** The source named the instant before which it will not answer. That wait never counts against a job. */
export class RateLimited extends ConnectorError {
  readonly code = 'rate_limited';
  readonly until: Date;
  constructor(message: string, until: Date) {
    super(message);
    this.until = until;
  }
}

/** The credentials no longer work, or work but lack a permission for this one function. */
export class CredentialsRefused extends ConnectorError {
  readonly code: 'credentials_refused' | 'permission_missing';
  constructor(message: string, missing: 'credentials' | 'permission' = 'credentials') {
    super(message);
    this.code = missing === 'permission' ? 'permission_missing' : 'credentials_refused';
  }
}

/** Trying again cannot help: the source understood the request and will never answer it. */
export class Terminal extends ConnectorError {
  readonly code = 'source_refused';
  /** The HTTP status that said so, for connectors to which one of them means something else. */
  readonly status: number | null;
  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}
