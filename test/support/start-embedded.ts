// A process of its own that uses an embedded server: `node start-embedded.ts <dataDir>`. Prints one line of
// JSON when the server is up, and gives it up when its standard input ends.
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';

const { url, adopted, stop } = await startEmbeddedPostgres({ dataDir: process.argv[2]! });
process.stdout.write(`${JSON.stringify({ url, adopted })}\n`);
process.stdin.on('end', () => stop()).resume();
