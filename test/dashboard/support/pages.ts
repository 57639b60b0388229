import type { Page } from 'playwright-core';
import { until } from '../../cli/processes.ts';
import type { Installation } from './browser.ts';
import { programOf } from './program.ts';

/** What pages show. */
export interface Something {
  connectionId: string;
  /** Addresses of a job of orders that is done and has put records aside, and of one of returns that is stuck. */
  job: string;
  stuck: string;
  orderId: string;
  endpoint: { id: string; host: string };
}

/** Something of everything, so that there is something to look at. */
export async function somethingOfEverything(here: Installation): Promise<Something> {
  const { connectionId, create, reaches, firstSyncsDone, get, post } = programOf(here);
  await firstSyncsDone();
  here.account('wms').setKnobs({ poison_every: 7 });
  const job = await create('get_orders', 100, 60);
  await reaches(job.id, 'completed');
  here.account('wms').setKnobs({ poison_every: 0, forbidden: ['get_returns'] });
  const stuck = await create('get_returns', 100, 60);
  await reaches(stuck.id, 'stuck');
  here.account('wms').setKnobs({ forbidden: [] });
  const orders = await get<{ data: { id: string }[] }>('/wms/orders?limit=1');
  const { data: endpoint } = await post<{ data: { id: string } }>('/webhooks/endpoints', {
    url: 'https://receiver.invalid/hooks',
    description: 'the warehouse’s own system',
  });
  await post('/magic-links', { customer_id: 'acme' });
  await post('/privacy/erasures', { email: 'somebody@example.com' });
  const jobs = `/connections/${connectionId}/jobs`;
  return {
    connectionId,
    job: `${jobs}/${job.id}`,
    stuck: `${jobs}/${stuck.id}`,
    orderId: orders.data[0]!.id,
    endpoint: { id: endpoint.id, host: 'receiver.invalid' },
  };
}

/** A page to be looked at. */
export interface Shown {
  /** As its picture is called. */
  name: string;
  /** Below `/app`. */
  address: string;
  title: string;
  /** What is on it and not on others with the same title. */
  has?: string;
}

/** Every page, and what differs within some. Users comes last: not everybody may see it. */
export function pagesOf({ connectionId, job, stuck, orderId, endpoint }: Something): Shown[] {
  const connection = `/connections/${connectionId}`;
  const tab = (name: string): Shown => ({
    name: `connection-${name}`,
    address: `${connection}/${name}`,
    title: 'Sandbox',
    has: `a[aria-current="page"][href$="/${name}"]`,
  });
  return [
    { name: 'home', address: '/', title: 'Home' },
    { name: 'connections', address: '/connections', title: 'Connections' },
    ...['schedules', 'jobs', 'coverage', 'records', 'logs', 'settings'].map(tab),
    {
      name: 'connection-coverage-gap',
      address: `${connection}/coverage?function=get_orders`,
      title: 'Sandbox',
      has: '[aria-label="The chosen stretch"]',
    },
    {
      name: 'new-job',
      address: `${connection}/sync`,
      title: 'New on-demand sync',
      has: '[type=radio], [role=radio]',
    },
    { name: 'job', address: `${job}?tab=slices`, title: 'Orders' },
    {
      name: 'job-put-aside',
      address: `${job}?tab=aside`,
      title: 'Orders',
      has: 'td button',
    },
    { name: 'job-stuck', address: stuck, title: 'Returns' },
    { name: 'record', address: `${connection}/records/order/${orderId}`, title: `Order ${orderId}` },
    { name: 'jobs', address: '/jobs', title: 'On-demand syncs' },
    { name: 'choose-connection', address: '/jobs/new', title: 'New on-demand sync' },
    { name: 'coverage', address: '/coverage', title: 'Coverage' },
    { name: 'data', address: '/data', title: 'Data explorer' },
    { name: 'webhooks', address: '/webhooks', title: 'Webhooks' },
    {
      name: 'events',
      address: '/webhooks?tab=events',
      title: 'Webhooks',
      has: '[aria-label="What happened"]',
    },
    { name: 'endpoint', address: `/webhooks/${endpoint.id}`, title: endpoint.host },
    { name: 'integrations', address: '/integrations', title: 'Integrations' },
    { name: 'integration', address: '/integrations/shiphero', title: 'ShipHero' },
    { name: 'magic-links', address: '/magic-links', title: 'Magic links', has: 'td' },
    { name: 'api-log', address: '/api-log', title: 'API log', has: 'td button' },
    { name: 'audit-log', address: '/audit-log', title: 'Audit log', has: 'td button' },
    { name: 'settings', address: '/settings', title: 'Settings', has: 'td' },
    { name: 'nowhere', address: '/nowhere', title: 'There is no such page' },
    { name: 'keys', address: '/keys', title: 'API keys' },
    { name: 'users', address: '/users', title: 'Users' },
  ];
}

/** What opens on a page, by the page's name, and as what it opens. */
export const OPENERS: readonly {
  name: string;
  opener: ['button' | 'combobox', { name: RegExp }];
  opened: 'menu' | 'listbox' | 'dialog';
}[] = [
  { name: 'home', opener: ['button', { name: /theme, documentation, signing out/ }], opened: 'menu' },
  { name: 'connection-schedules', opener: ['button', { name: /^Actions for / }], opened: 'menu' },
  { name: 'connection-schedules', opener: ['button', { name: /change how often/ }], opened: 'dialog' },
  { name: 'connections', opener: ['combobox', { name: /^Integration$/ }], opened: 'listbox' },
  { name: 'jobs', opener: ['combobox', { name: /^Status$/ }], opened: 'listbox' },
  { name: 'connection-records', opener: ['button', { name: /^Filter$/ }], opened: 'dialog' },
  { name: 'connection-coverage', opener: ['button', { name: /^Fill gaps/ }], opened: 'dialog' },
  { name: 'job-put-aside', opener: ['button', { name: /^Raw payload$/ }], opened: 'dialog' },
  { name: 'webhooks', opener: ['button', { name: /^Make an endpoint$/ }], opened: 'dialog' },
  {
    name: 'connection-settings',
    opener: ['button', { name: /^Ask for new credentials$/ }],
    opened: 'dialog',
  },
  { name: 'magic-links', opener: ['button', { name: /^Invite a customer$/ }], opened: 'dialog' },
  { name: 'api-log', opener: ['combobox', { name: /^Status$/ }], opened: 'listbox' },
  { name: 'settings', opener: ['button', { name: /^Erase a person/ }], opened: 'dialog' },
  { name: 'keys', opener: ['button', { name: /new|make/i }], opened: 'dialog' },
  { name: 'users', opener: ['button', { name: /^Invite somebody$/ }], opened: 'dialog' },
];

/** Goes to a page as a link would, without loading everything anew, and waits until it is there with what it shows. */
export async function walkTo(page: Page, { address, title, has }: Shown): Promise<void> {
  const to = JSON.stringify(`/app${address}`);
  await page.evaluate(`history.pushState(null, '', ${to}); dispatchEvent(new PopStateEvent('popstate'))`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  if (has) await page.locator(has).first().waitFor();
  await settled(page);
}

/** Waits until nothing on a page is still on its way. */
export async function settled(page: Page): Promise<void> {
  const coming = page.locator('[role="status"][aria-label], [aria-busy="true"]');
  await until(async () => (await coming.count()) === 0);
}
