import { afterAll, beforeAll, expect, vi } from 'vitest';
import { HERE } from '../api/receiver.ts';
import { servedInstallation } from '../cli/served.ts';

/** A server as `npm start` starts it the first time, once the first sync of its sandboxes is done. */
type Fresh = Awaited<ReturnType<typeof startFresh>>;

async function startFresh(atEnd: (cleanUp: () => void | Promise<void>) => void) {
  const served = await servedInstallation({}, atEnd, { BACKHAUL_WEBHOOK_ALLOW: HERE.join(',') });
  const { url, sandbox } = served;
  const { api_key: key } = sandbox();
  const call = async (method: string, path: string, json?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'x-trackstar-api-key': key, ...(json && { 'content-type': 'application/json' }) },
      ...(json && { body: JSON.stringify(json) }),
    });
    expect(response.status, path).toBe(200);
    // biome-ignore lint/suspicious/noExplicitAny: tests look into it field by field
    return (await response.json()) as any;
  };
  const historyIsThere = async () => {
    const { data } = await call('GET', '/connections');
    return data.every((one: { historical_sync_completed: Record<string, boolean> }) =>
      Object.values(one.historical_sync_completed).every(Boolean),
    );
  };
  await vi.waitFor(async () => expect(await historyIsThere()).toBe(true), {
    timeout: 120_000,
    interval: 200,
  });
  const token = (type: string) => served.connection(type).access_token;
  return {
    ...served,
    key,
    call,
    token,
    /** What a program of a user is told. */
    env: (type: string) => ({ BASE_URL: url, API_KEY: key, ACCESS_TOKEN: token(type) }),
  };
}

/** One for all tests of a file: ask for it within a test. */
export function freshServer(): () => Fresh {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await startFresh((cleanUp) => void cleanUps.push(cleanUp));
  }, 240_000);
  afterAll(async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  }, 60_000);
  return () => fresh;
}
