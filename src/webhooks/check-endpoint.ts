import { BackhaulError, EVENT_TYPES, nearest } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import { connectionsOfOrganization } from '../store/queries/endpoint-connections.ts';
import type { EndpointFields } from '../store/queries/endpoint-insert.ts';
import { isId } from './endpoint-view.ts';
import { urlProblem } from './outbound.ts';
import { secretProblem } from './secrets.ts';

/** What somebody wants an endpoint to be; what is left out stays as it is. */
export type EndpointWish = Partial<EndpointFields> & { secret?: string };

/**
 * Compares a wish with what can be, field by field.
 *
 * @param allow networks that may be reached though they are not public
 * @returns the wish with every id and type once, as they are stored
 * @throws BackhaulError invalid, naming every field with a problem
 */
export async function checkEndpoint(
  db: Queryable,
  organizationId: string,
  wish: EndpointWish,
  allow: readonly string[],
): Promise<EndpointWish> {
  const problems: Problem[] = [];
  const note = (field: string, problem: string | null) => {
    if (problem !== null) problems.push([field, problem]);
  };
  if (wish.url !== undefined) note('url', urlProblem(wish.url, allow));
  if (wish.secret !== undefined) note('secret', secretProblem(wish.secret));
  if (wish.description?.includes('\0')) note('description', 'must not contain NUL.');
  const { event_types: types, connection_ids: ids } = wish;
  if (types) note('event_types', types.length === 0 ? emptyList('event types') : unknownTypes(types));
  if (ids) note('connection_ids', await foreignConnections(db, organizationId, ids));
  if (problems.length > 0) throw refusal(problems);
  return {
    ...wish,
    ...(types && { event_types: [...new Set(types)] }),
    ...(ids && { connection_ids: [...new Set(ids.map(plainId))] }),
  };
}

/** What is wrong with the name of an event type, with the one that was probably meant; null when nothing is. */
export function eventTypeProblem(type: string): string | null {
  if (EVENT_TYPES.includes(type)) return null;
  return `there is no event type ${type.slice(0, 64)}; did you mean ${nearest(type.slice(0, 64), [...EVENT_TYPES])}? GET /webhooks/event-types lists all.`;
}

type Problem = [field: string, problem: string];

function refusal(problems: readonly Problem[]): BackhaulError {
  const detail = Object.fromEntries(problems.map(([field, problem]) => [field, [problem]]));
  const sentences = problems.map(([field, problem]) => `${field}: ${problem}`);
  return new BackhaulError('invalid', sentences.join(' '), { detail: { json: detail } });
}

function emptyList(what: string): string {
  return `must not be empty: nothing would ever be sent. Send null for all ${what}.`;
}

function unknownTypes(types: readonly string[]): string | null {
  return types.map(eventTypeProblem).find((problem) => problem !== null) ?? null;
}

async function foreignConnections(
  db: Queryable,
  organizationId: string,
  ids: readonly string[],
): Promise<string | null> {
  if (ids.length === 0) return emptyList('connections');
  const known = new Set(await connectionsOfOrganization(db, organizationId, ids.filter(isId)));
  const foreign = ids.find((id) => !isId(id) || !known.has(plainId(id)));
  return foreign === undefined ? null : `${foreign.slice(0, 64)} is not a connection of this organization.`;
}

/** As the database writes it. */
function plainId(id: string): string {
  return id
    .toLowerCase()
    .replaceAll('-', '')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
