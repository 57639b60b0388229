/**
 * A receiver of webhooks as a user writes one with the `svix` package: it verifies, and does what a message says in
 * one transaction with the note that it was done. Ends when its standard input does.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { Webhook } from 'svix';

const { DATABASE_URL, PORT, SECRET } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL!, max: 8, application_name: 'receiver' });
pool.on('error', () => {});
const webhook = new Webhook(SECRET!);

const server = createServer(async (request, response) => {
  try {
    const text = Buffer.concat(await request.toArray()).toString('utf8');
    webhook.verify(text, request.headers as Record<string, string>);
    await handle(String(request.headers['svix-id']), JSON.parse(text));
    response.end('ok');
  } catch (error) {
    response.writeHead(500).end((error as Error).message);
  }
});

/** Each message once, whatever order they come in: by its id, and by the version of its record. */
async function handle(
  id: string,
  message: { event_type: string; record_version?: number; data: { id: string } },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rowCount } = await client.query('INSERT INTO handled (id) VALUES ($1) ON CONFLICT DO NOTHING', [
      id,
    ]);
    await client.query('INSERT INTO arrival (id) VALUES ($1)', [id]);
    if (rowCount === 1 && message.event_type.startsWith('order.')) {
      await client.query(
        `INSERT INTO state (id, version, data) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, data = excluded.data
           WHERE state.version < excluded.version`,
        [message.data.id, message.record_version, JSON.stringify(message.data)],
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

process.stdin.on('end', () => process.exit(0)).resume();
server.listen(Number(PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
