// Makes clients/typescript/src/schema.ts from docs/openapi.json. Usage: npm run api-types
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const document = readFileSync(at('docs/openapi.json'), 'utf8');
const types = astToString(await openapiTypescript(JSON.parse(document), { emptyObjectsUnknown: true }));
const digest = createHash('sha256').update(document).digest('hex');
writeFileSync(
  at('clients/typescript/src/schema.ts'),
  `// Made from docs/openapi.json by "npm run api-types"; not to be edited.\n// sha256 ${digest}\n\n${types}`,
);
