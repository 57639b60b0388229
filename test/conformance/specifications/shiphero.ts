import { graphqlChecker } from './graphql.ts';
import type { Specification } from './index.ts';

export const shiphero: Specification = {
  files: ['shiphero/introspection.json'],
  checker: ([introspection]) => graphqlChecker(JSON.parse(introspection!), '/graphql'),
};
