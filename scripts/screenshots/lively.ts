import type { Simulator } from '../../src/connectors/kit/simulator.ts';
import { SIMULATORS } from '../../src/connectors/simulators.ts';
import { startReceiver } from '../../test/api/receiver.ts';
import { until } from '../../test/cli/processes.ts';
import { run } from '../../test/cli/served.ts';
import { type Installation, invitationFor } from '../../test/dashboard/support/browser.ts';
import type { Something } from '../../test/dashboard/support/pages.ts';
import { type Connected, type Job, programOf } from '../../test/dashboard/support/program.ts';

/** An installation in which something is going on. */
export interface Lively {
  something: Something;
  /** Address of a job that stays open while it is looked at. */
  openJob: string;
  close(): Promise<void>;
}

/** Vendors beside the sandbox, so that not all connections are of one. */
export interface Vendors {
  sourceUrls: string;
  started: ReadonlyMap<string, Simulator>;
  close(): Promise<void>;
}

export async function startVendors(): Promise<Vendors> {
  const started = new Map<string, Simulator>();
  for (const slug of ['shiphero', 'fulfillment'])
    started.set(slug, await SIMULATORS[slug]!({ seed: 4, clock: () => new Date() }));
  return {
    sourceUrls: [...started].map(([slug, { url }]) => `${slug}=${url}`).join(','),
    started,
    async close() {
      for (const { close } of started.values()) await close();
    },
  };
}

type Made = Connected & { connection_id: string };

/** A year of a warehouse with some gaps, other customers with less, jobs in all states, receivers that do well and badly. */
export async function makeLively(here: Installation, vendors: Vendors): Promise<Lively> {
  const main = programOf(here);
  const receivers = [await startReceiver(), await startReceiver()] as const;
  const [good, bad] = receivers;
  bad.status = 503;
  bad.answer = 'upstream is down';
  await name(here);

  const sandbox = (customer: string, type = 'wms') =>
    main.post<Made>('/connections', {
      integration_name: 'sandbox',
      integration_type: type,
      credentials: { api_key: `sbx_${customer}` },
      customer_id: customer,
    });
  const [juniper, lumen] = [await sandbox('juniper-and-co'), await sandbox('lumen-lab')];
  await sandbox('paper-lantern', 'cart');
  for (const [slug, customer] of [
    ['shiphero', 'northwind-outdoor'],
    ['fulfillment', 'alder-street-books'],
  ] as const)
    await main.post('/connections', {
      integration_name: slug,
      credentials: vendors.started.get(slug)!.credentials,
      customer_id: customer,
    });
  for (const one of [main, programOf(here, juniper), programOf(here, lumen)]) await one.firstSyncsDone();

  // Older history, with stretches left out.
  const account = here.account('wms');
  for (const [what, from, to] of [
    ['get_orders', 365, 212],
    ['get_orders', 200, 121],
    ['get_orders', 120, 28],
    ['get_products', 365, 28],
    ['get_returns', 300, 150],
    ['get_returns', 120, 28],
    ['get_inbound_shipments', 180, 28],
    ['get_bills', 365, 90],
    ['get_bills', 75, 28],
    ['get_inventory_ledger', 60, 28],
  ] as const)
    await done(main, await main.create(what, from, to));

  const { data: endpoint } = await endpointAt(main, good.url, 'what the storefront shows', [
    ...JOB_EVENTS,
    'order.updated',
    'return.updated',
  ]);
  await endpointAt(main, bad.url, 'the old data warehouse', JOB_EVENTS);
  account.setKnobs({ poison_every: 61 });
  const job = await main.create('get_orders', 27, 3);
  await done(main, job);
  account.setKnobs({ poison_every: 0 });
  await programOf(here, juniper)
    .create('get_orders', 200, 30)
    .then((one) => done(main, one));

  const cancelled = await main.create('get_orders', 700, 400);
  await main.post(`/connections/on-demand-syncs/${cancelled.id}/cancel`);
  const vendorOf = (customer: string) => here.vendor.account(`sbx_${customer}`);
  vendorOf('juniper-and-co').setKnobs({ forbidden: ['get_returns'] });
  const stuck = await programOf(here, juniper).create('get_returns', 200, 30);
  await main.reaches(stuck.id, 'stuck');
  vendorOf('lumen-lab').setKnobs({ unauthorized: true });
  await programOf(here, lumen).post('/connections/sync');
  await until(
    async () =>
      (await here.rows('SELECT 1 FROM connection_error WHERE connection_id = $1', [lumen.connection_id]))
        .length > 0,
  );

  await people(here);
  const openJob = await halfWay(here, juniper);
  await privacy(main, juniper.connection_id);
  const orders = await main.get<{ data: { id: string }[] }>('/wms/orders?limit=5');
  return {
    something: {
      connectionId: main.connectionId,
      job: `/connections/${main.connectionId}/jobs/${job.id}`,
      stuck: `/connections/${juniper.connection_id}/jobs/${stuck.id}`,
      orderId: orders.data.at(-1)!.id,
      endpoint: { id: endpoint.id, host: new URL(good.url).host },
    },
    openJob: `/connections/${juniper.connection_id}/jobs/${openJob}`,
    close: async () => {
      for (const receiver of receivers) await receiver.close();
    },
  };
}

