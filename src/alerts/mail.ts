import { createTransport } from 'nodemailer';
import type { Outcome } from '../webhooks/post.ts';
import type { Channel } from './channel.ts';
import type { AlertMessage } from './message.ts';

/** Longest time to reach the mail server, and to have a message taken, in milliseconds. */
const CONNECT_WITHIN_MS = 10_000;
const TAKEN_WITHIN_MS = 30_000;
const EXCERPT_CHARACTERS = 500;

/** E-mail over the operator's own mail server: one message to all addresses. */
export function openMail(options: { smtpUrl: string; from: string; to: readonly string[] }): Channel {
  const { smtpUrl, from, to } = options;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    dnsTimeout: CONNECT_WITHIN_MS,
    socketTimeout: TAKEN_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'email',
    async send(message, signal) {
      const began = performance.now();
      const outcome = (rest: Partial<Outcome>): Outcome => ({
        delivered: false,
        status: null,
        response: null,
        error: null,
        restMs: null,
        durationMs: Math.round(performance.now() - began),
        ...rest,
      });
      try {
        const within = AbortSignal.any([signal, AbortSignal.timeout(TAKEN_WITHIN_MS)]);
        const mail = { ...toMail(message, from, to), signal: within };
        const { response, rejected } = await transport.sendMail(mail);
        return outcome({
          delivered: true,
          status: replyCode(response),
          response: excerpt(response),
          // Sent again, the others would have it twice.
          error: rejected.length > 0 ? `The mail server refused ${rejected.length} of the addresses.` : null,
        });
      } catch (error) {
        const { response, responseCode } = error as { response?: string; responseCode?: number };
        return outcome({
          status: responseCode ?? null,
          response: response === undefined ? null : excerpt(response),
          error: reasonOf(error),
        });
      }
    },
    async close() {
      transport.close();
    },
  };
}

/** Under the same Message-ID at every attempt, by which mail programs know a repeat. */
function toMail({ id, headline, text, state }: AlertMessage, from: string, to: readonly string[]) {
  return {
    from: { name: 'Backhaul', address: from },
    to: [...to],
    subject: `[Backhaul] ${headline}`,
    text: `${text}\n`,
    messageId: `<${id}@backhaul.invalid>`,
    date: new Date(),
    // Nobody's holiday note is wanted.
    headers: { 'auto-submitted': 'auto-generated', 'x-backhaul-alert': state },
  };
}

function replyCode(response: string): number | null {
  const [code] = /^\d{3}/.exec(response) ?? [];
  return code === undefined ? null : Number(code);
}

function excerpt(text: string): string {
  return text.slice(0, EXCERPT_CHARACTERS).replaceAll('\0', '').toWellFormed();
}

/** In our words: a mail server's own may quote what it was given. */
function reasonOf(error: unknown): string {
  const { code, responseCode, cause } = error as { code?: string; responseCode?: number; cause?: unknown };
  const system = (error as { errno?: string | number }).errno ?? (cause as { code?: string })?.code;
  if (code === 'EAUTH') return `The mail server refused the user or password${reply(responseCode)}.`;
  if (responseCode !== undefined) return `The mail server refused the message${reply(responseCode)}.`;
  if (code === 'EDNS') return 'The host name of the mail server is not known.';
  if (code === 'ETLS') return 'The connection to the mail server could not be encrypted.';
  if (code === 'ETIMEDOUT' || code === 'EABORT') return 'The mail server did not answer in time.';
  return `The mail server could not be reached (${[code, system].filter(Boolean).join(', ') || 'it broke off'}).`;
}

function reply(code: number | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}
