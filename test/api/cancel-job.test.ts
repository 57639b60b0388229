import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/on-demand-syncs';

describe(`POST ${PATH}/{sync_job_id}/cancel`, () => {
  let world: World;
  let token: string;
  const cancel = (job: string, ask: { raw?: string; key?: string; headers?: Record<string, string> } = {}) =>
    world.client.post(`${PATH}/${job}/cancel`, { token, ...ask });

  beforeAll(async () => {
    world = await makeWorld();
    ({ token } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  it.each([
    ['no body', {}],
    ['an empty JSON body', { raw: '', headers: { 'content-type': 'application/json' } }],
    ['null', { raw: 'null', headers: { 'content-type': 'application/json' } }],
    ['an object', { raw: '{}', headers: { 'content-type': 'application/json; charset=utf-8' } }],
    ['an empty form', { raw: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ])('200: with %s', async (_what, ask) => {
    const job = await newJob(world, token);
    const { status, body } = await cancel(job, ask);
    expect([status, body.status, body.id]).toEqual([200, 'cancelled', job]);
  });

  it('400: a job that is not open stays as it is', async () => {
    const job = await newJob(world, token);
    const first = await cancel(job);
    const { status, body } = await cancel(job);
    expect([status, body.code]).toEqual([400, 'job_not_open']);
    expect(body.error).toContain('cancelled');
    expect((await world.client.get(`${PATH}/${job}`, { token })).body).toEqual(first.body);
  });

  it('400: a body that is no JSON', async () => {
    const { status } = await cancel('x', { raw: '{', headers: { 'content-type': 'application/json' } });
    expect(status).toBe(400);
  });

  it('403: a key that may only read', async () => {
    expect((await cancel(await newJob(world, token), { key: world.ours.readOnlyKey })).status).toBe(403);
  });

  it('404: an id that is unknown', async () => {
    expect((await cancel('0198c0de-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await cancel('nothing')).status).toBe(404);
  });
});
