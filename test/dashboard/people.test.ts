import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { app, dashboard, invitationFor, NO_BROWSER } from './support/browser.ts';
import { pagesOf, type Something, somethingOfEverything, walkTo } from './support/pages.ts';

/** Words of buttons that change something. Those that open, show, narrow or move what is shown are none. */
const CHANGES =
  /\b(sync|pause|cancel|resume|fill|make|create|new|invite|delete|revoke|remove|save|enter|retry|replay|send|enable|disable|switch|verify|repair|rotate|edit|change|start|go on)\b/i;

describe.skipIf(NO_BROWSER)('people', () => {
  const world = dashboard();
  let something: Something;
  beforeAll(async () => {
    something = await somethingOfEverything(world().here);
  }, 240_000);

  test('a viewer sees everything but no way to change it, and the API refuses', async () => {
    const { signedIn, expects } = world();
    const page = await signedIn({ role: 'viewer' });
    for (const shown of pagesOf(something)) {
      await walkTo(page, shown);
      expect(await waysToChange(page), shown.name).toEqual([]);
    }
    await page.getByText('Only owners of your organization see its users').waitFor();
    expects(page, /on-demand-syncs$/);
    const refusal = await asked(page, 'POST', '/connections/on-demand-syncs', something.connectionId, {
      function_name: 'get_orders',
      start_time: '2025-01-01T00:00:00Z',
      end_time: '2025-01-02T00:00:00Z',
    });
    expect(refusal).toMatchObject({ status: 403, code: 'read_only' });
  });

  test('an operator acts, and has neither users nor keys', async () => {
    const { here, signedIn, expects } = world();
    const page = await signedIn({ role: 'operator' });
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Integrations' }).waitFor();
    expect(await pages.getByRole('link', { name: /Users|API keys/ }).count()).toBe(0);
    await page.goto(app(here, `/connections/${something.connectionId}/schedules`));
    const schedule = page.getByRole('switch', { name: 'Schedule of products' });
    await schedule.press('Space');
    await page
      .getByRole('row', { name: /get_products/ })
      .getByText('paused', { exact: true })
      .waitFor();
    await schedule.press('Space');
    await page
      .getByRole('row', { name: /get_products/ })
      .getByText('on', { exact: true })
      .waitFor();
    for (const address of ['/users', '/keys']) {
      await page.goto(app(here, address));
      await page.getByRole('heading', { name: 'Your role does not allow this' }).waitFor();
    }
    expects(page, /\/(users|api-keys)$/);
    expect(await asked(page, 'GET', '/users')).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await asked(page, 'GET', '/api-keys')).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('an owner invites somebody by a link, which works once', async () => {
    const { signedIn, stranger, expects } = world();
    const page = await signedIn({ role: 'owner' });
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: /e-?mail/i }).fill('grace@example.com');
    await form.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('row', { name: /grace@example\.com/ }).waitFor();

    const grace = await stranger();
    await grace.goto(link);
    await grace.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    expect(grace.url()).not.toContain('#');
    const other = await stranger();
    expects(other, /\/session$/); // the API's refusal of the used link
    await other.goto(link);
    await other.getByRole('alert').filter({ hasText: 'This link does not work' }).waitFor();
    expect(await other.getByRole('heading', { level: 1 }).textContent()).toBe('Sign in to Backhaul');
    await pages.getByRole('link', { name: 'API keys' }).click();
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
  });

  test('who is not signed in is asked to, and his link then opens the dashboard', async () => {
    const { here, stranger } = world();
    const page = await stranger();
    await page.goto(app(here, '/coverage'));
    await page.getByRole('heading', { level: 1, name: 'Sign in to Backhaul' }).waitFor();
    expect(new URL(page.url()).search).toBe('?to=%2Fcoverage');
    await page.goto(await invitationFor(here, 'ada@example.com', 'viewer'));
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  });
});

/** What could be pressed or filled in and would change something, by its name. */
async function waysToChange(page: Page): Promise<string[]> {
  const main = page.getByRole('main');
  const names = await Promise.all(
    [main.getByRole('button', { disabled: false }), main.getByRole('switch', { disabled: false })].map(
      (found) =>
        found.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '')),
    ),
  );
  return names.flat().filter((name) => CHANGES.test(name));
}

/** A request as a page makes it: from within it, with the session's own token against forgery. */
async function asked(page: Page, method: string, path: string, connectionId?: string, body?: unknown) {
  const session = await page.evaluate<string>("fetch('/session').then((answer) => answer.text())");
  const { csrf_token } = (JSON.parse(session) as { data: { csrf_token: string } }).data;
  const init = JSON.stringify({
    method,
    headers: {
      'content-type': 'application/json',
      'x-backhaul-csrf': csrf_token,
      ...(connectionId !== undefined && { 'x-backhaul-connection': connectionId }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return await page.evaluate<{ status: number; code: string }>(
    `fetch(${JSON.stringify(path)}, ${init})
      .then(async (answer) => ({ status: answer.status, code: (await answer.json()).code }))`,
  );
}
