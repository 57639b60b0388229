import { functionLabel } from '../words/functions.ts';

/** Up to three schedules by name, more by their number: "the scheduled syncs (orders, returns)". */
export function scheduledSyncs(functions: string[]): string {
  if (functions.length > 3) return `the ${functions.length} scheduled syncs`;
  return `the scheduled syncs (${functions.map((name) => functionLabel(name).toLowerCase()).join(', ')})`;
}
