// A receiver as the documents have it: it verifies with Svix's library, and answers before it works.
import { createServer } from 'node:http';
import { Webhook } from 'svix';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

createServer(async (request, response) => {
  const payload = Buffer.concat(await request.toArray()).toString();
  try {
    webhook.verify(payload, request.headers);
  } catch {
    response.writeHead(400).end();
    return;
  }
  response.writeHead(204).end();
  const { event_type, connection_id, integration_name, integration_type, data, previous_attributes } =
    JSON.parse(payload);
  console.log(
    JSON.stringify({
      event_type,
      connection_id,
      integration_name,
      integration_type,
      id: data.id,
      previous_attributes,
    }),
  );
}).listen(0, '127.0.0.1', function () {
  console.log(`listening ${JSON.stringify(this.address())}`);
});
