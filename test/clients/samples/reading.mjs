// Every order by pages of 500, then the filters by date and status.
import { setTimeout as sleep } from 'node:timers/promises';

const { BASE_URL, API_KEY, ACCESS_TOKEN, FROM, TO } = process.env;

async function orders(query) {
  const response = await fetch(`${BASE_URL}/wms/orders?${query}`, {
    headers: { 'x-trackstar-api-key': API_KEY, 'x-trackstar-access-token': ACCESS_TOKEN },
  });
  // More than ten reads in a second: as documented, wait and ask again.
  if (response.status === 429) {
    await sleep(Number(response.headers.get('retry-after')) * 1000);
    return orders(query);
  }
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

const ids = new Set();
const pages = [];
let token = null;
do {
  const { data, next_token, total_count } = await orders(`limit=500${token ? `&page_token=${token}` : ''}`);
  pages.push(total_count);
  for (const { id } of data) ids.add(id);
  token = next_token;
} while (token !== null);

// Brackets as they are: `fetch` leaves them alone.
const dated = (await orders(`created_date[gte]=${FROM}&created_date[lte]=${TO}`)).data;
const fulfilled = (await orders('status=fulfilled')).data;
const either = (await orders('status[in]=fulfilled,open')).data;
const late = (await orders(`status=fulfilled&updated_date[gte]=${FROM}`)).data;

const statuses = (list) => [...new Set(list.map(({ status }) => status))].sort();
console.log(
  JSON.stringify({
    pages,
    ids: ids.size,
    dated: dated.length,
    datedWithin: dated.every(({ created_date }) => created_date >= FROM && created_date <= TO),
    fulfilled: statuses(fulfilled),
    either: statuses(either),
    late: late.length,
    lateWithin: late.every(({ status, updated_date }) => status === 'fulfilled' && updated_date >= FROM),
  }),
);
