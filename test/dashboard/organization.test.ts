// What concerns the whole organization: whom it invites, what was asked and changed, whom and what it forgets.
import { describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { app, dashboard, NO_BROWSER } from './support/browser.ts';
import { settled } from './support/pages.ts';
import { programOf } from './support/program.ts';

describe.skipIf(NO_BROWSER)('the organization', () => {
  const world = dashboard();

  test('invites a customer by a link, which is shown again until it is withdrawn', async () => {
    const { signedIn } = world();
    const page = await signedIn({ role: 'operator' });
    await page.getByRole('link', { name: 'Connections', exact: true }).click();
    await page.getByRole('link', { name: 'Invite a customer' }).click();
    await page.getByRole('button', { name: 'Invite a customer' }).first().click();
    const form = page.getByRole('dialog', { name: 'Invite a customer' });
    await form.getByRole('textbox', { name: 'Customer' }).fill('acme');
    await form.getByRole('textbox', { name: 'Days that it works' }).fill('30');
    await form.getByRole('button', { name: 'Make the link' }).click();
    const made = page.getByRole('dialog', { name: 'A link for acme' });
    const url = await made.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(url).toMatch(/\/link\/#bml_/);
    await made.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Show the link for acme' }).click();
    expect(await made.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(url);
    expect(await axeProblems(page)).toEqual([]);
    await made.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Withdraw the link for acme' }).click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await page.getByRole('heading', { name: 'Nobody is invited' }).waitFor();
  });

  test('sees what programs asked, and who changed what', async () => {
    const { here, signedIn } = world();
    const program = programOf(here);
    await program.get('/wms/orders?limit=7');
    await program.patch('/connections', { customer_id: 'juniper' });
    const page = await signedIn({ role: 'viewer' });
    await page.goto(app(here, `/connections/${program.connectionId}/logs`));
    await page.getByRole('main').getByRole('link', { name: 'API log' }).click();
    await page.getByRole('combobox', { name: 'Address has' }).fill('/wms/');
    await page.waitForURL(/contains=%2Fwms%2F/);
    const row = page.getByRole('row', { name: /GET \/wms\/orders\?limit=7/ });
    await row.getByText('200', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Details' }).click();
    await page.getByText('Request id').waitFor();
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('main').getByRole('link', { name: 'audit log' }).click();
    const change = page.getByRole('row', { name: /PATCH \/connections/ });
    await change.getByText('done', { exact: true }).waitFor();
    await change.getByText(/^Change /).waitFor();
  });

  test('keeps records for a time, erases a person, and says when a deleted connection is gone', async () => {
    const { here, signedIn, expects } = world();
    await programOf(here).firstSyncsDone();
    const page = await signedIn({ role: 'owner' });
    const { connection_id: id } = here.connection('carrier');
    // Half a name is refused, and the connection is there no longer.
    expects(page, /\/privacy\/erasures$/, new RegExp(`/connections/${id}$`));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('textbox', { name: 'Bills' }).fill('400');
    await page.getByRole('button', { name: 'Save' }).click();
    const shorter = page.getByRole('dialog', { name: 'Keep records shorter?' });
    await shorter.getByText('Bills older than 400 days').waitFor();
    await shorter.getByRole('button', { name: 'Drop what is older' }).click();
    await shorter.waitFor({ state: 'hidden' });
    const { retention_days: kept } = await programOf(here).get<{ retention_days: object }>('/settings');
    expect(kept).toEqual({ bill: 400 });

    await page.getByRole('button', { name: 'Erase a person…' }).click();
    const form = page.getByRole('dialog', { name: 'Erase a person' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Jane');
    await form.getByRole('button', { name: 'Go on…' }).click();
    const sure = page.getByRole('dialog', { name: 'Erase this person?' });
    await sure.getByRole('button', { name: 'Erase for good' }).click();
    await form.getByText(/must have two words at least/).waitFor();
    await form.getByRole('textbox', { name: 'E-mail address' }).fill('jane.doe@example.com');
    await form.getByRole('textbox', { name: 'Name' }).fill('');
    await form.getByRole('button', { name: 'Go on…' }).click();
    await sure.getByText(/^jane\.doe@example\.com: in every connection/).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await sure.getByRole('button', { name: 'Erase for good' }).click();
    await sure.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /(under way|done).* of 3 / }).waitFor();

    await page.goto(app(here, `/connections/${id}/settings`));
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete the connection' }).click();
    await page.getByText('deleted', { exact: true }).waitFor();
    await page.getByText('Nothing left since').waitFor();
    await settled(page);
    expect(await axeProblems(page)).toEqual([]);
  });
});
