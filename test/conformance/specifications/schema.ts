/** The part of XML Schema that services of .NET describe themselves with: sequences, extensions, enumerations. */
import { allIn, childOf, type Element, qualified } from './xml-tree.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** What texts of the built-in types look like; of those that are not here nothing is compared. */
const BUILT_IN: Readonly<Record<string, RegExp>> = {
  int: /^[+-]?\d{1,10}$/,
  long: /^[+-]?\d{1,19}$/,
  decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  double: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/,
  boolean: /^(true|false|1|0)$/,
};

/** All schemas of a document. */
export class Schemas {
  /** By namespace and name. */
  readonly #elements = new Map<string, { declared: Element; namespace: string }>();
  readonly #types = new Map<string, { declared: Element; namespace: string }>();

  constructor(document: Element) {
    for (const schema of allIn(document)) {
      if (schema.namespace !== XSD || schema.name !== 'schema') continue;
      const namespace = schema.attributes.targetNamespace ?? '';
      for (const declared of schema.children) {
        const into = declared.name === 'element' ? this.#elements : this.#types;
        const { name } = declared.attributes;
        if (name !== undefined) into.set(`${namespace} ${name}`, { declared, namespace });
      }
    }
  }

  /** What is wrong with an element that is to be one of the document's own. */
  problemsOf(element: Element): string[] {
    const known = this.#elements.get(`${element.namespace} ${element.name}`);
    if (!known) return [`there is no element ${element.name} in ${element.namespace || 'no namespace'}`];
    return this.#compare(element, known.declared, known.namespace, element.name);
  }

  /** @param namespace of the schema that declares it, in which its children are */
  #compare(element: Element, declared: Element, namespace: string, path: string): string[] {
    const nil = Object.entries(element.attributes).some(
      ([name, value]) => qualified(name, element.scope) === `${XSI} nil` && value === 'true',
    );
    if (nil) return declared.attributes.nillable === 'true' ? [] : [`${path} may not be nil`];
    const inline = childOf(declared, 'complexType') ?? childOf(declared, 'simpleType');
    if (inline) return this.#compareType(element, inline, namespace, path);
    const { type } = declared.attributes;
    if (type === undefined) return [];
    const name = qualified(type, declared.scope);
    const [home = '', local = ''] = name.split(' ');
    if (home === XSD) return textProblems(element, local, path);
    const known = this.#types.get(name);
    return known
      ? this.#compareType(element, known.declared, known.namespace, path)
      : [`${path} has the type ${type}, which the document does not declare`];
  }

  #compareType(element: Element, type: Element, namespace: string, path: string): string[] {
    if (type.name === 'simpleType') {
      const words = [...allIn(type)].filter(({ name }) => name === 'enumeration');
      const fits = words.length === 0 || words.some(({ attributes }) => attributes.value === element.text);
      return fits ? [] : [`${path} is "${element.text}", which is not listed`];
    }
    return this.#compareSequence(element, this.#sequenceOf(type, namespace), path);
  }

  /** The elements of a type in order: first those of what it extends. */
  #sequenceOf(type: Element, namespace: string): { declared: Element; namespace: string }[] {
    const extension = childOf(childOf(type, 'complexContent'), 'extension');
    const base = extension && this.#types.get(qualified(extension.attributes.base ?? '', extension.scope));
    const own = childOf(extension ?? type, 'sequence')?.children ?? [];
    return [
      ...(base ? this.#sequenceOf(base.declared, base.namespace) : []),
      ...own.map((declared) => ({ declared, namespace })),
    ];
  }

  #compareSequence(
    element: Element,
    sequence: readonly { declared: Element; namespace: string }[],
    path: string,
  ): string[] {
    const problems: string[] = [];
    const left = [...element.children];
    for (const one of sequence) {
      const { declared, namespace, name } = this.#referred(one);
      const { minOccurs = '1', maxOccurs = '1' } = one.declared.attributes;
      let count = 0;
      while (left[0]?.name === name && left[0].namespace === namespace) {
        const child = left.shift()!;
        if (++count > (maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs)))
          problems.push(`${path} has ${name} more than ${maxOccurs} times`);
        problems.push(...this.#compare(child, declared, namespace, `${path}/${name}`));
      }
      if (count < Number(minOccurs)) problems.push(`${path} has no ${name}`);
    }
    const [next] = left;
    if (next)
      problems.push(`${path} has ${next.name} in ${next.namespace || 'no namespace'} where it cannot stand`);
    return problems;
  }

  /** An element that is declared elsewhere, or itself. */
  #referred({ declared, namespace }: { declared: Element; namespace: string }) {
    const { ref, name = '' } = declared.attributes;
    if (ref === undefined) return { declared, namespace, name };
    const full = qualified(ref, declared.scope);
    const known = this.#elements.get(full);
    return known ? { ...known, name: full.split(' ')[1]! } : { declared, namespace, name: full };
  }
}

function textProblems(element: Element, type: string, path: string): string[] {
  if (element.children.length > 0) return [`${path} has elements in it in place of a text`];
  const form = BUILT_IN[type];
  return form && !form.test(element.text.trim()) ? [`${path} is "${element.text}", which is no ${type}`] : [];
}
