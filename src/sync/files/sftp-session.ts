import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { type ConnectorError, CredentialsRefused, Retryable } from '../../connectors/kit/errors.ts';
import type { SftpServer } from '../../connectors/kit/file-source.ts';
import { type AddressRules, guardedLookup, RefusedAddress, refusedAddress } from '../typed-address.ts';

/** Until the server is reached; until it lets its user in; and until it answers anything later; in milliseconds. */
const REACHED_WITHIN_MS = 10_000;
const READY_WITHIN_MS = 20_000;
const ANSWER_WITHIN_MS = 30_000;

/** A session at an SFTP server. */
export class SftpSession {
  /** The fingerprint of the host key that the server has. */
  readonly hostKey: string;
  readonly sftp: SFTPWrapper;
  readonly #over: AbortController;

  private constructor(parts: { hostKey: string; sftp: SFTPWrapper; over: AbortController }) {
    this.hostKey = parts.hostKey;
    this.sftp = parts.sftp;
    this.#over = parts.over;
  }

  /**
   * Signs in. A server with another host key than it should have is not told who wants in.
   *
   * @param signal ends the session
   * @throws CredentialsRefused, Retryable; the signal's reason
   */
  static async open(server: SftpServer, rules: AddressRules, signal: AbortSignal): Promise<SftpSession> {
    signal.throwIfAborted();
    const socket = await reach(server, rules, signal);
    const over = new AbortController();
    const client = new ssh2.Client();
    const end = (reason: unknown) => over.abort(reason);
    over.signal.addEventListener('abort', () => {
      client.destroy();
      socket.destroy();
    });
    const given = () => end(signal.reason);
    signal.addEventListener('abort', given, { once: true });
    client.on('close', () => {
      signal.removeEventListener('abort', given);
      end(new Retryable(`${server.host} closed the connection.`));
    });
    let hostKey = '';
    client.on('error', (error) => end(refusal(error, server, hostKey)));
    try {
      client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) =>
        finish(prompts.map(() => server.password ?? '')),
      );
      const ready = new Promise<void>((resolve) => void client.on('ready', resolve));
      client.connect({
        sock: socket,
        username: server.username,
        ...(server.password !== null && { password: server.password, tryKeyboard: true }),
        ...(server.privateKey !== null && { privateKey: server.privateKey }),
        ...(server.passphrase !== null && { passphrase: server.passphrase }),
        readyTimeout: READY_WITHIN_MS,
        hostVerifier: (key: Buffer) => {
          hostKey = fingerprintOf(key);
          return isKnown(server, hostKey);
        },
      });
      await within(over, READY_WITHIN_MS, server.host, ready);
      const sftp = await within(
        over,
        ANSWER_WITHIN_MS,
        server.host,
        new Promise<SFTPWrapper>((resolve, reject) =>
          client.sftp((error, opened) => (error ? reject(refusal(error, server, hostKey)) : resolve(opened))),
        ),
      );
      return new SftpSession({ hostKey, sftp, over });
    } catch (error) {
      end(error);
      throw asTrouble(error, server, hostKey);
    }
  }

  /**
   * One question and its answer.
   *
   * @throws what the server says, as an error with SFTP's number as its `code`; Retryable when it says nothing
   */
  ask<T>(start: (sftp: SFTPWrapper, done: (error: unknown, value: T) => void) => void): Promise<T> {
    const answer = new Promise<T>((resolve, reject) =>
      start(this.sftp, (error, value) => (error ? reject(error) : resolve(value))),
    );
    return within(this.#over, ANSWER_WITHIN_MS, 'The SFTP server', answer);
  }

  close(): void {
    this.#over.abort(new Retryable('The SFTP session was closed.'));
  }
}

/** Whatever comes first: the answer, the end of the session, or the end of the time, which ends the session. */
async function within<T>(over: AbortController, ms: number, who: string, answer: Promise<T>): Promise<T> {
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(over.signal.reason);
  if (over.signal.aborted) end();
  over.signal.addEventListener('abort', end, { once: true });
  const timer = setTimeout(
    () => over.abort(new Retryable(`${who} did not answer within ${ms / 1000} seconds.`)),
    ms,
  );
  // Whichever loses may still fail, and nobody listens.
  answer.catch(() => {});
  ended.promise.catch(() => {});
  try {
    return await Promise.race([answer, ended.promise]);
  } finally {
    clearTimeout(timer);
    over.signal.removeEventListener('abort', end);
  }
}

/** @throws CredentialsRefused for an address that may not be reached; Retryable; the signal's reason */
async function reach({ host, port }: SftpServer, rules: AddressRules, signal: AbortSignal): Promise<Socket> {
  const refused = refusedAddress(host, rules);
  if (refused) throw new CredentialsRefused(refused.message);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ host, port, lookup: guardedLookup(rules), noDelay: true });
  socket.once('connect', resolve).on('error', reject);
  const given = () => reject(signal.reason);
  signal.addEventListener('abort', given, { once: true });
  const timer = setTimeout(
    () => reject(new Retryable(`${host} could not be reached within ${REACHED_WITHIN_MS / 1000} seconds.`)),
    REACHED_WITHIN_MS,
  );
  try {
    await promise;
    return socket;
  } catch (error) {
    socket.destroy();
    if (signal.aborted || error instanceof Retryable) throw error;
    if (error instanceof RefusedAddress) throw new CredentialsRefused(error.message);
    const { code = 'unknown' } = error as { code?: string };
    throw new Retryable(`${host} could not be reached (${code}).`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', given);
  }
}

/** As `ssh-keygen -l` shows it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** A server that is met for the first time has any key. */
function isKnown({ hostKeys }: SftpServer, hostKey: string): boolean {
  return hostKeys.length === 0 || hostKeys.includes(hostKey);
}

/** Why a session did not begin, or ended, for whoever entered the credentials. */
function refusal(error: Error & { level?: unknown }, server: SftpServer, hostKey: string): ConnectorError {
  const { host } = server;
  if (hostKey !== '' && !isKnown(server, hostKey))
    return new CredentialsRefused(
      `${host} has the host key ${hostKey}, and not the one that is known of it. If the server was given another key, enter its fingerprint; if it was not, somebody may have put another server in between.`,
    );
  if (error.level === 'client-authentication')
    return new CredentialsRefused(`${host} does not let ${server.username} in with this password or key.`);
  return new Retryable(`${host} ended the SFTP session: ${error.message.slice(0, 200)}.`);
}

/** What was thrown on the way in, where it is none of the connector's words yet: a key that is none. */
function asTrouble(error: unknown, server: SftpServer, hostKey: string): unknown {
  if (error instanceof CredentialsRefused || error instanceof Retryable) return error;
  if (error instanceof Error && /private ?key|passphrase/i.test(error.message))
    return new CredentialsRefused(
      'sftp_private_key could not be read: it must be a key in the form of OpenSSH (which "ssh-keygen -p" writes), or RSA or EC as PEM, with sftp_passphrase where it is locked.',
    );
  return error instanceof Error && 'level' in error ? refusal(error, server, hostKey) : error;
}
