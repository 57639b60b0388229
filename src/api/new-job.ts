import Type from 'typebox';
import { oneOf } from '../model/fields.ts';
import { instantField } from './instant.ts';

/** The body of a request for a job. */
export const newJob = Type.Object(
  {
    start_time: instantField('Start of the window, included'),
    end_time: instantField('End of the window, not included; one in the future is taken as now'),
    function_name: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'What to read, such as get_orders',
    }),
    events: Type.Optional(
      oneOf(
        ['send', 'silent'] as const,
        'Whether records that are new or changed make events; `silent`: only the end of the job does. `send` unless told',
      ),
    ),
  },
  { additionalProperties: false },
);

/** The header by which a request for a job can be repeated. */
export const keyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description:
        'Any text of the caller. The same request under the same key within 24 hours is answered as before, with ' +
        'the header `Idempotent-Replayed: true`, and creates nothing',
    }),
  ),
});

/** The address of a job. */
export const jobId = Type.Object({ sync_job_id: Type.String({ description: 'Id of the job' }) });
