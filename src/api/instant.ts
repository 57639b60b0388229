import Type from 'typebox';
import { IsDateTime } from 'typebox/format';

// Years are bounded because beyond them somebody has mixed up units, and a leap second has no place in a Date.
const SHAPE =
  '^(19[7-9]\\d|2\\d{3})-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$';
const shape = new RegExp(SHAPE);

/** What an instant must look like, for people. */
export const INSTANT_WORDS =
  'must be an instant such as 2025-12-01T00:00:00Z: ISO 8601 with Z or an offset, from 1970 on.';

/** An instant in a request: ISO 8601 with an offset or `Z`. */
export const instantField = (description: string) =>
  Type.String({ description, format: 'date-time', pattern: SHAPE });

/** The instant a text names; null when it names none, a day that does not exist included. */
export function readInstant(text: string): Date | null {
  return shape.test(text) && IsDateTime(text) ? new Date(text) : null;
}