async function name(here: Installation): Promise<void> {
  const customers = {
    wms: 'harbor-goods',
    cart: 'harbor-goods-shop',
    carrier: 'harbor-goods-freight',
  } as const;
  for (const [type, customer_id] of Object.entries(customers))
    await programOf(here, here.connection(type)).patch('/connections', { customer_id });
}

function done(program: ReturnType<typeof programOf>, { id }: Job): Promise<void> {
  return program.reaches(id, 'completed');
}

const JOB_EVENTS = ['connection.sync-job-completed', 'connection.sync-job-stuck', 'connection-error.created'];

function endpointAt(
  program: ReturnType<typeof programOf>,
  url: string,
  description: string,
  event_types: string[],
) {
  return program.post<{ data: { id: string } }>('/webhooks/endpoints', { url, description, event_types });
}

async function people(here: Installation): Promise<void> {
  await invitationFor(here, 'amara@example.com', 'operator', outlived);
  await invitationFor(here, 'jonas@example.com', 'viewer', outlived);
  for (const key of [['nightly export', '--read-only'], ['storefront']])
    await run(['keys', 'create', '--name', ...key], here.env, outlived);
}

/** Customers who are invited, records that have their time, and somebody who was erased. */
async function privacy(main: ReturnType<typeof programOf>, connectionId: string): Promise<void> {
  await main.post('/magic-links', { customer_id: 'willow-and-wren', link_duration: 30 });
  await main.post('/magic-links', {
    customer_id: 'northwind-outdoor',
    integration_allow_list: ['shiphero', 'extensiv-3pl-central'],
  });
  await main.post('/magic-links', { customer_id: 'copper-kettle', integration_type: 'cart' });
  await main.post('/magic-links', { connection_id: connectionId });
  await main.patch('/settings', { retention_days: { order: 1095, invoice_line_item: 730 } });
  const { data } = await main.get<{ data: { ship_to_address: Address | null }[] }>('/wms/orders?limit=1');
  const { full_name, postal_code } = data[0]!.ship_to_address!;
  await main.post('/privacy/erasures', { full_name, postal_code });
}

interface Address {
  full_name: string;
  postal_code: string;
}

/** Commands end before anything is drawn. */
function outlived(): void {}

/** Begins a job, whose vendor then becomes so slow that it is under way while pictures are taken. @returns its id */
async function halfWay(here: Installation, connected: Connected): Promise<string> {
  const program = programOf(here, connected);
  const account = here.vendor.account('sbx_juniper-and-co');
  account.setKnobs({ latency_ms: 250 });
  const { id } = await program.create('get_orders', 900, 200);
  await until(async () => {
    const [run] = await here.rows('SELECT pages FROM run WHERE run_id = $1', [id]);
    return Number(run.pages) > 110;
  });
  account.setKnobs({ latency_ms: 5000 });
  return id;
}
