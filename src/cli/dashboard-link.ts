import type { Pool } from 'pg';
import { firstOwner } from '../users/first-owner.ts';
import { dashboardAddress, linkAddress } from '../users/links.ts';
import { linkUser } from '../users/users.ts';
import { listOrganizations } from './organizations.ts';
import type { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

/**
 * Prints where the dashboard is. Until somebody has signed in to the first organization it is the link that does it, a
 * new one each time: one that was lost, or made by a start that was killed before it was shown, closes no door. A part
 * of something larger prints none, for its output is a log.
 *
 * @param url where the API is reached from this machine
 */
export async function showDashboard(
  pool: Pool,
  settings: Settings,
  screen: Screen,
  url: string,
): Promise<void> {
  const address = settings.publicUrl ?? url;
  const [first] = await listOrganizations(pool);
  const owner = first && (await firstOwner(pool, first.organization_id));
  if (owner && settings.workerSlots > 0) {
    const { token } = await linkUser(pool, owner.organization_id, owner.user_id);
    return screen.fact('dashboard', `${linkAddress(address, token)}   works once`);
  }
  const command = `"backhaul users link ${owner?.email ?? '<email>'}"`;
  screen.fact('dashboard', `${dashboardAddress(address)}   ${command} makes a link to sign in`);
}
