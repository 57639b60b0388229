import Type from 'typebox';
import { dateTime, flag, integer, list, nullable, object, oneOf, text } from '../model/fields.ts';

/** A stretch of time. */
export const stretchSchema = object(
  { start: dateTime('Included'), end: dateTime('Not included') },
  'A stretch of time',
);

const readingFields = {
  as_of: dateTime(
    'When the source stood so. Where several readings were joined: the oldest of their instants',
  ),
  last_as_of: dateTime('The newest of their instants; of one reading the same as `as_of`'),
  run_id: text('The run that read it; the newest of several'),
  kind: oneOf(['initial', 'scheduled', 'manual', 'on_demand'] as const, 'What kind of run that was'),
  mapper_version: integer('By which version of the mapper it was brought into our shape'),
  older_mapper: flag('That version is older than today’s, so that reading it again may give more'),
};

/** A reading of a whole: a snapshot. */
const snapshotSchema = object(readingFields, 'The newest complete reading');

/** A range that was read. */
export const coveredSchema = object(
  { start: dateTime('Included'), end: dateTime('Not included'), ...readingFields },
  'A range that was read',
);

/** What was read of one function. */
const functionCoverage = object(
  {
    function_name: text('What was read, such as get_orders'),
    basis: text('Which date of a record the ranges are of; `none`: a snapshot, read whole'),
    mapper_version: nullable(
      integer('Today’s; null where this version no longer reads the function, or by another date'),
    ),
    looked_at: nullable(stretchSchema, {
      description:
        'What this answer speaks of: as asked, or from the oldest that was read; up to now less what the source may still add. Null where that is nothing',
    }),
    covered: list(
      coveredSchema,
      'What was read: every record whose date, as the source stood then, lay in the range. The newest reading of a range counts',
    ),
    gaps: nullable(list(stretchSchema, 'What was not read and can be'), {
      description: 'What was not read and can be; null where that cannot be filled by a window',
    }),
    unavailable: list(stretchSchema, 'What was not read, and is no longer kept, by the source or here'),
    snapshot: nullable(snapshotSchema),
    oldest_data: nullable(
      dateTime('Oldest date, of the basis, of a stored record; null where that cannot be told cheaply'),
    ),
    newest_data: nullable(dateTime('The newest')),
    latest_data: nullable(dateTime('Up to where its schedule has read without a gap')),
    next_end_time: nullable(
      dateTime('Given as `end_time` it shows what lies before; null where nothing was left out'),
    ),
  },
  'What was read of one function',
);

/** The answer of GET /connections/coverage. */
export const coverageAnswer = Type.Object({ data: Type.Array(functionCoverage) });
