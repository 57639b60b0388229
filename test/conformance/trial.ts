/** One connection of a check: reads windows with the real engine, and says what is stored. */
import type { Connector, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import type { Held } from '../../src/connectors/kit/simulator.ts';
import { inZone } from '../../src/connectors/kit/zone.ts';
import { resourceOfFunction } from '../../src/model/index.ts';
import { underLock } from '../../src/store/queries/lock-connection.ts';
import type { Engine } from '../../src/sync/engine.ts';
import type { Job } from '../../src/sync/job.ts';
import { getJob, openJob } from '../../src/sync/jobs.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import type { Window } from '../../src/sync/window.ts';
import type { Bench } from './bench.ts';
import { must } from './check.ts';

/** A job that takes more steps than this does not end. */
const MOST_STEPS = 20_000;

export interface StoredRecord {
  id: string;
  data: Record<string, unknown>;
  version: number;
}

export interface Reading {
  purpose?: 'read' | 'verify';
  /** Called after each page that was written, with how many there have been. */
  afterPage?: (pages: number) => void;
  /** Every page is written by another worker, which had nothing but what is stored. */
  anew?: boolean;
}

export class Trial {
  readonly connectionId: string;
  readonly #bench: Bench;
  readonly #engine: Engine;
  readonly #connector: Connector;

  constructor(bench: Bench, engine: Engine, connector: Connector, connectionId: string) {
    this.#bench = bench;
    this.#engine = engine;
    this.#connector = connector;
    this.connectionId = connectionId;
  }

  /** Reads a window (ignored by snapshots) as a job, to its end. @returns the job as it ended */
  async read(fn: SourceFunction, window: Window | null, reading: Reading = {}): Promise<Job> {
    const own = this.#connector.functions.find(({ name }) => name === fn.name)!;
    const now = this.#bench.clock.now();
    const asked = window ?? { start: now, end: new Date(now.getTime() + own.grainMs) };
    const { purpose = 'read' } = reading;
    const job = await underLock(this.#engine.pool, this.connectionId, (tx) =>
      openJob(tx, this.#engine, {
        connectionId: this.connectionId,
        fn: own,
        window: asked,
        requested: asked,
        events: 'send',
        purpose,
      }),
    );
    await this.#work(job!.id, reading);
    return getJob(this.#engine, this.connectionId, job!.id);
  }

  async #work(jobId: string, { afterPage, anew = false }: Reading): Promise<void> {
    const { clock } = this.#bench;
    const take = async () =>
      new Runner(this.#engine, (await takeConnection(this.#engine, this.connectionId, 'suite'))!);
    let runner = await take();
    let pages = 0;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const step = await runner.step(async () => {});
      const { rows } = await this.#engine.pool.query<{ status: string; pages: string }>(
        'SELECT status, pages FROM run WHERE connection_id = $1 AND run_id = $2',
        [this.connectionId, jobId],
      );
      const job = rows[0]!;
      if (Number(job.pages) > pages) {
        pages = Number(job.pages);
        afterPage?.(pages);
        if (anew) {
          // Its other requests are on their way, and nobody will write down what they bring.
          runner.abort();
          runner = await take();
        }
      }
      if (job.status !== 'open') {
        runner.stopAsking();
        runner.abort();
        return;
      }
      if (step.state === 'quota') clock.advance(step.waitMs);
      if (step.state === 'idle') {
        const wait = (step.until?.getTime() ?? Number.NaN) - clock.elapsed();
        if (Number.isNaN(wait)) throw new Error('The job waits for nothing and does not end.');
        clock.advance(Math.max(wait, 1));
      }
    }
    throw new Error(`The job does not end: it has taken ${MOST_STEPS} steps.`);
  }

  /** Everything stored of a function's resource, by id. */
  async stored(fn: SourceFunction): Promise<Map<string, StoredRecord>> {
    const resource = resourceOfFunction(this.#connector.type, fn.name);
    const rows = await this.#bench.rows<{
      id: string;
      data: Record<string, unknown>;
      record_version: string;
    }>('SELECT id, data, record_version FROM record WHERE connection_id = $1 AND resource = $2', [
      this.connectionId,
      resource.name,
    ]);
    return new Map(
      rows.map(({ id, data, record_version }) => [id, { id, data, version: Number(record_version) }]),
    );
  }

  /** What was confided: credentials that are marked so, and all that they were traded for. */
  async secrets(): Promise<string[]> {
    const { credentials, session } = (await takeConnection(this.#engine, this.connectionId, 'suite'))!;
    const secret = this.#connector.credentials.filter((field) => field.secret);
    return [...secret.map(({ name }) => credentials[name]), ...Object.values(session?.values ?? {})].filter(
      (value): value is string => value !== undefined && value.length >= 8,
    );
  }

  /** What could not be mapped, and why. */
  async quarantined(): Promise<string[]> {
    const rows = await this.#bench.rows<{ reason: string }>(
      'SELECT reason FROM quarantine WHERE connection_id = $1',
      [this.connectionId],
    );
    return rows.map(({ reason }) => reason);
  }

  /**
   * Whether all that the vendor holds is stored, under the dates it has there, and nothing else.
   *
   * @param wanted what must be there
   * @param what was read, for the sentence
   * @param possible what may be there besides; anything unless told
   * @throws Finding naming what is missing, what is too much, and which dates differ
   */
  async expect(
    fn: SourceFunction,
    wanted: readonly Held[],
    what: string,
    possible?: readonly Held[],
  ): Promise<void> {
    const reasons = await this.quarantined();
    must(reasons.length === 0, `${what}: ${reasons.length} records could not be mapped: ${reasons[0]}`);
    await this.compare(fn, wanted, what, possible);
  }

  /** The same, whatever could not be mapped besides. */
  async compare(
    fn: SourceFunction,
    wanted: readonly Held[],
    what: string,
    possible?: readonly Held[],
  ): Promise<void> {
    const stored = await this.stored(fn);
    const problems = wanted.every(({ id }) => id !== null)
      ? byId(fn, wanted, stored)
      : byDate(fn, wanted, stored);
    const known = possible && new Set(possible.map(({ id }) => id));
    const phantoms = [...stored.keys()].filter((id) => known && !known.has(id) && !known.has(null));
    if (phantoms.length > 0)
      problems.push(`${phantoms.length} are stored that the vendor does not have (${phantoms[0]})`);
    must(problems.length === 0, `${what}: ${problems.join('; ')}`);
  }
}

