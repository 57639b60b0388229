/** The vendor's envelope: what was asked for, and what is answered. */
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';

const METHODS = 'http://rex11.com/webmethods/';

/** An element: a text, or elements in their order. A namespace is that of its name; children stay in it. */
export interface Element {
  name: string;
  namespace?: string;
  inner: string | readonly Element[];
}

/** Reads the operation and its parameters, which all are texts. @throws Refused with a fault, as .NET words it */
export function readCall({ method, headers, body }: Asked): {
  operation: string;
  parameters: ReadonlyMap<string, string>;
} {
  const call =
    /<(?:\w+:)?Body>\s*<(\w+) xmlns="http:\/\/rex11\.com\/webmethods\/">([\s\S]*)<\/\1>\s*<\/(?:\w+:)?Body>/.exec(
      body,
    );
  if (method !== 'POST' || !/^text\/xml/.test(String(headers['content-type'])) || !call)
    throw fault('Client', 'Unable to handle request without a valid action parameter.');
  const [, operation = '', inner = ''] = call;
  if (headers.soapaction !== `"${METHODS}${operation}"`)
    throw fault('Client', 'Server did not recognize the value of HTTP Header SOAPAction.');
  const parameters = new Map<string, string>();
  for (const [, name, value] of inner.matchAll(/<(\w+)>([^<]*)<\/\1>/g))
    parameters.set(name!, unescaped(value!));
  return { operation, parameters };
}

/** The answer to an operation. @param result what its result holds; null leaves it out */
export function answerTo(operation: string, result: string | readonly Element[]): Given {
  const response: Element = {
    name: `${operation}Response`,
    namespace: METHODS,
    inner: [{ name: `${operation}Result`, inner: result }],
  };
  return { type: 'text/xml; charset=utf-8', body: envelope(render(response)) };
}

/** `Notifications` with an error, under 200. */
export function notification(code: number, severity: string, message: string): Element {
  return element('Notifications', [
    element('Notification', [
      element('ErrorCode', String(code)),
      element('Severity', severity),
      element('Message', message),
    ]),
  ]);
}

export function fault(code: 'Client' | 'Server', said: string): Refused {
  const body = `<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escaped(said)}</faultstring><detail /></soap:Fault>`;
  return new Refused({ status: 500, type: 'text/xml; charset=utf-8', body: envelope(body) });
}

export function element(name: string, inner: Element['inner'], namespace?: string): Element {
  return namespace === undefined ? { name, inner } : { name, inner, namespace };
}

/** Fields of one namespace, each of which names it, as .NET does where it is not that of the parent. */
export function fieldsOf(namespace: string, fields: Readonly<Record<string, Element['inner']>>): Element[] {
  return Object.entries(fields).map(([name, inner]) => ({ name, inner, namespace }));
}

function render({ name, namespace, inner }: Element): string {
  const start = namespace === undefined ? name : `${name} xmlns="${namespace}"`;
  if (inner === '' || inner.length === 0) return `<${start} />`;
  return `<${start}>${typeof inner === 'string' ? escaped(inner) : inner.map(render).join('')}</${name}>`;
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, number?: string, name?: string) =>
    number ? String.fromCharCode(Number(number)) : (named[name!] ?? ''),
  );
}
