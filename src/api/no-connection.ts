import { BackhaulError } from '../model/index.ts';

export const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** The refusal for an id that names no connection of the caller. */
export function noConnection(id: string): BackhaulError {
  return new BackhaulError('not_found', `There is no connection ${id.slice(0, 64)}.`, { id });
}
