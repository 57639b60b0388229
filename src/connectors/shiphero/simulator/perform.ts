import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  Kind,
  parse,
  validate,
} from 'graphql';
import { complexity } from './complexity.ts';
import { Credits } from './credits.ts';
import { type Request, resolvers } from './resolvers.ts';
import { schema } from './schema.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Parsing and checking a query costs more than answering it, and connectors ask the same ones again and again. */
const checked = new Map<string, DocumentNode>();
const MOST_CHECKED = 200;

/**
 * Answers one question; what is wrong with it stands in the answer.
 *
 * @param make what the request is answered with, once it is known what it costs
 */
export function perform(
  query: string,
  variables: Variables,
  credits: Credits,
  make: (complexity: number) => Request,
): Record<string, unknown> {
  const document = check(query);
  if ('errors' in document) return document;
  const cost = complexity(document, variables);
  const request = make(cost);
  const root = rootOf(document);
  if (!analyses(document)) {
    const wait = credits.take(cost);
    if (wait > 0)
      return { data: { [root]: null }, errors: [throttling(root, cost, credits.left, wait, request)] };
  }
  const answer = execute({
    schema,
    document,
    rootValue: resolvers,
    contextValue: request,
    variableValues: variables,
  }) as ExecutionResult;
  const { data, errors } = answer;
  const quota = {
    credits_remaining: Math.floor(credits.left),
    max_available: Credits.MAX,
    increment_rate: Credits.PER_SECOND,
  };
  return {
    data,
    ...(errors && { errors: errors.map((error) => vendorError(error, root, request)) }),
    extensions: { user_quota: quota },
  };
}

function check(query: string): DocumentNode | { errors: unknown[] } {
  const known = checked.get(query);
  if (known) return known;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: 5000 });
  } catch (error) {
    return { errors: [{ message: (error as Error).message }] };
  }
  const errors = validate(schema, document).map(({ message }) => ({ message }));
  if (errors.length > 0) return { errors };
  const fragments = document.definitions.some(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
  if (fragments || /\.\.\./.test(query))
    return { errors: [{ message: 'This simulator knows no fragments.' }] };
  if (checked.size >= MOST_CHECKED) checked.clear();
  checked.set(query, document);
  return document;
}

function rootOf(document: DocumentNode): string {
  const [operation] = document.definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return field?.kind === Kind.FIELD ? field.name.value : '';
}

/** Whether only the cost is asked for, which is free. */
function analyses(document: DocumentNode): boolean {
  const [operation] = document.definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  const argument = field?.kind === Kind.FIELD ? field.arguments : [];
  return (argument ?? []).some(
    ({ name, value }) => name.value === 'analyze' && value.kind === Kind.BOOLEAN && value.value,
  );
}

function throttling(operation: string, required: number, left: number, wait: number, { requestId }: Request) {
  return {
    code: 30,
    message: `There are not enough credits to perform the requested operation, which requires ${required} credits, but the are only ${Math.floor(left)} left. In ${wait} seconds you will have enough credits to perform the operation`,
    operation,
    request_id: requestId,
    required_credits: required,
    remaining_credits: Math.floor(left),
    time_remaining: `${wait} seconds`,
  };
}

function vendorError(error: GraphQLError, operation: string, { requestId }: Request) {
  const code = error.extensions.code;
  return {
    message: error.message,
    operation,
    field: error.path?.join('.') ?? null,
    request_id: requestId,
    code: typeof code === 'number' ? code : 1,
  };
}
