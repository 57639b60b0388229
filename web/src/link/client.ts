/** A field of an integration's credentials, as the server tells it. */
export interface Field {
  name: string;
  label: string;
  secret: boolean;
  required: boolean;
  one_of: { value: string; label: string }[] | null;
  help: string | null;
  multiline: boolean;
  when: { field: string; is: string[] } | null;
}

/** Something that can be connected. */
export interface Choice {
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  display_name: string;
  functions: string[];
  /** Whether the customer consents at the vendor; the fields are then what is to be entered besides. */
  oauth: boolean;
  fields: Field[];
}

/** What an invitation is for. */
export interface Invitation {
  organization: { name: string };
  kind: 'token' | 'magic';
  integration_type: string | null;
  /** The connection whose credentials are entered anew; null for a new one. */
  connection: { me: Record<string, string> | null } | null;
  integrations: Choice[];
}

/** What came of it. */
export interface Connected {
  auth_code: string;
  integration_name: string;
  me: Record<string, string> | null;
}

export interface Permission {
  function_name: string;
  permission: 'granted' | 'missing' | 'unknown';
}

/** A refusal, in the server's words. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  /** What is wrong with each credential, by its name. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/**
 * Asks what only this page asks.
 *
 * @param secret of the invitation, or the code that connecting gave; null where a cookie says enough
 * @throws Refused
 */
export async function ask<T>(path: string, secret: string | null, json?: unknown): Promise<T> {
  const response = await fetch(`/link/session${path}`, {
    method: json === undefined ? 'GET' : 'POST',
    headers: {
      ...(secret !== null && { 'x-backhaul-invitation': secret }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  }).catch(() => {
    throw new Refused(
      0,
      'unreachable',
      'There was no answer. Check your connection to the internet, and try again.',
    );
  });
  const body = (await response.json().catch(() => ({}))) as Partial<T> & {
    code?: string;
    error?: string;
    detail?: { json?: Record<string, string[]> };
  };
  if (response.ok) return body as T;
  const fields = Object.entries(body.detail?.json ?? {}).map(
    ([name, told]) => [name.replace(/^credentials\./, ''), told.join(' ')] as const,
  );
  throw new Refused(
    response.status,
    body.code ?? 'unknown',
    body.error ?? 'That did not work. Try again in a moment.',
    Object.fromEntries(fields),
  );
}
