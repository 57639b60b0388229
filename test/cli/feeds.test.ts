import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, sharedInstallation } from './served.ts';

const shared = sharedInstallation();

test('a profile is shown, changed and tried on a file', async () => {
  const here = shared();
  const file = (name: string, text: string) => {
    const path = join(here.dataDir, name);
    writeFileSync(path, text);
    return path;
  };
  await run(['connections', 'create', 'feed', '--credential', 'source_type=upload'], here.env);
  const shown = await run(['feeds', 'profile', 'show', 'feed'], here.env);
  const profile = JSON.parse(shown.out);
  profile.documents[0].codes.SENT = 'fulfilled';

  const header =
    'order_number,reference,status,ship_date,carrier,service,tracking_number,sku,ordered_qty,shipped_qty';
  const sent = file(
    'orders.csv',
    `${header}\nSO-1,,SENT,2026-03-06,,,,TEA,1,1\nSO-2,,SENT,2026-03-06,,,,TEA,1,x\n`,
  );
  const own = file('profile.json', JSON.stringify(profile));
  const tried = await run(['feeds', 'try', 'feed', sent, '--profile', own], here.env);
  expect(tried.code).toBe(1);
  expect(tried.out).toMatch(/^get_orders +SO-1 +fulfilled +2026-03-06T00:00:00Z$/m);
  expect(tried.out).toContain(
    'Put aside (get_orders): orders.csv, line 3: shipped_qty is "x", which is no number',
  );

  const set = await run(['feeds', 'profile', 'set', 'feed', own, '--json'], here.env);
  expect(JSON.parse(set.out)).toEqual({ profile, preset: false, revision: 1 });
  const wrong = await run(
    ['feeds', 'profile', 'set', 'feed', file('wrong.json', '{"format":"csv"}')],
    here.env,
  );
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('profile.time_zone: is missing.');
});
