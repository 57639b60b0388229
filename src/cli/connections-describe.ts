import type { ConnectionAnswer } from '../api/connection-schema.ts';
import type { Organization } from './organizations.ts';
import type { Screen } from './screen.ts';
import { tableLines } from './table.ts';
import { instantText, span } from './words.ts';

/** A connection as the API shows it, and whose it is. */
type Shown = ConnectionAnswer & { organization_id: string };

const HEALTH: Readonly<Record<Shown['health'], string>> = {
  ok: 'ok',
  warn: 'warn: some functions get no data',
  error: 'error: nothing can be read',
};

/** Connections as rows of a table, with its head. Whose they are is shown only where that differs. */
export function listRows(shown: readonly Shown[], organizations: readonly Organization[]): string[][] {
  const nameOf = new Map(organizations.map((one) => [one.organization_id, one.name]));
  const several = organizations.length > 1;
  return [
    [
      'ID',
      'TYPE',
      'INTEGRATION',
      ...(several ? ['ORGANIZATION'] : []),
      'CUSTOMER',
      'CREATED',
      'LATEST SYNC',
      'STATE',
    ],
    ...shown.map((one) => [
      one.connection_id,
      one.integration_type,
      one.integration_name,
      ...(several ? [nameOf.get(one.organization_id) ?? one.organization_id] : []),
      one.customer_id ?? '-',
      one.created_at.slice(0, 10),
      one.latest_sync ? instantText(one.latest_sync) : 'never',
      state(one),
    ]),
  ];
}

/** Everything about one connection, except its secrets. */
export function describeConnection(screen: Screen, one: Shown): void {
  screen.say(
    screen.bold(`${one.integration_display_name} (${one.integration_type}/${one.integration_name})`),
  );
  screen.say();
  screen.fact('connection', one.connection_id);
  screen.fact('organization', one.organization_id);
  if (one.customer_id !== null) screen.fact('customer', one.customer_id);
  for (const [name, value] of Object.entries(one.me ?? {})) screen.fact(name, value);
  screen.fact('created', instantText(one.created_at));
  screen.fact(
    'token used',
    one.last_used ? `${instantText(one.last_used)}, ${one.times_used} times` : 'never',
  );
  screen.fact('state', state(one));
  screen.fact('health', HEALTH[one.health]);
  for (const error of one.errors ?? []) {
    const since = error.first_seen ? ` (since ${instantText(error.first_seen)})` : '';
    screen.say(screen.warning(`  ${error.error_message}${since}`));
  }
  screen.say();
  describeSchedules(screen, one);
}

/** The schedules of a connection, a line each. */
export function describeSchedules(screen: Screen, one: Pick<Shown, 'sync_schedules'>): void {
  const rows = one.sync_schedules.map((schedule) => [
    schedule.function_name,
    scheduleState(schedule),
    schedule.held_by_job ? 'yes' : 'no',
    `every ${span(schedule.sync_frequency * 1000)}`,
    schedule.latest_data ? instantText(schedule.latest_data) : '-',
  ]);
  for (const line of tableLines([
    ['FUNCTION', 'STATE', 'HELD BY A JOB', 'SYNCED', 'COMPLETE UP TO'],
    ...rows,
  ]))
    screen.say(line);
}

function scheduleState({ disabled, paused, sync_status: status }: Shown['sync_schedules'][number]): string {
  if (disabled) return 'disabled';
  const word = status.replaceAll('_', ' ');
  if (!paused) return word;
  return status === 'disabled' ? 'paused' : `paused, ${word}`;
}

function state({ errors, historical_sync_completed: initial }: Shown): string {
  const failing = errors?.length ?? 0;
  if (failing > 0) return failing === 1 ? '1 error' : `${failing} errors`;
  return Object.values(initial ?? {}).every(Boolean) ? 'in sync' : 'first sync';
}
