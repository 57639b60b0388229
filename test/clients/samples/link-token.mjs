// What a backend hands to its page: a token for the link window, and one to connect a known connection anew.
const { BASE_URL, API_KEY, CONNECTION_ID } = process.env;

const token = async (body) => {
  const response = await fetch(`${BASE_URL}/link/token`, {
    method: 'POST',
    headers: { 'x-trackstar-api-key': API_KEY, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()).link_token;
};

console.log(JSON.stringify({ fresh: await token(), anew: await token({ connection_id: CONNECTION_ID }) }));
