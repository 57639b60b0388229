import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/on-demand-syncs';

describe(`GET ${PATH}/{sync_job_id}`, () => {
  let world: World;
  let token: string;
  let id: string;

  beforeAll(async () => {
    world = await makeWorld();
    ({ token, id } = await world.connect(world.ours));
    world.shelves.orders.push({ id: 'o1', updated: '2025-12-03T00:00:00Z' });
  });
  afterAll(() => world.end());

  it('200: the job while it is open, and when it is done', async () => {
    const job = await newJob(world, token);
    const open = await world.client.get(`${PATH}/${job}`, { token });
    expect([open.status, open.body.status, open.body.progress.share_of_window]).toEqual([200, 'open', 0]);
    await world.work(id);
    const { body } = await world.client.get(`${PATH}/${job}`, { token });
    expect(body).toMatchObject({
      id: job,
      sync_job_id: job,
      status: 'completed',
      progress: { share_of_window: 1 },
    });
    expect(body.report.records_new).toBe(1);
    expect(body.finished_at).not.toBeNull();
  });

  it('401: no token', async () => {
    expect((await world.client.get(`${PATH}/x`)).status).toBe(401);
  });

  it('404: an id that is unknown, malformed, or of a run that is no job', async () => {
    const { rows } = await world.pool.query("SELECT run_id FROM run WHERE kind = 'initial' LIMIT 1");
    for (const wrong of ['0198c0de-0000-7000-8000-000000000000', 'x', '%00', 'a%2Fb', rows[0].run_id]) {
      const { status, body } = await world.client.get(`${PATH}/${wrong}`, { token });
      expect([status, body.code, body.id]).toEqual([404, 'not_found', decodeURIComponent(wrong)]);
    }
  });
});
