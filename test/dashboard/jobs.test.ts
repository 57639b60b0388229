import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { until } from '../cli/processes.ts';
import { app, dashboard, NO_BROWSER } from './support/browser.ts';
import { lineTo } from './support/line.ts';
import { figure, shareRead, staysOne } from './support/look.ts';
import { programOf } from './support/program.ts';

const SLOW = { latency_ms: 700 };
const QUICK = { latency_ms: 0 };
/** How often a page asks where nothing comes by itself. */
const ASKED_EVERY_MS = 2000;

describe.skipIf(NO_BROWSER)('an on-demand sync', () => {
  const world = dashboard();
  beforeAll(() => programOf(world().here).firstSyncsDone(), 240_000);

  test('is created, watched live, and completes', async () => {
    const { here, signedIn } = world();
    const account = here.account('wms');
    const { connectionId, job } = programOf(here);
    const page = await signedIn({ role: 'operator' });
    const stayed = await staysOne(page);
    await page.getByRole('link', { name: 'Connections', exact: true }).click();
    await page.locator(`a[href$="/connections/${connectionId}"]`).click();
    await page.getByRole('link', { name: 'Sync a window' }).click();
    await page.getByRole('radio', { name: /^Orders/ }).click();
    await page.getByRole('button', { name: 'Last 90 days' }).click();
    const takes = page.getByRole('region', { name: 'What it takes' });
    await takes.getByRole('row', { name: /^Requests/ }).waitFor();
    account.setKnobs(SLOW);
    await takes.getByRole('button', { name: 'Start the sync' }).click();

    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await page.getByText('open', { exact: true }).waitFor();
    const seen = new Set<number>();
    await until(async () => {
      seen.add(await shareRead(page));
      return [...seen].filter((share) => share > 0 && share < 100).length >= 2;
    });
    expect(await figure(page, 'New')).toBeGreaterThan(0);
    account.setKnobs(QUICK);
    await page.getByText('completed', { exact: true }).waitFor();
    expect(await shareRead(page)).toBe(100);
    const { report } = await job(page.url().split('/').at(-1)!);
    expect(await figure(page, 'New')).toBe(report.records_new);
    expect(await figure(page, 'Unchanged')).toBe(report.records_unchanged);
    expect(report.records_new).toBeGreaterThan(1000);
    await stayed();
  });

  test('is cancelled, which says what follows, and writes nothing more', async () => {
    const { here, signedIn } = world();
    const account = here.account('wms');
    const { connectionId, create, job, reaches } = programOf(here);
    account.setKnobs(SLOW);
    const { id } = await create('get_orders', 360, 100);
    const page = await signedIn({ role: 'operator' });
    await page.goto(app(here, `/connections/${connectionId}/jobs/${id}`));
    await until(async () => (await figure(page, 'New')) > 0);
    await page.getByRole('button', { name: 'Cancel this job' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this job?' });
    await dialog.getByText('From then on nothing more of it is written, and it cannot be resumed.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel the job' }).click();
    await page.getByText('cancelled', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /resume/i }).count()).toBe(0);

    const events = () =>
      here.rows("SELECT count(*)::int AS n FROM event WHERE run_id = $1 AND resource = 'order'", [id]);
    const [written, told] = [(await job(id)).report, await events()];
    account.setKnobs(QUICK);
    // Whatever was still on its way has come in once another job has been read to its end.
    const later = await create('get_orders', 380, 360);
    await reaches(later.id, 'completed');
    expect((await job(id)).report).toEqual(written);
    expect(await events()).toEqual(told);
    expect(await figure(page, 'New')).toBe(written.records_new);
  });

  test('holds a schedule, which is seen, and which goes on when it has ended', async () => {
    const { here, signedIn } = world();
    const account = here.account('wms');
    const { connectionId, create, reaches } = programOf(here);
    account.setKnobs(SLOW);
    const { id } = await create('get_orders', 700, 500);
    await here.rows("UPDATE schedule SET next_due_at = now() WHERE function_name = 'get_orders'");
    const page = await signedIn({ role: 'viewer' });
    await page.goto(app(here, `/connections/${connectionId}/schedules`));
    const row = page.getByRole('row', { name: /get_orders/ });
    await row.getByText('held', { exact: true }).waitFor();
    await row.getByText('as soon as it has its turn').waitFor();
    const held = await scheduledRuns();
    const link = row.getByRole('link', { name: 'by a job' });
    expect(await link.getAttribute('href')).toBe(`/app/connections/${connectionId}/jobs/${id}`);

    account.setKnobs(QUICK);
    await reaches(id, 'completed');
    await row.getByText('on', { exact: true }).waitFor();
    await until(async () => (await row.getByText('as soon as it has its turn').count()) === 0);
    expect(await scheduledRuns()).toBe(held + 1);

    async function scheduledRuns() {
      const [{ n }] = await here.rows(
        `SELECT count(*)::int AS n FROM run
         WHERE connection_id = $1 AND kind = 'scheduled' AND function_name = 'get_orders'`,
        [connectionId],
      );
      return n as number;
    }
  });

  test('that is stuck says why, and is resumed once that is mended', async () => {
    const { here, signedIn } = world();
    const account = here.account('wms');
    const { create } = programOf(here);
    account.setKnobs({ forbidden: ['get_returns'] });
    await create('get_returns', 200, 100);
    const page = await signedIn({ role: 'operator' });
    const attention = page.getByRole('region', { name: 'Needs attention' });
    await attention.getByText(/^Stuck: .*permission is missing/).waitFor();
    await page.getByRole('link', { name: '1 stuck job' }).first().click();
    await page.getByRole('table').getByRole('link', { name: 'Returns', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'It is stuck' });
    await alert.getByText(/may not read this at the vendor/).waitFor();
    account.setKnobs({ forbidden: [] });
    await alert.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('completed', { exact: true }).waitFor();
    expect(await alert.count()).toBe(0);
    expect(await figure(page, 'New')).toBeGreaterThan(0);
  });

  test('is shown as it is as soon as the network is there again', async () => {
    const { here, signedIn, expects } = world();
    const account = here.account('wms');
    const { connectionId, create, reaches } = programOf(here);
    account.setKnobs(SLOW);
    const { id } = await create('get_orders', 850, 720);
    const line = await lineTo(here.url);
    onTestFinished(line.close);
    const page = await signedIn({ role: 'viewer' });
    expects(page, /./); // whatever is asked without a network fails
    await page.clock.install();
    await page.goto(`${line.url}/app/connections/${connectionId}/jobs/${id}`);
    await until(async () => (await shareRead(page)) > 0);
    await page.context().setOffline(true);
    line.cut();
    account.setKnobs(QUICK);
    await reaches(id, 'completed');
    expect(await page.getByText('open', { exact: true }).count()).toBe(1);
    // The page's own clock hardly goes on from here: what comes does not come by asking every few seconds.
    const from = await page.evaluate(() => Date.now() + 1000);
    await page.clock.pauseAt(from);
    line.mend();
    await page.context().setOffline(false);
    await until(async () => {
      await page.clock.runFor(10);
      return (await page.getByText('completed', { exact: true }).count()) === 1;
    });
    expect((await page.evaluate(() => Date.now())) - from).toBeLessThan(ASKED_EVERY_MS);
    expect(await shareRead(page)).toBe(100);
  });
});