function byId(
  fn: SourceFunction,
  wanted: readonly Held[],
  stored: ReadonlyMap<string, StoredRecord>,
): string[] {
  const missing = wanted.filter(({ id }) => !stored.has(id!));
  const misdated = wanted.filter(({ id, at }) => {
    const record = stored.get(id!);
    if (!record || !at) return false;
    const shown = fn.basisDate(record.data);
    if (shown === null) return true;
    if (Math.abs(Date.parse(shown) - at.getTime()) < fn.grainMs) return false;
    // While a clock is put back it shows an hour twice, and whoever writes no offset does not say which.
    return !fn.zone || inZone(new Date(shown), fn.zone) !== inZone(at, fn.zone);
  });
  const first = misdated[0];
  return [
    ...(missing.length > 0
      ? [`${missing.length} of ${wanted.length} records are missing (${missing[0]!.id})`]
      : []),
    ...(first
      ? [
          `${misdated.length} records have another date than at the vendor (${first.id}: ${fn.basisDate(stored.get(first.id!)!.data)} in place of ${first.at!.toISOString()})`,
        ]
      : []),
  ];
}

/** Records that have no name at the vendor: as many of each date as there should be. */
function byDate(
  fn: SourceFunction,
  wanted: readonly Held[],
  stored: ReadonlyMap<string, StoredRecord>,
): string[] {
  const count = (dates: (string | null)[]) => {
    const counts = new Map<string | null, number>();
    for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
    return counts;
  };
  const grain = (date: string | null) =>
    date && new Date(Math.floor(Date.parse(date) / fn.grainMs) * fn.grainMs).toISOString();
  const held = count(wanted.map(({ at }) => at && grain(at.toISOString())));
  const found = count([...stored.values()].map(({ data }) => grain(fn.basisDate(data))));
  return [...held].flatMap(([date, there]) => {
    const here = found.get(date) ?? 0;
    return here === there ? [] : [`of ${date} there are ${here} records in place of ${there}`];
  });
}
