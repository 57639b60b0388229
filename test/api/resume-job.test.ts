import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStuck, newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/on-demand-syncs';

describe(`POST ${PATH}/{sync_job_id}/resume`, () => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await makeWorld();
    ({ token } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  it('200: a stuck job is open again', async () => {
    const job = await newJob(world, token);
    await makeStuck(world, job);
    const stuck = await world.client.get(`${PATH}/${job}`, { token });
    expect(stuck.body).toMatchObject({ status: 'stuck', error: { code: 'no_progress' } });
    const { status, body } = await world.client.post(`${PATH}/${job}/resume`, {
      token,
      headers: { 'content-type': 'application/json' },
    });
    expect([status, body.status, body.error, body.finished_at]).toEqual([200, 'open', null, null]);
  });

  it('400: a job that is not stuck', async () => {
    const job = await newJob(world, token);
    const { status, body } = await world.client.post(`${PATH}/${job}/resume`, { token });
    expect([status, body.code]).toEqual([400, 'job_not_stuck']);
  });

  it('403 and 404', async () => {
    const key = world.ours.readOnlyKey;
    expect((await world.client.post(`${PATH}/x/resume`, { token, key })).status).toBe(403);
    expect((await world.client.post(`${PATH}/x/resume`, { token })).status).toBe(404);
  });
});
