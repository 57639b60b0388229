import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { SignInContext } from '../kit/manifest.ts';
import { callSoap, type SoapValue } from '../kit/soap.ts';
import { type Fields, fieldsIn, listIn, plain, text } from './values.ts';

const NAMESPACE = 'http://rex11.com/webmethods/';
/** "BarCode doesn't exist", "Invalid ASN Ticket number". */
const GONE = ['83', '41'];
const MOST_SAID = 160;

/** What an operation answered; `gone` where it says that there is no such ticket. */
export type Answer = { gone: false; result: Fields } | { gone: true };

/**
 * One operation.
 *
 * @param asked in the order in which the operation declares it
 * @throws the four kinds of ../kit/errors.ts
 */
export async function operate(
  ctx: SignInContext,
  operation: string,
  asked: SoapValue,
): Promise<Record<string, unknown>> {
  const answer = await callSoap(ctx, {
    url: ctx.baseUrl,
    action: `${NAMESPACE}${operation}`,
    namespace: NAMESPACE,
    operation,
    body: asked,
    fault: meaningOf,
  });
  return fieldsIn(plain(answer)) as Record<string, unknown>;
}

/** A fault says more than its code: .NET gives the same one for all. */
function meaningOf(said: string, code: string): Error {
  if (isAboutSession(said)) return sessionEnded();
  // What the client did wrong it would do wrong again.
  if (/client|sender/i.test(code))
    return new Terminal(`Bergen refused the request: ${said.slice(0, MOST_SAID)}`);
  return new Retryable(`Bergen failed: ${said.slice(0, MOST_SAID)}`);
}

/**
 * One operation that takes a token, and what it says besides: it answers under 200 whatever went wrong.
 *
 * @param key the name that the operation has for the token; some spell it with a small letter
 */
export async function ask(
  ctx: SignInContext & { session: Readonly<Record<string, string>> },
  operation: string,
  asked: SoapValue & readonly unknown[],
  key: 'AuthenticationString' | 'authenticationString' = 'AuthenticationString',
): Promise<Answer> {
  const token = [key, ctx.session.token ?? ''] as const;
  const answer = await operate(ctx, operation, [token, ...(asked as Exclude<SoapValue, string>)]);
  const result = answer[`${operation}Result`];
  if (result === undefined) throw new Retryable(`An answer of Bergen to ${operation} had no result.`);
  const fields = fieldsIn(result);
  const notes = listIn(fieldsIn(fields.Notifications).Notification);
  const errors = notes.filter(({ ErrorCode }) => text(ErrorCode) !== null && text(ErrorCode) !== '0');
  const said = errors.map(({ Severity, Message }) => `${text(Severity)}: ${text(Message)}`).join('; ');
  if (errors.length === 0) return { gone: false, result: fields };
  if (errors.every(({ ErrorCode }) => GONE.includes(text(ErrorCode)!))) return { gone: true };
  if (isAboutSession(said)) throw sessionEnded();
  // In case that an empty list should be told so, of which no document speaks.
  if (errors.every(({ Message }) => /^no\b.*\b(found|records?)/i.test(text(Message) ?? '')))
    return { gone: false, result: {} };
  throw new Retryable(`Bergen could not answer ${operation}: ${said.slice(0, MOST_SAID)}`);
}

function isAboutSession(said: string): boolean {
  return /authenticat|token|not logged|log ?in/i.test(said);
}

function sessionEnded(): CredentialsRefused {
  return new CredentialsRefused('Bergen does not take the token any more. Check user and password.');
}
