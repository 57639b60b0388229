import { describe, expect, onTestFinished, test } from 'vitest';
import { HERE, startReceiver } from '../api/receiver.ts';
import { until } from '../cli/processes.ts';
import { dashboard, NO_BROWSER } from './support/browser.ts';
import { programOf } from './support/program.ts';

describe.skipIf(NO_BROWSER)('webhooks', () => {
  const world = dashboard({ env: { BACKHAUL_WEBHOOK_ALLOW: HERE.join(',') } });

  test('an endpoint is made, a delivery is looked at and sent once more', async () => {
    const { here, signedIn } = world();
    const { create, reaches, firstSyncsDone } = programOf(here);
    await firstSyncsDone();
    const receiver = await startReceiver();
    onTestFinished(receiver.close);
    receiver.answer = 'stored, thanks';

    const page = await signedIn({ role: 'operator' });
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByRole('button', { name: 'Make an endpoint' }).first().click();
    const form = page.getByRole('dialog', { name: 'Make an endpoint' });
    await form.getByRole('textbox', { name: 'Address' }).fill(receiver.url);
    await form.getByRole('button', { name: 'Make it' }).click();
    const secret = page.getByRole('dialog', { name: 'The secret of the new endpoint' });
    expect(await secret.getByRole('textbox', { name: 'Secret' }).inputValue()).toMatch(/^whsec_/);
    await secret.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('Nothing was sent yet').waitFor();

    const job = await create('get_orders', 41, 40);
    await reaches(job.id, 'completed');
    const summary = page.getByRole('row', { name: /connection\.sync-job-completed/ });
    await summary.getByText('delivered').waitFor();
    await summary.getByRole('button', { name: 'Details' }).click();
    await page.getByText('stored, thanks').waitFor();

    const told = () =>
      receiver.received.filter(({ body }) => body.event_type === 'connection.sync-job-completed');
    expect(told()).toHaveLength(1);
    await summary.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('It is sent once more').waitFor();
    await until(() => told().length === 2);
    const [first, second] = told();
    expect(second!.headers['svix-id']).toBe(first!.headers['svix-id']);
    expect(second!.text).toBe(first!.text);
    // The list of deliveries tells of it by itself.
    await until(async () => (await summary.count()) === 2);
  });
});
