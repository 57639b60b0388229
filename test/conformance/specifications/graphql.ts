/** Questions and answers, by a vendor's own GraphQL schema. */
import {
  buildClientSchema,
  execute,
  type GraphQLSchema,
  type IntrospectionQuery,
  parse,
  validate,
} from 'graphql';
import type { Checker, Said } from './openapi.ts';

/** @param introspection the answer to the introspection query, or its `data` */
export function graphqlChecker(introspection: unknown, path: string): Checker {
  const { data = introspection } = introspection as { data?: unknown };
  const schema = buildClientSchema(data as IntrospectionQuery);
  return (said) => (said.path === path && said.method === 'POST' ? problemsIn(schema, said) : []);
}

function problemsIn(schema: GraphQLSchema, { requestBody, status, body }: Said): string[] {
  const { query, variables } = JSON.parse(requestBody) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const document = parse(query);
  const wrong = validate(schema, document).map(({ message }) => message);
  if (wrong.length > 0 || status !== 200) return wrong;
  const answer = JSON.parse(body) as { data?: unknown; errors?: unknown };
  if (answer.errors !== undefined || !answer.data) return [];
  // Carried out with the vendor's types over the answer itself: what does not fit them is an error.
  const again = execute({
    schema,
    document,
    rootValue: answer.data,
    variableValues: variables ?? {},
    fieldResolver: (source, _, __, info) => (source as Record<string, unknown>)[String(info.path.key)],
  }) as { data?: unknown; errors?: readonly { message: string }[] };
  const errors = (again.errors ?? []).map(({ message }) => message);
  const same = JSON.stringify(again.data) === JSON.stringify(answer.data);
  return errors.length > 0 || same
    ? errors
    : ['the answer has more, or other values, than the question and the schema allow'];
}
