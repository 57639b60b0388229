import { type QuotaView, viewQuota } from '../sync/quota-view.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withEngine } from './with-engine.ts';
import { count, counted, instantText } from './words.ts';

/** `quota <connection>`. */
export function showQuota(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, name);
    const view = await viewQuota(engine, connection);
    if (!view)
      throw new Refusal(
        `This version of Backhaul has no integration ${connection.integration_name}, so it knows no limit of it.`,
      );
    if (json) printJson(view);
    else describe(new Screen(), view);
    return EXIT.ok;
  });
}

function describe(screen: Screen, { declared, limit, left, reserve, connections, paused }: QuotaView): void {
  const lowered = limit.burst < declared.burst || limit.per_second < declared.per_second;
  screen.fact(
    'limit',
    `${words(limit)}${lowered ? `, as the source says; declared: ${words(declared)}` : ''}`,
  );
  screen.fact('left now', left < 0 ? `none, and ${count(-left)} owed` : count(Math.floor(left)));
  screen.fact('shared by', counted(connections, 'connection'));
  screen.fact('for schedules', reserve > 0 ? count(reserve) : 'nothing is kept back');
  screen.fact('paused', paused ? `until ${instantText(paused.until)}: ${paused.reason}` : 'no');
}

function words({ burst, per_second }: QuotaView['limit']): string {
  return `${count(burst)} at once, ${Number(per_second.toFixed(2))} more each second`;
}
