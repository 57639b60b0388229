import Type from 'typebox';
import { JOB_STATUSES } from './job-schema.ts';
import { invalid } from './validation.ts';

/** The states that a list of runs can be narrowed to. */
export const statusFields = {
  status: Type.Optional(Type.Enum([...JOB_STATUSES], { type: 'string', description: 'Jobs in this state' })),
  'status[in]': Type.Optional(
    Type.String({ description: 'Jobs in any of these states, separated by commas' }),
  ),
};

/** A filter by what is read. */
export const functionField = (description: string) =>
  Type.Optional(Type.String({ pattern: '^[a-z_]{1,100}$', description }));

/** A filter by the slug of an integration. */
export const integrationField = (description: string) =>
  Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,99}$', description }));

/**
 * States that both parameters allow; undefined when neither is given.
 *
 * @throws BackhaulError invalid, naming `status[in]`
 */
export function wantedStatuses(query: {
  status?: string | undefined;
  'status[in]'?: string | undefined;
}): string[] | undefined {
  const { status: one, 'status[in]': list } = query;
  if (list === undefined) return one === undefined ? undefined : [one];
  const words = list.split(',');
  if (words.some((word) => !(JOB_STATUSES as readonly string[]).includes(word))) {
    throw invalid('query', new Map([['status[in]', [`must be some of ${JOB_STATUSES.join(',')}.`]]]));
  }
  return one === undefined ? words : words.filter((word) => word === one);
}
