// A request in the vendor's own words: one that it answers, and one that it refuses.
const { BASE_URL, API_KEY, ACCESS_TOKEN } = process.env;

const pass = async (body) => {
  const response = await fetch(`${BASE_URL}/wms/passthrough`, {
    method: 'POST',
    headers: {
      'x-trackstar-api-key': API_KEY,
      'x-trackstar-access-token': ACCESS_TOKEN,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
};

const sites = await pass({ method: 'GET', path: '/v1/sites', params: { limit: 2 } });
const nothing = await pass({ method: 'GET', path: '/v1/nothing' });
console.log(
  JSON.stringify({
    sites: [sites.status_code, sites.body.data.length],
    nothing: nothing.status_code,
  }),
);
