import type { Sealer } from '../../store/seal.ts';
import { invalid } from '../validation.ts';

/**
 * Page tokens: where a list goes on, sealed under the installation's key and bound to whose list it is. One that
 * was made up, altered or belongs to another list opens nothing. Promise 13.
 *
 * @param owner the connection (or organization) whose list it is
 * @param list what is listed: a resource, or a kind of thing
 */
export function sealPageToken(sealer: Sealer, owner: string, list: string, place: string): string {
  return sealer.seal(`page-token:${owner}:${list}`, place);
}

/** @throws BackhaulError invalid, naming `page_token` */
export function openPageToken(sealer: Sealer, owner: string, list: string, token: string): string {
  try {
    return sealer.open(`page-token:${owner}:${list}`, token);
  } catch {
    throw invalid('query', new Map([['page_token', ['is not a next_token of this list.']]]));
  }
}
