/** SOAP calls, by a vendor's own WSDL: every element that is sent or answered is one that it declares. */
import { childOf, parseXml, type XmlNode } from '../../../src/connectors/kit/xml.ts';
import type { Checker } from './openapi.ts';

export function wsdlChecker(wsdl: string): Checker {
  const declared = new Set(
    [...wsdl.matchAll(/<(?:\w+:)?(?:element|part|operation)\b[^>]*?\bname="([^"]+)"/g)].map(
      ([, name]) => name!,
    ),
  );
  return ({ requestBody, body, status }) => [
    ...undeclared(requestBody, declared).map(
      (name) => `the request has ${name}, which the WSDL does not declare`,
    ),
    ...(status === 200 ? undeclared(body, declared) : []).map(
      (name) => `the answer has ${name}, which the WSDL does not declare`,
    ),
  ];
}

function undeclared(text: string, declared: ReadonlySet<string>): string[] {
  const body = childOf(parseXml(text), 'Envelope', 'Body');
  return body === undefined
    ? ['no SOAP body']
    : [...new Set(namesIn(body))].filter((name) => !declared.has(name));
}

function namesIn(node: XmlNode | XmlNode[]): string[] {
  if (typeof node === 'string') return [];
  if (Array.isArray(node)) return node.flatMap(namesIn);
  return Object.entries(node).flatMap(([name, inner]) =>
    name.startsWith('@') || name === '#text' ? [] : [name, ...namesIn(inner)],
  );
}
