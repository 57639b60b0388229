/** A year of every integration on demand, through the real server, and then the proof that nothing differs. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import type { Connector, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { placedAt } from '../../src/connectors/kit/place.ts';
import type { Held, Simulator } from '../../src/connectors/kit/simulator.ts';
import { SIMULATORS } from '../../src/connectors/simulators.ts';
import { resourceOfFunction } from '../../src/model/index.ts';
import { decidePair } from '../../src/store/queries/pairs.ts';
import { settle } from '../conformance/bench.ts';
import { HurriedClock } from '../support/hurried-clock.ts';
import { type Server, startServer } from './server.ts';

/** What a vendor with five requests a minute takes hours for takes us seconds. */
const RATE = 1000;
const DAY = 86_400_000;
/** Six weeks before now: what is older no vendor changes by itself any more, however fast his clock runs meanwhile. */
const YEAR = { from: new Date('2025-05-01T00:00:00Z'), to: new Date('2026-05-01T00:00:00Z') };

/** So many at a time; vitest.config.ts has the same number. */
const TOGETHER = 8;

const ALL = connectors({ sandboxUrl: 'http://127.0.0.1:1' });
const nameOf = ({ type, name }: Connector) => `${type}-${name}`;

describe('a year, through the real server', () => {
  const clock = new HurriedClock('2026-06-15T12:10:00Z', RATE);
  const filesDir = mkdtempSync(join(tmpdir(), 'backhaul-year-'));
  const simulators = new Map<string, Simulator>();
  let server: Server;

  beforeAll(async () => {
    const placed: Connector[] = [];
    for (const connector of ALL) {
      const folder = join(filesDir, connector.name);
      mkdirSync(folder, { recursive: true });
      const simulator = await SIMULATORS[connector.name]!({
        seed: 11,
        clock: () => clock.now(),
        type: connector.type,
        perDay: 1,
        ...(connector.inbox && { folder, since: YEAR.from }),
      });
      if (connector.inbox) settle(folder);
      simulators.set(nameOf(connector), simulator);
      placed.push(simulator.url === null ? connector : placedAt(connector, simulator.url));
    }
    // They wait for their vendors most of the time, even so.
    server = await startServer({ connectors: placed, clock, filesDir, slots: TOGETHER });
  }, 120_000);
  afterAll(async () => {
    await server?.end();
    for (const simulator of simulators.values()) await simulator.close();
    rmSync(filesDir, { recursive: true });
  });

  it.concurrent.each(ALL.map((connector) => [nameOf(connector), connector] as const))(
    '%s: all of it is there, nothing else, and verify finds no difference',
    async (name, connector) => {
      const simulator = simulators.get(name)!;
      // Nothing of a cart is synced on demand: there the first sync reads the year.
      const byFirstSync = connector.type === 'cart';
      const { id, token } = await server.connect({
        integration_type: connector.type,
        integration_name: connector.name,
        credentials: simulator.credentials,
        history_days: byFirstSync ? 420 : 1,
        disabled_functions: [],
      });
      if (byFirstSync) await server.initialDone(id);
      // Under a clock that runs so fast they would come due every few seconds.
      await server.client.send('PATCH', '/schedules/toggle-all', { token, json: { paused: true } });
      for (const fn of connector.functions.filter(({ basis }) => basis !== 'none')) {
        const window = keptOf(fn);
        if (byFirstSync) {
          await expectHeld(connector, fn, window, token);
          continue;
        }
        // As an operator does for what the catalogue leaves off.
        const { type, name: slug } = connector;
        await decidePair(server.pool, { type, name: slug, functionName: fn.name, enabled: true });
        const asked = [token, fn.name, window.from.toISOString(), window.to.toISOString()] as const;
        expect(await server.backfill(...asked)).toMatchObject({
          status: 'completed',
          error: null,
          report: { records_quarantined: 0 },
        });
        await expectHeld(connector, fn, window, token);
        const { verification } = (await server.verify(...asked)).report;
        expect(verification, fn.name).toMatchObject({ verdict: 'equal' });
      }
      const told = server.logged.join('\n');
      for (const { name: field } of connector.credentials.filter(({ secret }) => secret))
        expect(told.includes(simulator.credentials[field] ?? 'nothing'), field).toBe(false);
    },
    600_000,
  );

  /** The year, or as much of it as the vendor keeps. */
  function keptOf({ keepsHistoryMs }: SourceFunction) {
    const oldest = clock.now().getTime() - (keepsHistoryMs ?? Number.POSITIVE_INFINITY) + 2 * DAY;
    return { from: new Date(Math.max(YEAR.from.getTime(), oldest)), to: YEAR.to };
  }

  /** What the vendor holds of a window is listed by the API under its date, and nothing that it never had. */
  async function expectHeld(
    { type, name }: Connector,
    fn: SourceFunction,
    window: { from: Date; to: Date },
    token: string,
  ) {
    const simulator = simulators.get(`${type}-${name}`)!;
    const wanted = simulator.truth(fn.name, window);
    expect(wanted.length, `what the simulator holds of ${fn.name}`).toBeGreaterThan(0);
    const listed = await server.list(token, resourceOfFunction(type, fn.name).path);
    const dates = listed.map((record) => fn.basisDate(record));
    if (wanted.some(({ id }) => id === null)) {
      const within = (at: string | null) =>
        at !== null && at >= window.from.toISOString() && at < window.to.toISOString();
      expect(dates.filter(within)).toHaveLength(wanted.length);
      return;
    }
    const ids = new Set(listed.map(({ id }) => id));
    expect(ids.size).toBe(listed.length);
    expect(wanted.filter(({ id }) => !ids.has(id))).toEqual([]);
    const ever = named(
      simulator.truth(fn.name, {
        from: new Date(YEAR.from.getTime() - 400 * DAY),
        to: new Date(clock.now().getTime() + DAY),
      }),
    );
    const beyond = listed.filter(({ id }) => !ever.has(id as string));
    // What a sweep finds without a date lies in no window.
    const undated = beyond.some((record) => fn.basisDate(record) === null)
      ? named(simulator.truth(fn.name).filter(({ at }) => at === null))
      : new Set<unknown>();
    const invented = beyond.filter(
      (record) => fn.basisDate(record) !== null || !undated.has(record.id as string),
    );
    expect(
      invented.map(({ id }) => id),
      `${fn.name} that the simulator's truth lists in no window, nor without a window under no date`,
    ).toEqual([]);
  }
});

function named(held: readonly Held[]): Set<string | null> {
  return new Set(held.map(({ id }) => id));
}
