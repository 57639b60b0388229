import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askList } from './client.ts';
import type { Part } from './values.ts';
import { type Place, step } from './walk.ts';

/** A page of the tenant's customers. @throws Retryable when their list is never whole */
export async function customersAt(ctx: Context, place: Place): Promise<{ rows: Part[]; next: Place | null }> {
  const walked = step(place, await askList(ctx, 'customers', place.page));
  if (walked === 'unsteady')
    throw new Retryable('The customers at Carton Cloud could not be listed to their end.');
  return walked;
}
