import { functionOf } from '../connectors/kit/registry.ts';
import {
  type BehindRow,
  behindAmong,
  patience,
  type ScheduleKey,
  walkSchedules,
} from '../store/queries/schedules-behind.ts';
import type { Engine } from '../sync/engine.ts';
import { isHeld } from '../sync/precedence.ts';
import type { Watch } from './look.ts';
import type { Condition } from './words.ts';

const PART = 1000;
/** Of one look; the next one, a minute later, goes on there. A hundred thousand schedules take two. */
const PARTS = 50;

/**
 * Schedules that are switched on and whose data is older than it should be. Paused and disabled ones were meant to
 * stand still. One that jobs hold is told of too, with that as the reason: its data is old all the same.
 */
export function watchSchedules(engine: Engine): Watch {
  const { pool, clock } = engine;
  const conditions = async (keys: readonly ScheduleKey[]) => {
    const now = clock.now();
    const rows = await behindAmong(pool, now, keys);
    return rows.map((row) => toCondition(engine, row, now)).filter(({ since }) => since < now);
  };
  return {
    kind: 'schedule_behind',
    everySeconds: 60,
    async stillOpen(alerts) {
      const keys = alerts.map(({ details }) => ({
        connection_id: String(details.connection_id),
        function_name: String(details.function_name),
      }));
      return new Set((await conditions(keys)).map(({ subject }) => subject));
    },
    async find({ place, quiet }, found) {
      // Nobody worked for a while, so all of them may be late: they are looked at once they had time to catch up.
      if (quiet) return null;
      let after = place as ScheduleKey | null;
      for (let part = 0; part < PARTS; part++) {
        const { late, last } = await walkSchedules(pool, clock.now(), after, PART);
        await found(await conditions(late));
        after = last;
        if (!last) return null;
      }
      return after;
    },
  };
}

function toCondition(engine: Engine, row: BehindRow, now: Date): Condition {
  const { connection_id, function_name, integration_name, organization_id, position } = row;
  const connector = engine.connectors.find(row.integration_type, integration_name);
  const lagMs = (connector && functionOf(connector, function_name)?.lagMs) ?? 0;
  const from = position ?? row.idle_from ?? now;
  const allowedMs = position ? patience(row.frequency_seconds) * 1000 + lagMs : 0;
  return {
    subject: `${connection_id}/${function_name}`,
    since: new Date(from.getTime() + allowedMs),
    details: {
      connection_id,
      function_name,
      integration_name,
      organization_id,
      reason: reasonOf(engine, row, now),
      latest_data: position?.toISOString() ?? null,
      sync_frequency: row.frequency_seconds,
    },
  };
}

/** What stops it comes before what merely slows it. */
function reasonOf(engine: Engine, row: BehindRow, now: Date): string {
  if (row.error_code) return row.error_code;
  const schedule = { functionName: row.function_name, position: row.position };
  // Jobs hold schedules, but no first sync.
  if (row.position && isHeld(schedule, row.open_job_functions, engine.settings, now)) return 'held_by_job';
  return row.failure_code ?? (row.is_read ? 'too_slow' : 'not_worked_on');
}
