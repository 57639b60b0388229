// Takes webhooks, and prints each event once: `node receive-webhooks.ts`. WEBHOOK_SECRET is the endpoint's secret, and
// PORT where to listen (8080).
import { createServer } from 'node:http';
import { verifyWebhook, type WebhookEvent, WebhookVerificationError } from 'backhaul-client';

const { WEBHOOK_SECRET, PORT = '8080' } = process.env;
// A real receiver keeps these for some days: a message may come again, under the same id.
const handled = new Set<string>();

const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  let event: WebhookEvent;
  try {
    event = verifyWebhook(body, request.headers, WEBHOOK_SECRET!);
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error; // without a secret nothing can be verified
    response.writeHead(401).end();
    return;
  }
  response.end(); // first the answer, then the work
  if (handled.has(event.event_id)) return;
  handled.add(event.event_id);
  const { event_type, data, record_version } = event;
  console.log(JSON.stringify({ event_type, id: data.id, version: record_version }));
});
server.listen(Number(PORT), () => console.log(`listening ${JSON.stringify(server.address())}`));
