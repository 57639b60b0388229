import { createJob } from '../../src/sync/jobs.ts';
import { findFindings, repairJob } from '../../src/sync/repair.ts';
import { type PaperWorld, paperWorld } from '../support/world.ts';

const WINDOW = { start: new Date('2026-02-01T00:00:00Z'), end: new Date('2026-03-02T00:00:00Z') };

/** What a connection holds, row versions included: two of these are equal when nothing was written. */
const DUMP = ['record', 'raw', 'quarantine', 'coverage', 'schedule', 'connection'].map(
  (table) =>
    `SELECT '${table}' AS held, xmin::text || ctid::text AS place, to_jsonb(${table})::text AS row FROM ${table}`,
);

/** A paper world with what verifying needs: the words of a test. */
export async function verifyWorld(options: Parameters<typeof paperWorld>[0] = {}) {
  const world = await paperWorld(options);
  const begin = async (purpose: 'verify' | 'remap', window = WINDOW, events?: 'send' | 'silent') => {
    const request = { functionName: 'get_orders', ...window, purpose, events };
    return (await createJob(world.engine, await world.record(), request)).job;
  };
  return {
    ...world,
    begin,
    /** Verifies and says what was found: `id kind`, and the numbers. */
    async verify(window = WINDOW) {
      const { id } = await begin('verify', window);
      await world.work();
      return { id, ...(await outcome(world, id)) };
    },
    outcome: (id: string) => outcome(world, id),
    async repair(id: string) {
      const { job } = await repairJob(world.engine, await world.record(), id);
      await world.work();
      return world.status(job.id);
    },
    held: () => world.rows(DUMP.join(' UNION ALL ')),
    events: async () =>
      Number(
        (await world.rows<{ n: string }>('SELECT count(*) AS n FROM event WHERE resource IS NOT NULL'))[0]!.n,
      ),
    /** Alters what is stored behind the engine's back, hash and all the rest left as they are. */
    spoil: (id: string, note: string) =>
      world.rows(`UPDATE record SET data = replace(data::text, '"note":"x"', $2)::json WHERE id = $1`, [
        id,
        `"note":"${note}"`,
      ]),
  };
}

async function outcome({ engine, connectionId, status }: PaperWorld, id: string) {
  const { findings } = await findFindings(engine, connectionId, id, { after: null, limit: 1000 });
  const job = await status(id);
  return {
    job,
    found: findings.map((finding) => `${finding.id} ${finding.kind}`),
    findings,
    verification: job.report.verification!,
  };
}
