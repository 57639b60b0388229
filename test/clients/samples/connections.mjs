// What a backend shows of a customer's connection: whether it is healthy, whether its history is there, and its schedules.
const { BASE_URL, API_KEY, ACCESS_TOKEN, CONNECTION_ID } = process.env;

const call = async (method, path, { token, body } = {}) => {
  const response = await fetch(`${BASE_URL}${path}`, {
    method,
    headers: {
      'x-trackstar-api-key': API_KEY,
      ...(token && { 'x-trackstar-access-token': token }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};
const one = async () => (await call('GET', `/connections/${CONNECTION_ID}`)).data;
const statusOf = ({ sync_schedules }, name) =>
  sync_schedules.find(({ function_name }) => function_name === name).sync_status;

// The page token alone: this list takes no limit.
const connections = [];
let token = null;
do {
  const page = await call('GET', `/connections${token ? `?page_token=${token}` : ''}`);
  connections.push(...page.data);
  token = page.next_token;
} while (token !== null);

const updated = await call('PATCH', '/connections', {
  token: ACCESS_TOKEN,
  body: { customer_id: 'customer-9' },
});
const toggle = (paused) =>
  call('PATCH', '/schedules/get_bills/toggle', { token: ACCESS_TOKEN, body: { paused } });
await toggle(true);
const paused = await one();
await toggle(false);
const connection = await one();

console.log(
  JSON.stringify({
    listed: connections.some(({ connection_id }) => connection_id === CONNECTION_ID),
    updated,
    customer: connection.customer_id,
    named: [connection.integration_type, connection.integration_name],
    errors: connection.errors,
    history: connection.historical_sync_completed.get_orders,
    actions: connection.available_actions,
    bills: [statusOf(paused, 'get_bills'), statusOf(connection, 'get_bills')],
  }),
);
