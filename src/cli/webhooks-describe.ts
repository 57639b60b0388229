import type { Attempt } from '../webhooks/attempts.ts';
import type { Endpoint } from '../webhooks/endpoint-view.ts';
import type { Organization } from './organizations.ts';
import type { Screen } from './screen.ts';
import { count, counted, instantText } from './words.ts';

/** An endpoint as the API shows it, and whose it is. */
export type ShownEndpoint = Endpoint & { organization_id: string };

/** Endpoints as rows of a table, with its head. Whose they are is shown only where that differs. */
export function endpointRows(
  shown: readonly ShownEndpoint[],
  organizations: readonly Organization[],
): string[][] {
  const nameOf = new Map(organizations.map((one) => [one.organization_id, one.name]));
  const several = organizations.length > 1;
  return [
    ['ID', 'URL', ...(several ? ['ORGANIZATION'] : []), 'EVENTS', 'CONNECTIONS', 'YET TO BE SENT', 'STATE'],
    ...shown.map((one) => [
      one.id,
      one.url.length > 60 ? `${one.url.slice(0, 59)}…` : one.url,
      ...(several ? [nameOf.get(one.organization_id) ?? one.organization_id] : []),
      one.event_types === null ? 'all' : String(one.event_types.length),
      one.connection_ids === null ? 'all' : String(one.connection_ids.length),
      count(one.behind + one.waiting),
      state(one),
    ]),
  ];
}

/** Everything about one endpoint, except its secrets. */
export function describeEndpoint(screen: Screen, one: ShownEndpoint): void {
  screen.say(screen.bold(one.url));
  screen.say();
  screen.fact('endpoint', one.id);
  screen.fact('organization', one.organization_id);
  if (one.description !== '') screen.fact('for', one.description);
  screen.fact('events', one.event_types?.join(', ') ?? 'all');
  screen.fact('connections', one.connection_ids?.join(', ') ?? 'all');
  screen.fact('at most', `${counted(one.max_per_second, 'message')} a second`);
  screen.fact('created', instantText(one.created_at));
  const until = one.secrets.flatMap((secret) => secret.until ?? [])[0];
  screen.fact(
    'signed with',
    until === undefined
      ? 'one secret'
      : `${one.secrets.length} secrets; the older until ${instantText(until)}`,
  );
  screen.fact('yet to be sent', counted(one.behind, 'event'));
  screen.fact('to try again', counted(one.waiting, 'event'));
  screen.fact('state', one.enabled && !one.failing_since ? state(one) : screen.warning(state(one)));
  if (!one.enabled) screen.say(`Switch it on with: backhaul webhooks enable ${one.id}`);
  else if (one.failing_since)
    screen.say(`See why with: backhaul webhooks attempts ${one.id} --outcome failed`);
}

/** Attempts as rows of a table, with its head. */
export function attemptRows(attempts: readonly Attempt[]): string[][] {
  return [
    ['WHEN', 'EVENT', 'TYPE', 'ATTEMPT', 'OUTCOME', 'STATUS', 'MS', 'NEXT', 'WHY'],
    ...attempts.map((one) => [
      instantText(one.attempted_at),
      one.event_id,
      one.connection_id === null ? `${one.event_type} (test)` : one.event_type,
      String(one.number),
      one.outcome.replace('_', ' '),
      one.status === null ? '-' : String(one.status),
      count(one.duration_ms),
      one.next_attempt_at === null ? '-' : instantText(one.next_attempt_at),
      one.error ?? '',
    ]),
  ];
}

function state(one: Endpoint): string {
  if (!one.enabled) {
    const since = one.disabled_at ? ` since ${instantText(one.disabled_at)}` : '';
    return one.disabled_reason === 'failing' ? `off${since}: nothing arrived for days` : `off${since}`;
  }
  if (one.failing_since) return `failing since ${instantText(one.failing_since)}`;
  return one.paused_until ? `on, asked to wait until ${instantText(one.paused_until)}` : 'on';
}
