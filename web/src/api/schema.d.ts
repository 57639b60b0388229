/** The types of the OpenAPI document; they belong to the client, which is a package of its own. */
export type { components, paths } from '../../../clients/typescript/src/schema.ts';
