// Every route that asks who calls, as OpenAPI lists them: what a session may not do is refused on all of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, signedIn } from './signed-in.ts';
import { makeWorld, type World } from './world.ts';

interface Route {
  method: string;
  path: string;
  /** Names of the headers and cookies it takes, of each way to call it. */
  ways: string[][];
}

/** Changing nothing of the organization, they are open to viewers. */
const OPEN_TO_VIEWERS = [
  'DELETE /session',
  'POST /connections/on-demand-syncs/estimate',
  'POST /connections/feed-profile/dry-run',
];

describe('a session on every route', () => {
  let world: World;
  let owner: Browser;
  let viewer: Browser;
  let mine: { id: string };
  let foreign: { id: string };
  let routes: Route[];

  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
    owner = await signedIn(world, world.ours, 'owner');
    viewer = await signedIn(world, world.ours, 'viewer');
    const { paths } = (await world.client.document()) as unknown as {
      paths: Record<string, Record<string, { security: Record<string, unknown>[] }>>;
    };
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security.length > 0)
        .map(([method, { security }]) => ({
          method: method.toUpperCase(),
          path: path.replace(/\{\w+\}/g, '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11'),
          ways: security.map((way) => Object.keys(way).sort()),
        })),
    );
  });
  afterAll(() => world.end());

  const changes = () => routes.filter(({ method }) => method !== 'GET' && method !== 'HEAD');

  it('is taken by each that takes a key, and one with a connection where a token is taken', () => {
    expect(routes.length).toBeGreaterThan(80);
    for (const { method, path, ways } of routes) {
      const sessions = ways.filter((way) => way.includes('session')).map((way) => way.length);
      const keys = ways.filter((way) => way.includes('apiKey')).map((way) => way.length);
      if (keys.length > 0) expect([method, path, sessions]).toEqual([method, path, keys]);
    }
  });

  it('401 without one', async () => {
    for (const { method, path } of routes) {
      const { status } = await world.client.send(method, path, { key: null });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });

  it('403 csrf where it would change something without its token', async () => {
    const headers = { cookie: owner.cookie, 'x-backhaul-connection': mine.id };
    for (const { method, path } of changes()) {
      const { status, body } = await world.client.send(method, path, { key: null, headers });
      expect([method, path, status, body.code]).toEqual([method, path, 403, 'csrf']);
    }
  });

  it('403 where a viewer would change something', async () => {
    for (const { method, path } of changes()) {
      if (OPEN_TO_VIEWERS.includes(`${method} ${path}`)) continue;
      const { status, body } = await world.client.send(method, path, viewer.ask(mine.id));
      expect([method, path, status]).toEqual([method, path, 403]);
      expect(['read_only', 'forbidden']).toContain(body.code);
    }
  });

  it('404 where it names a connection of another organization', async () => {
    const withConnection = routes.filter(({ ways }) => ways.every((way) => way.length === 2));
    expect(withConnection.length).toBeGreaterThan(50);
    for (const { method, path } of withConnection) {
      const { status, body } = await world.client.send(method, path, owner.ask(foreign.id));
      expect([method, path, status, body.id]).toEqual([method, path, 404, foreign.id]);
    }
  });
});
