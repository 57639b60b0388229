/** Holds docs/openapi.json against the rules that Redocly recommends for OpenAPI documents, and a few more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const DOCUMENT = 'docs/openapi.json';

const RULES = {
  // The addresses are the contract's, and it has `/connections/sync` beside `/connections/{connection_id}/sync`.
  'no-ambiguous-paths': 'off',
  'parameter-description': 'error',
  'path-params-defined': 'error',
  'no-invalid-schema-examples': 'error',
  'no-invalid-parameter-examples': 'error',
  'no-required-schema-properties-undefined': 'error',
  'operation-4xx-response': 'error',
} as const;

/** What a reader of the document would stumble over, a line each. A warning counts as a problem: nobody reads those. */
export async function openapiProblems(root: string): Promise<string[]> {
  const problems = await lintFromString({
    source: readFileSync(join(root, DOCUMENT), 'utf8'),
    absoluteRef: DOCUMENT,
    config: await createConfig({ extends: ['recommended'], rules: RULES }),
  });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} (${DOCUMENT}${location[0]?.pointer ?? ''})`,
  );
}
