import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Retryable } from './errors.ts';

/** Bounds on a document; the body's size is bounded already. */
const MOST_TAGS = 250_000;
const DEEPEST = 64;

/** An element: its children by name without prefix, text where it has no children; attributes begin with `@`. */
export type XmlNode = string | { [name: string]: XmlNode | XmlNode[] };

/**
 * Parses XML from a source. Entities other than the five are not resolved and document types are refused, so that a
 * short text cannot become a long one; every value stays text, for a number may begin with zeros.
 *
 * @param lists names of elements that may occur several times: always lists, also where there is one
 * @throws Retryable when it is not XML, too deep or too much: a cut-off answer looks just like this
 */
export function parseXml(text: string, lists: readonly string[] = []): { [name: string]: XmlNode } {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Retryable('An answer declares a document type.');
  bound(text);
  if (XMLValidator.validate(text) !== true) throw new Retryable('An answer was not XML, or was cut off.');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    isArray: (name) => lists.includes(name),
  });
  const parsed: unknown = parser.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new Retryable('An answer was not XML.');
  return parsed as { [name: string]: XmlNode };
}

function bound(text: string): void {
  let tags = 0;
  let level = 0;
  for (const [tag] of text.matchAll(/<(?:!\[CDATA\[[\s\S]*?\]\]>|!--[\s\S]*?-->|[/?]?[^<>]*>)/g)) {
    if (tag.startsWith('<!') || tag.startsWith('<?')) continue;
    if (++tags > MOST_TAGS) throw new Retryable(`An answer had more than ${MOST_TAGS} tags in it.`);
    if (tag.startsWith('</')) level--;
    else if (!tag.endsWith('/>') && ++level > DEEPEST)
      throw new Retryable(`An answer was nested deeper than ${DEEPEST} levels.`);
  }
}

/** A child by a path of names; undefined where there is none. */
export function childOf(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let at: XmlNode | XmlNode[] | undefined = node;
  for (const name of path) {
    if (typeof at !== 'object' || Array.isArray(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return Array.isArray(at) ? at[0] : at;
}

/** Text that can stand between tags or in an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
