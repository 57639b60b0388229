import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { schema } from './schema.ts';

/** What the vendor counts for a list whose `first` and `last` were left out. */
const UNLIMITED_LIST = 100;

type Variables = Readonly<Record<string, unknown>>;

/**
 * What a request costs: one, and for each list its `first` times one more than what is asked for in each row. So a
 * plain list of a hundred costs 101, and lists within lists multiply.
 */
export function complexity(document: DocumentNode, variables: Variables): number {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  return operation ? 1 + costOf(operation.selectionSet, schema.getQueryType()!, variables) : 0;
}

function costOf(selections: SelectionSetNode, type: GraphQLObjectType, variables: Variables): number {
  return selections.selections.reduce((total, field) => {
    // Fragments are part of GraphQL, but this vendor's side does not carry them out; see `perform`.
    if (field.kind !== Kind.FIELD || !field.selectionSet) return total;
    const inner = getNamedType(type.getFields()[field.name.value]?.type);
    if (!isObjectType(inner)) return total;
    const inside = costOf(field.selectionSet, inner, variables);
    return total + (inner.name.endsWith('Connection') ? rowsOf(field, variables) * (1 + inside) : inside);
  }, 0);
}

function rowsOf(field: FieldNode, variables: Variables): number {
  const limit = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (limit?.kind === Kind.INT) return Number(limit.value);
  const given = limit?.kind === Kind.VARIABLE ? variables[limit.name.value] : undefined;
  return typeof given === 'number' ? given : UNLIMITED_LIST;
}
