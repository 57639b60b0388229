import type { World } from './world.ts';

/** Creates a sync job of orders through the API and returns its id. */
export async function newJob(world: World, token: string, month = '2025-12'): Promise<string> {
  const { body, status, text } = await world.client.post('/connections/on-demand-syncs', {
    token,
    json: {
      start_time: `${month}-01T00:00:00Z`,
      end_time: `${month}-20T00:00:00Z`,
      function_name: 'get_orders',
    },
  });
  if (status !== 200) throw new Error(text);
  return body.id;
}

/** Makes a job stuck, as the engine does with one that can get no further. */
export async function makeStuck(world: World, jobId: string): Promise<void> {
  await world.pool.query(
    `UPDATE run SET status = 'stuck', finished_at = now(), error = '{"code":"no_progress","message":"Nothing came."}'
     WHERE run_id = $1`,
    [jobId],
  );
}
