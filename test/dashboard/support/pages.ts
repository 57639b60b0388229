import type { Installation } from './browser.ts';
import { programOf } from './program.ts';

/** What there is to look at: a connection with a job that is done, one record of many, an endpoint. */
export async function somethingOfEverything(here: Installation) {
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
  return {
    connectionId,
    jobId: job.id,
    stuckId: stuck.id,
    orderId: orders.data[0]!.id,
    endpointId: endpoint.id,
  };
}

/** The address of each page below `/app`, and of what differs within it. Users comes last: not everybody may see it. */
export function addressesOf({
  connectionId,
  jobId,
  stuckId,
  orderId,
  endpointId,
}: Awaited<ReturnType<typeof somethingOfEverything>>): string[] {
  const connection = `/connections/${connectionId}`;
  return [
    '/',
    '/connections',
    ...['schedules', 'jobs', 'coverage', 'records', 'logs', 'settings'].map((tab) => `${connection}/${tab}`),
    `${connection}/coverage?function=get_orders`,
    `${connection}/sync`,
    `${connection}/jobs/${jobId}`,
    `${connection}/jobs/${jobId}?tab=aside`,
    `${connection}/jobs/${stuckId}`,
    `${connection}/records/orders/${orderId}`,
    '/jobs',
    '/jobs/new',
    '/coverage',
    '/data',
    '/webhooks',
    '/webhooks?tab=events',
    `/webhooks/${endpointId}`,
    '/integrations',
    '/integrations/sandbox',
    '/integrations/shiphero',
    '/nowhere',
    '/keys',
    '/users',
  ];
}
