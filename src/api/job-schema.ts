import Type, { type Static, type TSchema } from 'typebox';
import { dateTime, flag, integer, nullable, oneOf, text } from '../model/fields.ts';
import { WAITS } from '../sync/waiting.ts';

/** The states of a sync job. */
export const JOB_STATUSES = ['open', 'completed', 'cancelled', 'stuck'] as const;

/** What a job is for. */
export const PURPOSES = ['read', 'verify', 'repair', 'remap'] as const;

const closed = <P extends Record<string, TSchema>>(fields: P, description: string) =>
  Type.Object(fields, { description, additionalProperties: false });

const trouble = closed({ code: text('For programs'), message: text('For people') }, 'What went wrong');
const stretch = closed({ start: dateTime('Included'), end: dateTime('Not included') }, 'A stretch of time');

const progress = closed(
  {
    share_of_window: Type.Number({
      description:
        'How much of the window is read, or known to be unavailable, from 0 to 1, as far as can be told. It never falls, ' +
        'and is 1 only once the job is completed',
    }),
    slices_done: integer('Parts of the window that are read'),
    slices_total: integer('Parts the window is read in'),
    pages: integer('Pages stored'),
    requests: integer('Requests made to the source'),
    waiting: nullable(
      closed(
        {
          for: oneOf(
            WAITS,
            '`pause`: the source asked for it; `retry`: the last attempt failed; `source`: it prepares what was asked for; `quota`: the account has used up what it ' +
              'may ask; `turn`: another job of the same function goes first; `worker`: none is there, or none is free',
          ),
          until: nullable(dateTime('When it goes on; null where nobody can tell')),
          reason: text('Why it waits, for people'),
          sync_job_id: nullable(text('The job that goes first; null for other waits')),
        },
        'What it waits for; null while it is worked on',
      ),
    ),
    estimated_end: nullable(
      dateTime(
        'When it may be done, at its pace so far and no faster than the quota allows; null where nothing can be told',
      ),
    ),
  },
  'How far it is',
);

const verification = closed(
  {
    records_compared: integer('Records of the window that the source has shown'),
    equal: integer('Of these: stored just so'),
    missing: integer('Of these: not stored'),
    differing: integer('Of these: stored otherwise'),
    unexpected: integer('Records of the window that are stored, and that the source did not show'),
    newer: integer('Of those compared: stored in a newer state than the source showed'),
    not_yet_read: integer(
      'Of those compared: changed at the source after it was last read, so that the next sync brings them',
    ),
    quarantined: integer('Records that cannot be brought into our shape, and are put aside'),
    verdict: nullable(
      oneOf(['equal', 'different'] as const, 'equal: nothing is missing, differs or is unexpected'),
      {
        description: 'Null before the job is completed',
      },
    ),
  },
  'What a verify found; null for other jobs',
);

const report = closed(
  {
    records_new: integer('Records stored for the first time'),
    records_changed: integer('Records that had changed'),
    records_unchanged: integer('Records that were stored already, just so'),
    records_outdated: integer('Records of which a newer state was stored already'),
    records_quarantined: integer('Records that could not be brought into our shape and were put aside'),
    unavailable: Type.Array(stretch, {
      description: 'What was not read because it is no longer kept, by the source or here',
    }),
    verification: nullable(verification),
    remap: nullable(
      closed(
        { records_without_raw: integer('Records passed over, since their raw payloads are no longer kept') },
        'What a remap could not map anew; null for other jobs',
      ),
    ),
  },
  'What it brought, so far or in all',
);

/** A sync job: the documented fields, then ours. */
export const jobSchema = Type.Object(
  {
    id: text('Id of the job'),
    sync_job_id: text('The same id'),
    connection_id: text('The connection it reads'),
    function_name: text('What it reads, such as get_orders'),
    status: oneOf(JOB_STATUSES, 'open while queued or running; stuck when only a person can help'),
    requested_start_time: nullable(dateTime('As asked')),
    requested_end_time: nullable(dateTime('As asked')),
    created_at: dateTime('When it was asked for'),
    started_at: nullable(dateTime('When its first request to the source began')),
    finished_at: nullable(dateTime('When it was completed, cancelled or became stuck')),
    window_basis: text('Which date of a record the window is compared with at this source'),
    effective_end_time: nullable(dateTime('Up to where the result may be relied on')),
    events: oneOf(['send', 'silent'] as const, 'silent: its records make no events, only its end does'),
    purpose: oneOf(
      PURPOSES,
      'read: the usual; verify: compares and changes nothing; repair: reads again what a verify found; ' +
        'remap: maps stored raw payloads anew',
    ),
    only_gaps: flag('It reads only what of its window had not been read; its progress counts only that'),
    progress,
    report,
    error: nullable(trouble),
  },
  { $id: 'SyncJob', title: 'SyncJob', description: 'An on-demand sync', additionalProperties: false },
);

/** The schema above by its name, for answers. */
export const syncJob = Type.Unsafe<Static<typeof jobSchema>>({ $ref: 'SyncJob#' });
