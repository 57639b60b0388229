import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as it came in. */
interface Mail {
  from: string;
  to: string[];
  subject: string;
  messageId: string;
  text: string;
}

/**
 * A real mail server on a socket of its own. Wants a user and password where one is given.
 *
 * @param password of the user "backhaul"; without one anybody may send
 */
export async function startMailServer(password?: string) {
  const received: Mail[] = [];
  const state = { refuse: null as string | null, refused: [] as string[], silent: false };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: password === undefined,
    allowInsecureAuth: true,
    logger: false,
    onConnect(_, done) {
      // A server that takes the connection and never says a word.
      if (!state.silent) done();
    },
    onAuth(auth, _, done) {
      if (auth.username === 'backhaul' && auth.password === password) done(null, { user: auth.username });
      else done(new Error('No such user or password'));
    },
    onRcptTo({ address }, _, done) {
      const refused = state.refused.includes(address) || state.refuse !== null;
      done(refused ? Object.assign(new Error(state.refuse ?? 'unknown here'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const whole = Buffer.concat(chunks).toString('utf8').replaceAll('\r\n', '\n');
        const [head = '', ...body] = whole.split('\n\n');
        const header = (name: string) =>
          new RegExp(`^${name}: (.*(?:\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\n\s+/g, ' ') ?? '';
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          subject: header('Subject'),
          messageId: header('Message-ID'),
          text: decoded(body.join('\n\n'), header('Content-Transfer-Encoding')),
        });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${password === undefined ? '' : `backhaul:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    received,
    state,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function decoded(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
