// Has the orders of a stretch of time read from the source now, waits for it, and shows what came of it.
// `node backfill.ts 2025-12-01T00:00:00Z 2026-01-01T00:00:00Z`, with BASE_URL, API_KEY and ACCESS_TOKEN.
import { ApiError, answerOf, Backhaul } from 'backhaul-client';

const { BASE_URL, API_KEY, ACCESS_TOKEN } = process.env;
const [, , start_time = '', end_time = ''] = process.argv;
const connection = new Backhaul({ url: BASE_URL!, apiKey: API_KEY! }).connection(ACCESS_TOKEN!);

try {
  const { id } = await answerOf(
    connection.api.POST('/connections/on-demand-syncs', {
      body: { function_name: 'get_orders', start_time, end_time },
    }),
  );
  const job = await connection.waitForJob(id, {
    onChange: ({ progress }) => console.error(`${Math.round(progress.share_of_window * 100)} %`),
  });
  const { records_new, records_changed, records_unchanged } = job.report;
  console.log(JSON.stringify({ status: job.status, records_new, records_changed, records_unchanged }));
  if (job.status !== 'completed') process.exitCode = 1; // job.error says why, where it is stuck
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  console.error(`${error.code}: ${error.message}`, error.detail);
  process.exitCode = 2;
}
