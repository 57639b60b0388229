import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { app, dashboard, NO_BROWSER } from './support/browser.ts';
import { programOf } from './support/program.ts';

/** Pages with what they ask for first, and what stands on them where there is nothing yet. */
const PAGES = [
  { address: '/connections', asks: '/connections', nothing: 'Nothing is connected yet' },
  { address: '/jobs', asks: '/on-demand-syncs', nothing: 'No on-demand sync yet' },
  { address: '/coverage', asks: '/coverage', nothing: 'There is nothing to show yet' },
  { address: '/webhooks', asks: '/webhooks/endpoints', nothing: 'Nobody is told of anything yet' },
  { address: '/webhooks?tab=events', asks: '/webhooks/events', nothing: 'Nothing has happened yet' },
  { address: '/magic-links', asks: '/magic-links', nothing: 'Nobody is invited' },
  { address: '/api-log', asks: '/api-logs', nothing: 'Nothing was asked yet' },
  { address: '/audit-log', asks: '/audit-log', nothing: 'Nothing was changed yet' },
  { address: '/keys', asks: '/api-keys', nothing: 'No key works' },
];
const NOTHING = { data: [], magic_links: [], next_token: null, total_count: 0 };
const REFUSAL = { code: 'internal', error: 'The disk of the database is full.' };

describe.skipIf(NO_BROWSER)('a page', () => {
  const world = dashboard();

  test('is loading, fails, is tried again, and says what to do where there is nothing', async () => {
    const problems = await Promise.all(PAGES.map(problemsOf));
    expect(problems.flat()).toEqual([]);
  });

  /** Goes through the states of a page. @returns what axe finds in them */
  async function problemsOf({ address, asks, nothing }: (typeof PAGES)[number]): Promise<string[]> {
    const { here, signedIn, expects } = world();
    const page = await signedIn({ role: 'owner' });
    expects(page, new RegExp(`${asks}(\\?|$)`));
    const problems: string[] = [];
    const look = async (state: string) => {
      const found = await axeProblems(page);
      problems.push(...found.map((one) => `${address}, ${state}: ${one}`));
    };
    let answer = Promise.withResolvers<{ status: number; json: object }>();
    await page.route(
      (url) => url.pathname === asks,
      async (route) => route.fulfill(await answer.promise).catch(() => {}),
    );
    await page.goto(app(here, address));
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('status', { name: 'Loading' }).waitFor();
    await look('loading');

    answer.resolve({ status: 500, json: REFUSAL });
    const alert = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
    await alert.getByText(REFUSAL.error).waitFor();
    await look('failed');

    answer = Promise.withResolvers();
    answer.resolve({ status: 200, json: NOTHING });
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: nothing }).waitFor();
    await look('nothing');
    return problems;
  }

  test('shows the same to whoever follows its address, in the own zone with UTC on hover', async () => {
    const { here, signedIn } = world();
    const { connectionId, create, reaches, firstSyncsDone } = programOf(here);
    await firstSyncsDone();
    await reaches((await create('get_orders', 100, 60)).id, 'completed');
    const page = await signedIn({ role: 'viewer' });
    await page.goto(app(here, `/connections/${connectionId}/coverage`));

    // By keyboard alone: to the lane, in it to the next gap, and closer.
    const lane = page.getByRole('listbox', { name: /^Orders/ });
    await lane.focus();
    await page.keyboard.press('g');
    await page.getByRole('heading', { name: 'Orders: gap' }).waitFor();
    await page.keyboard.press('+');
    await page.waitForURL(/from=/);
    const seen = await settled(page);

    await page.goto(page.url());
    await page.getByRole('heading', { name: 'Orders: gap' }).waitFor();
    await expect.poll(() => whatIsSeen(page)).toEqual(seen);

    await page.goto(app(here, '/connections'));
    const instant = page.getByRole('table').locator('time').first();
    await instant.hover();
    await page.getByRole('tooltip').filter({ hasText: / UTC$/ }).waitFor();
  });
});

/** What is seen once it is drawn: the address changes before the lane does, and pieces come in with an answer. */
async function settled(page: Page): Promise<unknown[]> {
  const looks: unknown[][] = [];
  await expect
    .poll(
      async () => {
        looks.push(await whatIsSeen(page));
        const last = looks.slice(-3);
        return last.length === 3 && last.every((look) => isDeepStrictEqual(look, last[0]));
      },
      { interval: 300 },
    )
    .toBe(true);
  return looks.at(-1)!;
}

/** The chosen stretch and the window, as a person reads them. */
async function whatIsSeen(page: Page): Promise<unknown[]> {
  const chosen = page.getByRole('region', { name: 'The chosen stretch' });
  const options = page.getByRole('listbox', { name: /^Orders/ }).getByRole('option');
  return [
    await chosen.locator('time').allTextContents(),
    await options.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    await options.evaluateAll((all) => all.map((one) => one.getAttribute('aria-selected'))),
  ];
}
