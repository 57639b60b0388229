// Reads the orders that have changed since the last time, page by page, and remembers how far it came.
// Run it again and again: `node read-orders.ts`. BASE_URL, API_KEY and ACCESS_TOKEN say where and whose;
// STATE_FILE is where the place is kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Backhaul } from 'backhaul-client';

const { BASE_URL, API_KEY, ACCESS_TOKEN, STATE_FILE = 'orders-since.txt' } = process.env;
const backhaul = new Backhaul({ url: BASE_URL!, apiKey: API_KEY! });
const connection = backhaul.connection(ACCESS_TOKEN!);

// Taken before the first page is read, so that nothing which changes meanwhile is missed the next time.
const began = new Date().toISOString();
const since = existsSync(STATE_FILE) ? readFileSync(STATE_FILE, 'utf8') : '1970-01-01T00:00:00Z';

const query = { 'trackstar_updated_date[gte]': since, limit: 500 };
let orders = 0;
for await (const page of connection.pages('/wms/orders', { query })) {
  // Here a program stores the page in its own database: a record with a known id takes the other's place.
  orders += page.length;
}
// Only now: what failed half-way is read again.
writeFileSync(STATE_FILE, began);
console.log(JSON.stringify({ since, orders }));
