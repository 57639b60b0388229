import type { Row } from '../row.ts';
import { openInstallation } from '../support/installation.ts';
import { ratioText, readable } from '../support/numbers.ts';

const QUOTA = { burst: 20, perSecond: 20 };
const PAGE = 20;

/** One backfill alone on its account; no schedule shares it, so nothing is held in reserve. */
export const quotaShare: Row = {
  name: 'quota-share',
  what: "share of an account's quota used by one backfill, less the reserve",
  target: '≥ 0.98, no 429',
  async measure(bench) {
    const seconds = bench.quick ? 10 : 40;
    const orders = (QUOTA.burst + QUOTA.perSecond * seconds) * PAGE;
    const world = await openInstallation(bench, QUOTA);
    try {
      await world.worker();
      const connection = await world.connect({ orders, pageSize: PAGE });
      // The source counts what it lets in; one request of slack, since two requests may arrive closer than they were sent.
      await world.source.account(connection.key, { perSecond: QUOTA.perSecond, burst: QUOTA.burst + 1 });
      const run = await world.ended(connection, await world.job(connection));
      const seen = await world.source.seen(connection.key);
      const elapsed = (seen.lastAt! - seen.firstAt!) / 1000;
      const allowed = QUOTA.burst + QUOTA.perSecond * elapsed;
      const ratio = seen.requests / allowed;
      return {
        ours: `${readable(seen.requests)} requests in ${readable(elapsed)} s, ${seen.refused} refused`,
        limit: `${readable(allowed)} requests`,
        ratio,
        met: Number(ratioText(ratio)) >= 0.98 && seen.refused === 0,
        notes: [],
        detail: { quota: QUOTA, pages: run.pages, ...seen },
      };
    } finally {
      await world.close();
    }
  },
};
