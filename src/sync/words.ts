/** The states of a run and who may move it. docs/architecture.md draws this table; a test compares them. */

export type RunKind = 'initial' | 'scheduled' | 'manual' | 'on_demand';
export type RunStatus = 'open' | 'completed' | 'cancelled' | 'stuck';

/**
 * What a run is for. `read`: the usual; `verify`: reads and compares, and writes down only what it found; `repair`: a
 * read that compares with what is really stored instead of its hash; `remap`: maps stored raw payloads anew instead of
 * asking the source.
 */
export type Purpose = 'read' | 'verify' | 'repair' | 'remap';

/** Whether what a run reads at the source is stored, so that it can state coverage. */
export function storesReadings(purpose: Purpose): boolean {
  return purpose === 'read' || purpose === 'repair';
}

/** What may happen to a run. */
export type RunMove = 'finish' | 'cancel' | 'give_up' | 'resume';

/** An id of ours, as it may be typed. */
export const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** From, move, to. A move that is not listed is refused and changes nothing. */
export const TRANSITIONS: readonly (readonly [RunStatus, RunMove, RunStatus])[] = [
  ['open', 'finish', 'completed'],
  ['open', 'cancel', 'cancelled'],
  ['open', 'give_up', 'stuck'],
  ['stuck', 'resume', 'open'],
];

/** The state a move leads to; null when the move is not allowed from there. */
export function afterMove(from: RunStatus, move: RunMove): RunStatus | null {
  return TRANSITIONS.find(([start, name]) => start === from && name === move)?.[2] ?? null;
}

/** Why a job could not go on, as the API and the docs name it. */
export type StuckCode =
  | 'credentials_refused'
  | 'permission_missing'
  | 'source_refused'
  | 'result_cap'
  | 'history_unavailable'
  | 'function_disabled'
  | 'no_progress';
