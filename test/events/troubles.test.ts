import { expect, it } from 'vitest';
import { troubles } from '../support/paper-source.ts';
import { type PaperWorld, paperWorld } from '../support/world.ts';
import { told } from './told.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lets the schedules fail, request after request, for so long. */
async function failFor(world: PaperWorld, ms: number, trouble: () => Error): Promise<void> {
  for (let past = 0; past < ms; past += 5 * MINUTE) {
    world.clock.advance(5 * MINUTE);
    world.source.failWith = [trouble()];
    await world.work(1);
  }
  world.source.failWith = [];
}

it('tells of a refusal when it is new, says something else or is over, and never of the same again', async () => {
  const world = await paperWorld({ withReturns: {} });
  world.connector.baseUrl = 'https://paper.invalid/api?key=secret';
  await world.work();
  const failing = new Map<string, Error>();
  world.source.before = (fn) => {
    if (failing.has(fn)) throw failing.get(fn)!;
  };
  let seen = 0;
  /** What was told since last time, after everything was tried again an hour later. */
  const news = async () => {
    world.clock.advance(HOUR);
    await world.work();
    const fresh = (await told(world, 'connection-error')).slice(seen);
    seen += fresh.length;
    return fresh;
  };

  failing.set('get_returns', troubles.forbidden());
  const began = '2026-03-01T13:00:00Z';
  const fresh = await news();
  expect(fresh).toEqual([
    {
      type: 'connection-error.created',
      run_id: expect.any(String),
      kind: 'scheduled',
      historical: false,
      resource: null,
      data: {
        failed_url: 'https://paper.invalid/api',
        affected_endpoints: [{ endpoint: 'GET /wms/returns', preventing_sync: true }],
        integration_name: 'paper',
        error_message: 'no permission',
        code: 'permission_missing',
        function_name: 'get_returns',
        created_date: began,
        updated_date: began,
        last_seen: began,
      },
    },
  ]);
  expect(await news()).toEqual([]);

  failing.set('get_orders', troubles.refused());
  const [all, ...more] = await news();
  expect([more, all!.type, all!.data.code]).toEqual([[], 'connection-error.created', 'credentials_refused']);
  expect(all!.data.affected_endpoints.map((one: { endpoint: string }) => one.endpoint)).toEqual([
    'GET /wms/orders',
    'GET /wms/returns',
  ]);

  failing.set('get_returns', troubles.terminal());
  const [changed, ...rest] = await news();
  expect([rest, changed!.type]).toEqual([[], 'connection-error.updated']);
  expect(changed!.data).toMatchObject({
    code: 'source_refused',
    error_message: 'never',
    created_date: began,
    updated_date: '2026-03-01T16:00:00Z',
  });

  failing.clear();
  const over = await news();
  expect(over.map(({ type, data }) => [type, data.code]).sort()).toEqual([
    ['connection-error.deleted', 'credentials_refused'],
    ['connection-error.deleted', 'source_refused'],
  ]);
  expect(over.find(({ data }) => data.code === 'source_refused')!.data).toMatchObject({
    created_date: began,
    updated_date: '2026-03-01T17:00:00Z',
    last_seen: '2026-03-01T16:00:00Z',
  });
  expect(await news()).toEqual([]);
  await world.close();
});

it('a page that is rolled back heals nothing and tells of nothing', async () => {
  const world = await paperWorld();
  await world.work();
  world.clock.advance(2 * HOUR);
  world.source.failWith = [troubles.terminal()];
  await world.work();
  world.clock.advance(HOUR);
  await world.rows(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no room'; END $$`);
  await world.rows('CREATE TRIGGER fail BEFORE INSERT ON coverage EXECUTE FUNCTION fail()');
  await expect(world.work()).rejects.toThrow('no room');
  expect((await told(world, 'connection-error')).map(({ type }) => type)).toEqual([
    'connection-error.created',
  ]);
  expect(await world.rows('SELECT 1 FROM connection_error')).toHaveLength(1);
  await world.rows('DROP TRIGGER fail ON coverage');
  await world.work();
  expect((await told(world, 'connection-error')).map(({ type }) => type)).toEqual([
    'connection-error.created',
    'connection-error.deleted',
  ]);
  await world.close();
});

it('tells of a schedule that gets nowhere once, not counting announced waits, and again only after a page', async () => {
  const world = await paperWorld();
  await world.work();
  const position = (await world.position()).toISOString().replace('.000Z', 'Z');
  const stuck = () => told(world, 'connection.schedule-stuck');
  world.clock.advance(2 * HOUR);
  world.source.failWith = [troubles.rateLimited(new Date(world.clock.now().getTime() + 10 * HOUR))];
  await world.work(1);
  world.clock.advance(10 * HOUR);
  await failFor(world, 5.5 * HOUR, troubles.retryable);
  expect(await stuck()).toEqual([]);
  await failFor(world, 3 * HOUR, troubles.retryable);
  expect(await stuck()).toEqual([
    {
      type: 'connection.schedule-stuck',
      run_id: expect.any(String),
      kind: 'scheduled',
      historical: false,
      resource: null,
      data: {
        function_name: 'get_orders',
        resource: 'orders',
        latest_data: position,
        reason: { code: 'source_unavailable', message: 'no answer' },
      },
    },
  ]);
  // It goes on by itself, and where the same run gets nowhere once more after a page, that is told anew.
  for (let n = 0; n < 5; n++) world.source.put(`late${n}`, '2026-03-01T13:00:00Z');
  world.clock.advance(10 * MINUTE);
  await world.work(1);
  expect(await world.ids()).toHaveLength(2);
  await failFor(world, 7 * HOUR, troubles.retryable);
  const [first, second, ...more] = await stuck();
  expect([second?.run_id, more]).toEqual([first!.run_id, []]);
  world.clock.advance(10 * MINUTE);
  await world.work();
  expect(await world.ids()).toHaveLength(5);
  await world.close();
});

it('tells the same of a first sync, which has no data yet', async () => {
  const world = await paperWorld();
  await failFor(world, 7 * HOUR, troubles.forbidden);
  const [stuck] = await told(world, 'connection.schedule-stuck');
  expect(stuck).toMatchObject({
    kind: 'initial',
    data: { latest_data: null, reason: { code: 'permission_missing', message: 'no permission' } },
  });
  await world.close();
});
