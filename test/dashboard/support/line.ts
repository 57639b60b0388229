import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the server that can be cut, as one is when a laptop is closed: what was open breaks, nothing new comes through. */
export async function lineTo(url: string) {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let whole = true;
  const keep = (end: Socket) => {
    ends.add(end);
    end.on('error', () => {}).on('close', () => ends.delete(end));
  };
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(end);
      end.pipe(other);
      end.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    whole = false;
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend() {
      whole = true;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
