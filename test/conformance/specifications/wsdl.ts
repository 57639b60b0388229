/** SOAP calls, by a vendor's own WSDL: operations, the order of elements, their namespaces, counts and types. */
import type { Checker } from './openapi.ts';
import { Schemas } from './schema.ts';
import { allIn, childOf, type Element, qualified, readXml } from './xml-tree.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

export function wsdlChecker(wsdl: string): Checker {
  const document = readXml(wsdl);
  const schemas = new Schemas(document);
  const answers = operationsIn(document);
  return ({ requestBody, body, status }) => {
    const question = messageIn(requestBody);
    if (typeof question === 'string') return [`the request: ${question}`];
    const expected = answers.get(nameOf(question));
    if (expected === undefined) return [`the request: ${question.name} is no operation`];
    const wrong = schemas.problemsOf(question).map((problem) => `the request: ${problem}`);
    const answer = messageIn(body);
    if (typeof answer === 'string') return [...wrong, `the answer (${status}): ${answer}`];
    if (answer.namespace === SOAP && answer.name === 'Fault') return wrong;
    if (nameOf(answer) !== expected)
      return [...wrong, `the answer: ${answer.name} does not belong to ${question.name}`];
    return [...wrong, ...schemas.problemsOf(answer).map((problem) => `the answer: ${problem}`)];
  };
}

/** The element that an operation is asked with, and the one that it answers with. */
function operationsIn(document: Element): Map<string, string> {
  const messages = new Map<string, string>();
  for (const { name, attributes, children } of document.children) {
    const element = children[0]?.attributes.element;
    if (name === 'message' && element !== undefined)
      messages.set(attributes.name!, qualified(element, children[0]!.scope));
  }
  const found = new Map<string, string>();
  for (const operation of allIn(document)) {
    if (operation.name !== 'operation') continue;
    const [input, output] = ['input', 'output'].map((side) =>
      messages.get(childOf(operation, side)?.attributes.message?.split(':').at(-1) ?? ''),
    );
    if (input !== undefined && output !== undefined) found.set(input, output);
  }
  return found;
}

/** What stands in the body of an envelope; a sentence where there is none. */
function messageIn(text: string): Element | string {
  let envelope: Element;
  try {
    envelope = readXml(text);
  } catch {
    return 'it is no XML';
  }
  if (envelope.name !== 'Envelope' || envelope.namespace !== SOAP) return 'it is no SOAP envelope';
  return childOf(envelope, 'Body')?.children[0] ?? 'it has no body';
}

function nameOf({ namespace, name }: Element): string {
  return `${namespace} ${name}`;
}
