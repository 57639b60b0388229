/** XML as elements with the namespaces that their prefixes stand for; the parser of the kit leaves those out. */
import { XMLParser } from 'fast-xml-parser';

export interface Element {
  namespace: string;
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
  /** What prefixes stand for here; the default is ''. */
  scope: ReadonlyMap<string, string>;
}

type Ordered = Record<string, unknown>;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** The document's element. @throws Error when there is none */
export function readXml(text: string): Element {
  const [root] = elementsIn(PARSER.parse(text) as Ordered[], new Map());
  if (!root) throw new Error('there is no element');
  return root;
}

/** The first child of a name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All elements below one, itself included. */
export function* allIn(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* allIn(child);
}

/** A name with a prefix, such as `s:string`, as what it stands for. */
export function qualified(name: string, scope: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['', name];
  return `${scope.get(prefix!) ?? ''} ${local}`;
}

function elementsIn(nodes: readonly Ordered[], outer: ReadonlyMap<string, string>): Element[] {
  return nodes.flatMap((node) => {
    const tag = Object.keys(node).find((key) => key !== ':@');
    if (tag === undefined || tag.startsWith('#') || tag.startsWith('?')) return [];
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    const scope = new Map(outer);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'xmlns') scope.set('', value);
      else if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
    }
    const inner = node[tag] as Ordered[];
    const [namespace = '', name = ''] = qualified(tag, scope).split(' ');
    const text = inner.map((one) => String(one['#text'] ?? '')).join('');
    return [{ namespace, name, attributes, children: elementsIn(inner, scope), text, scope }];
  });
}
