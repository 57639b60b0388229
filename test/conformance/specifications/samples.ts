/** The answers that vendors' OpenAPI documents, of version 2 and 3, give as examples. */

type Json = { [name: string]: unknown };

/**
 * The bodies of success that a document shows for a question: examples of either version, and what Amazon's own sandbox
 * answers (`x-amzn-api-sandbox`).
 *
 * @throws Error where the document has no such question: it has been renamed, and samples would be passed over
 */
export function samplesOf(document: unknown, method: string, path: string): Json[] {
  const { paths } = document as { paths: Record<string, Record<string, Json>> };
  const operation = paths[path]?.[method];
  if (!operation) throw new Error(`the document has no ${method} ${path}`);
  return Object.entries(operation.responses as Json)
    .filter(([status]) => /^2/.test(status))
    .flatMap(([, response]) => shownIn(document, resolved(document, response) as Json));
}

function shownIn(document: unknown, response: Json): Json[] {
  const contents = Object.entries((response.content ?? {}) as Record<string, Json>)
    .filter(([type]) => type.includes('json'))
    .map(([, content]) => content);
  const examples = (response.examples ?? {}) as Json;
  const sandbox = (response['x-amzn-api-sandbox'] as { static?: { response?: unknown }[] } | undefined)
    ?.static;
  const named = contents.flatMap(({ examples }) => Object.values((examples ?? {}) as Json));
  return [
    // By media type they should stand; some documents have the body itself in their place.
    ...Object.entries(examples).flatMap(([type, shown]) => (type.includes('/json') ? [shown] : [])),
    ...(Object.keys(examples).length > 0 && !Object.keys(examples).some((key) => key.includes('/'))
      ? [examples]
      : []),
    ...(sandbox ?? []).map((one) => one.response),
    ...contents.map(({ example }) => example),
    ...named.map((one) => (resolved(document, one) as { value?: unknown }).value),
  ].filter((shown): shown is Json => shown !== undefined);
}

function resolved(document: unknown, value: unknown): unknown {
  const { $ref } = (value ?? {}) as { $ref?: string };
  if (!$ref) return value;
  return $ref
    .slice(2)
    .split('/')
    .reduce((at, key) => (at as Json)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}
