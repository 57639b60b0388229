import { Retryable, Terminal } from './errors.ts';
import type { SourceRequest } from './http.ts';
import { refuse } from './http.ts';
import type { SignInContext } from './manifest.ts';
import { childOf, escapeXml, parseXml, type XmlNode } from './xml.ts';

/** A value of a SOAP body: text, or elements in order. */
export type SoapValue = string | readonly (readonly [name: string, value: SoapValue])[];

/**
 * Calls one operation of a SOAP 1.1 service.
 *
 * @param call.fault turns a fault's text into the error it means; a passing trouble unless told
 * @param call.lists elements of the answer that may occur several times
 * @returns the first element in the answer's body
 * @throws the four kinds of ./errors.ts
 */
export async function callSoap(
  ctx: SignInContext,
  call: {
    url: string;
    action: string;
    namespace: string;
    operation: string;
    body: SoapValue;
    lists?: readonly string[];
    fault?: (text: string, code: string) => Error;
  },
): Promise<XmlNode> {
  const request: SourceRequest = {
    method: 'POST',
    url: call.url,
    headers: { accept: 'text/xml', soapaction: `"${call.action}"` },
    text: { type: 'text/xml; charset=utf-8', body: envelope(call) },
  };
  const answer = await ctx.http.send(request);
  // A fault comes under 500, and says more than the status does.
  if (answer.status !== 500 || !/Fault>/.test(answer.text)) refuse(answer, new URL(call.url).host, ctx.now());
  const body = childOf(parseXml(answer.text, call.lists), 'Envelope', 'Body');
  if (typeof body !== 'object') throw new Retryable('An answer had no SOAP body.');
  const fault = childOf(body, 'Fault');
  if (fault !== undefined) throw faultOf(fault, call.fault);
  const [result] = Object.entries(body).filter(([name]) => !name.startsWith('@'));
  if (!result) throw new Retryable('An answer had an empty SOAP body.');
  return childOf(body, result[0])!;
}

function faultOf(fault: XmlNode, meaning: ((text: string, code: string) => Error) | undefined): Error {
  const textOf = (...path: string[]) => {
    const found = childOf(fault, ...path);
    return typeof found === 'string' ? found.slice(0, 500) : '';
  };
  const text = textOf('faultstring') || textOf('Reason', 'Text');
  const code = textOf('faultcode') || textOf('Code', 'Value');
  if (meaning) return meaning(text, code);
  // What the client did wrong it would do wrong again.
  if (/client|sender/i.test(code)) return new Terminal(`The source refused the request: ${text}`);
  return new Retryable(`The source failed: ${text}`);
}

function envelope({
  namespace,
  operation,
  body,
}: {
  namespace: string;
  operation: string;
  body: SoapValue;
}): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<${operation} xmlns="${escapeXml(namespace)}">${render(body)}</${operation}>` +
    '</soap:Body></soap:Envelope>'
  );
}

function render(value: SoapValue): string {
  if (typeof value === 'string') return escapeXml(value);
  return value.map(([name, inner]) => `<${name}>${render(inner)}</${name}>`).join('');
}
