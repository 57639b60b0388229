/** What is shorter would hide half of every sentence. */
const SHORTEST_SECRET = 4;
/** Names of headers, and of a session's values, that hold a secret. */
const SECRET = /authorization|cookie|token|key|secret|signature|session/i;

export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

/** Hides secrets in a text, as they are and as they stand in JSON, in an address or in a form. */
export function hideIn(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), ...inAddresses(secret.toWellFormed())])
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text);
}

function inAddresses(secret: string): string[] {
  return [encodeURIComponent(secret), new URLSearchParams({ '': secret }).toString().slice(1)];
}

/**
 * What a request is signed with; of `Bearer abc` also the `abc`.
 *
 * @param headers all of its headers
 * @param worded those of them that a user gave
 */
export function signingSecrets(
  headers: Readonly<Record<string, string>>,
  worded: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(headers)
    .filter(([name]) => isSecretName(name) && !Object.hasOwn(worded, name))
    .flatMap(([, value]) => [value, value.split(' ').at(-1)!]);
}
