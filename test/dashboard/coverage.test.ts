import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { app, dashboard, NO_BROWSER } from './support/browser.ts';
import { programOf } from './support/program.ts';

describe.skipIf(NO_BROWSER)('coverage', () => {
  const world = dashboard();

  test('a gap is filled in at most five clicks from Home, and is seen to be gone', async () => {
    const { here, signedIn } = world();
    const { connectionId, create, reaches, firstSyncsDone } = programOf(here);
    await firstSyncsDone();
    const earlier = await create('get_orders', 100, 60);
    await reaches(earlier.id, 'completed');
    const page = await signedIn({ role: 'operator' });
    const clicks = await countClicks(page);

    await page.getByRole('region', { name: 'History held' }).getByRole('link', { name: '1 gap' }).click();
    const chosen = page.getByRole('region', { name: 'The chosen stretch' });
    await chosen.getByRole('heading', { name: 'Orders: gap' }).waitFor();
    await chosen.getByText(/request/).waitFor();
    await chosen.getByRole('button', { name: 'Fill this gap' }).click();
    await chosen.getByRole('link', { name: 'Watch it' }).waitFor();
    const filled = await clicks();

    const lane = page.getByRole('listbox', { name: /^Orders/ });
    await page.getByRole('listbox', { name: /^Orders, .*: no gaps$/ }).waitFor();
    expect(await lane.getByRole('option', { name: /gap/i }).count()).toBe(0);
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('region', { name: 'History held' }).getByRole('link', { name: '1 gap' }).waitFor({
      state: 'detached',
    });
    expect(filled).toBeLessThanOrEqual(5);
    const { gaps } = await here
      .rows('SELECT count(*)::int AS gaps FROM run WHERE connection_id = $1 AND kind = $2', [
        connectionId,
        'on_demand',
      ])
      .then(([row]) => row as { gaps: number });
    expect(gaps).toBe(2);
  });

  test('of a record leads to the one run that read it', async () => {
    const { here, signedIn } = world();
    const { connectionId, firstSyncsDone, get } = programOf(here);
    await firstSyncsDone();
    const { data: orders } = await get<{ data: { id: string }[] }>('/wms/orders?limit=1');
    const page = await signedIn({ role: 'viewer' });
    await page.goto(app(here, `/connections/${connectionId}/records/order/${orders[0]!.id}`));
    await page.getByRole('link', { name: 'the run that read it' }).click();
    await page.waitForURL(/run_id=/);
    const { searchParams } = new URL(page.url());
    await page.getByText(`Run ${searchParams.get('run_id')}`).waitFor();
    const rows = page.getByRole('table').getByRole('row', { name: /Orders/ });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Show all runs' }).click();
    await rows.nth(1).waitFor();
  });

  test('calls nobody back who goes on while a gesture comes to rest', async () => {
    const { here, signedIn } = world();
    const { connectionId } = programOf(here);
    const page = await signedIn({ role: 'operator' });
    await page.clock.install();
    await page.goto(app(here, `/connections/${connectionId}/coverage`));
    await page.getByRole('listbox', { name: /^Orders/ }).waitFor();
    const held = Promise.withResolvers<Route>();
    await page.route(/\/assets\/new-job-page-.*\.js$/, held.resolve);
    await page.evaluate(`
      const lane = document.querySelector('[role="listbox"]');
      lane.dispatchEvent(new WheelEvent('wheel', { deltaY: -300, bubbles: true, cancelable: true }));
      document.querySelector('a[href$="/sync"]').click();
    `);
    const nextPage = await held.promise;
    await page.clock.fastForward(1000);
    await nextPage.continue();
    await page.getByRole('heading', { level: 1, name: 'New on-demand sync' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });
});

/** Counts what the browser counts as a click. @returns how many there have been */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(
    'clicks = 0; addEventListener("click", (event) => { clicks += event.isTrusted; }, true)',
  );
  return () => page.evaluate<number>('clicks');
}
