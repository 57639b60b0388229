// An on-demand sync that is seen through, one that is cancelled, and a sync of two kinds of data at once.
const { BASE_URL, API_KEY, ACCESS_TOKEN, FROM, TO, LONG_AGO } = process.env;

const call = async (method, path, body) => {
  const response = await fetch(`${BASE_URL}${path}`, {
    method,
    headers: {
      'x-trackstar-api-key': API_KEY,
      'x-trackstar-access-token': ACCESS_TOKEN,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

const jobs = '/connections/on-demand-syncs';
const ask = (start_time) => call('POST', jobs, { start_time, end_time: TO, function_name: 'get_orders' });

const created = await ask(FROM);
let job = created;
while (job.status === 'open') {
  await new Promise((resolve) => setTimeout(resolve, 300));
  job = await call('GET', `${jobs}/${created.sync_job_id}`);
}

const long = await ask(LONG_AGO);
// The samples send `null` as the body, or none at all.
const cancelled = await call('POST', `${jobs}/${long.id}/cancel`, null);

const forced = await call('POST', '/connections/sync', {
  functions_to_sync: ['get_orders', 'get_inventory'],
});
console.log(
  JSON.stringify({
    fields: Object.keys(created).slice(0, 8),
    same: created.id === created.sync_job_id,
    job: [job.status, job.requested_start_time, job.requested_end_time],
    cancelled: cancelled.status,
    forced,
  }),
);
