import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SIMULATORS } from '../../src/connectors/simulators.ts';
import { sftpServer, type TestSftpServer } from '../files/sftp-server.ts';
import { axeProblems } from './support/axe.ts';
import { app, dashboard, NO_BROWSER } from './support/browser.ts';
import { programOf } from './support/program.ts';

/** A vendor of each kind of credentials beside the sandbox's key: user and password, a client's, consent on its page. */
const VENDORS = ['bergen', 'carton-cloud', 'whiplash'] as const;
const vendors = NO_BROWSER
  ? []
  : await Promise.all(
      VENDORS.map(async (slug) => ({
        slug,
        ...(await SIMULATORS[slug]!({ seed: 7, clock: () => new Date(), perDay: 2 })),
      })),
    );
const vendor = (slug: (typeof VENDORS)[number]) => vendors.find((one) => one.slug === slug)!;

describe.skipIf(NO_BROWSER)('the page on which customers connect, on a phone', () => {
  const world = dashboard({
    env: {
      BACKHAUL_SOURCE_URLS: vendors.map(({ slug, url }) => `${slug}=${url}`).join(','),
      BACKHAUL_SFTP_ALLOW: '127.0.0.0/8',
      BACKHAUL_OAUTH_WHIPLASH_CLIENT_ID: 'sim-application',
      BACKHAUL_OAUTH_WHIPLASH_CLIENT_SECRET: 'sim-application-secret',
    },
  });
  afterAll(async () => {
    for (const one of vendors) await one.close();
  });

  type Link = { magic_link: { id: string; url: string } };
  const magicLink = async (json: object) =>
    (await programOf(world().here).post<Link>('/magic-links', json)).magic_link;
  const open = async (json: object) => {
    const page = await world().stranger({ phone: true });
    await page.goto((await magicLink(json)).url);
    return page;
  };
  const heading = (page: Page | ReturnType<Page['frameLocator']>, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name });
  async function enter(page: Page, credentials: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(credentials)) {
      const field = page.locator(`[name="${name}"]`);
      if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
      else await field.fill(value);
    }
  }
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  /** How wide the page is beyond the screen. */
  const overflow = (page: Page) =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  const connections = async (slug: string) =>
    await world().here.rows(
      'SELECT connection_id FROM connection WHERE integration_name = $1 AND deleted_at IS NULL',
      [slug],
    );

  test('an API key: what is wrong is said where it is, and what can be read is seen', async () => {
    const page = await open({ integration_allow_list: ['sandbox'] });
    await heading(page, /^Connect Sandbox to /).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Continue');
    world().expects(page, /\/link\/session\/connect$/);
    await press(page, 'Connect');
    await page.getByText('This is needed.').waitFor();
    await enter(page, { api_key: 'sbx_e2e' });
    expect(await axeProblems(page)).toEqual([]);
    await press(page, 'Connect');
    await heading(page, 'Sandbox is connected').waitFor();
    await page.getByText('Orders: can be read').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  test('user and password, found by a search; a wrong password is told in the vendor’s words', async () => {
    const page = await open({});
    await press(page, 'Continue');
    await heading(page, 'Which system do you use?').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Search').fill('ber gen');
    await press(page, 'Bergen');
    world().expects(page, /\/link\/session\/connect$/);
    await enter(page, { ...vendor('bergen').credentials, password: 'wrong-password' });
    await press(page, 'Connect');
    await page
      .getByRole('alert')
      .getByText(/Bergen did not accept/)
      .waitFor();
    await enter(page, { password: vendor('bergen').credentials.password! });
    await press(page, 'Connect');
    await heading(page, 'Bergen is connected').waitFor();
    expect(await connections('bergen')).toHaveLength(1);
  });

  test('a client’s id and secret', async () => {
    const page = await open({ integration_allow_list: ['carton-cloud'] });
    await press(page, 'Continue');
    await enter(page, vendor('carton-cloud').credentials);
    await press(page, 'Connect');
    await heading(page, 'Carton Cloud is connected').waitFor();
  });

  test('files: only what the chosen source needs is asked for', async () => {
    const page = await open({ integration_type: 'carrier', integration_allow_list: ['dpd'] });
    await press(page, 'Continue');
    const source = page.locator('[name="source_type"]');
    expect(await source.locator('option').allTextContents()).toEqual([
      'Choose',
      'Whoever invited me hands them over',
      'They are fetched from an SFTP server',
    ]);
    await source.selectOption('sftp');
    await page.locator('[name="sftp_host"]').waitFor();
    await source.selectOption('upload');
    expect(await page.locator('[name="sftp_host"]').count()).toBe(0);
    await press(page, 'Connect');
    await heading(page, 'DPD is connected').waitFor();
  });

  describe('files at an SFTP server', () => {
    let server: TestSftpServer;
    beforeAll(async () => {
      server = await sftpServer();
    });
    afterAll(async () => await server?.close());

    test('what is missing and what is wrong is said, and it is signed in to', async () => {
      const page = await open({ integration_type: 'carrier', integration_allow_list: ['fedex'] });
      await press(page, 'Continue');
      world().expects(page, /\/link\/session\/connect$/);
      const { sftp_password: password, ...known } = server.credentials;
      await page.locator('[name="source_type"]').selectOption('sftp');
      await press(page, 'Connect');
      await page.getByText('This is needed.').nth(2).waitFor();
      expect(await page.locator(':focus').getAttribute('name')).toBe('sftp_host');
      expect(await axeProblems(page)).toEqual([]);
      await enter(page, { ...known, sftp_password: 'a guess' });
      await press(page, 'Connect');
      await page
        .getByRole('alert')
        .getByText(/does not let carrier in/)
        .waitFor();
      await enter(page, { sftp_password: password });
      await press(page, 'Connect');
      await heading(page, 'FedEx is connected').waitFor();
      expect(server.asked).toContain('OPENDIR');
    });
  });

  test('consent on the vendor’s own page, refused at first', async () => {
    const page = await open({ integration_allow_list: ['whiplash'] });
    await press(page, 'Continue');
    await enter(page, { customer_id: vendor('whiplash').credentials.customer_id! });
    world().expects(page, /\/link\/session\/returned$/);
    await press(page, 'Continue to Whiplash');
    await press(page, 'Deny');
    await page
      .getByRole('alert')
      .getByText(/You did not allow the access/)
      .waitFor();
    await page.getByRole('link', { name: 'Begin again' }).click();
    await press(page, 'Continue');
    await enter(page, { customer_id: vendor('whiplash').credentials.customer_id! });
    await press(page, 'Continue to Whiplash');
    await press(page, 'Allow');
    await heading(page, 'Whiplash is connected').waitFor();
    expect(page.url()).toBe(`${world().here.url}/link/callback`);
    await page.getByText('Orders: can be read').waitFor();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('credentials entered anew, by a link that works once and then says what to do', async () => {
    const { connection_id } = (await programOf(world().here).post<{ connection_id: string }>(
      '/sandbox/generate-sandbox/cart',
    ))!;
    const link = await magicLink({ connection_id });
    const page = await world().stranger({ phone: true });
    await page.goto(link.url);
    await heading(page, 'Renew the connection to Sandbox').waitFor();
    await press(page, 'Continue');
    await enter(page, { api_key: 'sbx_anew' });
    await press(page, 'Connect');
    await heading(page, 'Sandbox is connected').waitFor();
    expect(await connections('sandbox')).toContainEqual({ connection_id });
    world().expects(page, /\/link\/session$/);
    await page.reload();
    await heading(page, 'This link does not work').waitFor();
    await page
      .getByRole('alert')
      .getByText(/was used already.* If the connection is not there, ask .+ for a new one\.$/)
      .waitFor();
    expect(await axeProblems(page)).toEqual([]);
  });

  test('an operator invites a customer, who connects by the address he is sent', async () => {
    const page = await world().signedIn({ role: 'operator' });
    await page.goto(app(world().here, '/magic-links'));
    await page.getByRole('button', { name: 'Invite a customer' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Customer').fill('invited-customer');
    await dialog.getByLabel('Carriers').check();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const address = await page.getByLabel('Link', { exact: true }).inputValue();
    expect(await axeProblems(page)).toEqual([]);
    const customer = await world().stranger({ phone: true });
    await customer.goto(address);
    await press(customer, 'Continue');
    await press(customer, 'UPS');
    await customer.locator('[name="source_type"]').selectOption('upload');
    await press(customer, 'Connect');
    await heading(customer, 'UPS is connected').waitFor();
    const [{ customer_id }] = await world().here.rows(
      "SELECT customer_id FROM connection WHERE integration_name = 'ups'",
    );
    expect(customer_id).toBe('invited-customer');
  });

  test.each<[string, RegExp, (link: { id: string; url: string }) => Promise<string>]>([
    [
      'has expired',
      /has expired\. Ask .+ for a new one\.$/,
      async ({ id, url }) => {
        await world().here.rows(
          "UPDATE invitation SET expires_at = now() - interval '1 second' WHERE invitation_id = $1",
          [id],
        );
        return url;
      },
    ],
    [
      'was withdrawn',
      /withdrawn\. Check that you have the whole address, or ask whoever sent it/,
      async ({ id, url }) => {
        const { status } = await fetch(`${world().here.url}/magic-links/${id}`, {
          method: 'DELETE',
          headers: { 'x-trackstar-api-key': world().here.sandbox().api_key },
        });
        expect(status).toBe(200);
        return url;
      },
    ],
    ['is of another installation', /is not known here.* ask whoever sent it/, async ({ url }) => `${url}x`],
    ['lost its end', /needs the whole address/, async ({ url }) => url.slice(0, url.indexOf('#'))],
  ])('a link that %s says so, and what to do', async (_, told, change) => {
    const address = await change(await magicLink({}));
    const page = await world().stranger({ phone: true });
    world().expects(page, /\/link\/session$/);
    await page.goto(address);
    await heading(page, 'This link does not work').waitFor();
    await page.getByRole('alert').getByText(told).waitFor();
  });

  describe('in a frame of another site', () => {
    let site: Server;
    let address: string;
    beforeAll(async () => {
      const { here } = world();
      site = createServer(async (request, response) => {
        if (request.url === '/token') {
          const made = await programOf(here).post<{ link_token: string }>('/link/token');
          response.end(made.link_token);
          return;
        }
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
          <script src="${here.url}/link/link.js"></script>
          <h1>Shop</h1><button id="connect">Connect</button><button id="carriers">Carriers</button><p id="told"></p><script>
          const tell = (text) => { document.getElementById('told').textContent = text; };
          Trackstar.init({
            getLinkToken: () => fetch('/token').then((answer) => answer.text()),
            onSuccess: (code, name) => tell(name + ' ' + code),
            onClose: () => tell('closed'),
            sandbox: true,
          });
          document.getElementById('connect').onclick = () => Trackstar.open();
          Trackstar.init({
            getLinkToken: () => fetch('/token').then((answer) => answer.text()),
            onSuccess: () => {},
            onClose: () => tell('no carrier'),
            integrationType: 'carrier',
            buttonId: 'Carriers',
          });
          document.getElementById('carriers').onclick = () => window.TrackstarCarriers.open({});
          </script>`);
      });
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
      address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    });
    afterAll(() => void site?.close());

    test('the code comes to the page that opened it, and is exchanged', async () => {
      const page = await world().stranger({ phone: true });
      await page.goto(address);
      await page.getByRole('button', { name: 'Connect' }).click();
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Close' }).click();
      await page.getByText('closed', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Connect' }).click();
      await frame.getByRole('button', { name: 'Continue' }).click();
      await frame.getByRole('button', { name: 'Sandbox' }).click();
      await frame.locator('[name="api_key"]').fill('sbx_framed');
      await frame.getByRole('button', { name: 'Connect' }).click();
      await frame.getByRole('button', { name: 'Finish' }).click();
      const told = page.getByText(/^sandbox bla_/);
      await told.waitFor();
      const [, code] = (await told.textContent())!.split(' ');
      const { post } = programOf(world().here);
      expect(await post('/link/exchange', { auth_code: code })).toMatchObject({
        integration_name: 'sandbox',
      });
    });

    test('each button opens with what was said for it', async () => {
      const page = await world().stranger({ phone: true });
      await page.goto(address);
      await page.getByRole('button', { name: 'Carriers' }).click();
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Continue' }).click();
      await frame.getByRole('button', { name: 'UPS' }).waitFor();
      expect(await frame.getByRole('button', { name: 'Bergen' }).count()).toBe(0);
      await frame.getByRole('button', { name: 'Close' }).click();
      await page.getByText('no carrier', { exact: true }).waitFor();
    });

    test('consent happens in a window of its own, and the frame learns of it', async () => {
      const page = await world().stranger({ phone: true });
      await page.goto(address);
      await page.getByRole('button', { name: 'Connect' }).click();
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Continue' }).click();
      await frame.getByRole('button', { name: 'Whiplash' }).click();
      await frame.locator('[name="customer_id"]').fill(vendor('whiplash').credentials.customer_id!);
      const opened = page.waitForEvent('popup');
      await frame.getByRole('button', { name: 'Continue to Whiplash' }).click();
      const other = await opened;
      await other.getByRole('button', { name: 'Allow' }).click();
      await heading(other, 'Whiplash is connected').waitFor();
      await heading(frame, 'Whiplash is connected').waitFor();
      await frame.getByRole('button', { name: 'Finish' }).click();
      await page.getByText(/^whiplash bla_/).waitFor();
    });
  });
});
