import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it field by field
  body: any;
}

export interface Ask {
  token?: string;
  /** null sends none. */
  key?: string | null;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  raw?: string;
  headers?: Record<string, string>;
}

type Document = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> };

/** Asks the API over a real socket, and holds every answer against the OpenAPI document it serves. */
export class Client {
  readonly #url: string;
  readonly #key: string;
  #document: Document | undefined;
  #ajv: Ajv2020 | undefined;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  get(path: string, ask: Ask = {}): Promise<Answer> {
    return this.send('GET', path, ask);
  }

  post(path: string, ask: Ask = {}): Promise<Answer> {
    return this.send('POST', path, ask);
  }

  async send(method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const headers: Record<string, string> = { ...ask.headers };
    if (ask.key !== null) headers['x-trackstar-api-key'] = ask.key ?? this.#key;
    if (ask.token !== undefined) headers['x-trackstar-access-token'] = ask.token;
    if (ask.json !== undefined) headers['content-type'] ??= 'application/json';
    const body = ask.json === undefined ? ask.raw : JSON.stringify(ask.json);
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json');
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: json ? JSON.parse(text) : undefined,
    };
    expect(answer.headers.get('x-request-id')).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
    if (answer.status === 429 || answer.status === 503)
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    if (json) await this.#compare(method, path, answer);
    return answer;
  }

  /** What is answered is what is documented. */
  async #compare(method: string, path: string, { status, body }: Answer): Promise<void> {
    const document = await this.document();
    const plain = path.split('?')[0]!;
    const known = Object.keys(document.paths)
      .filter((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain))
      .sort((a, b) => a.split('{').length - b.split('{').length)[0];
    const operation = known && document.paths[known]?.[method.toLowerCase()];
    if (!known || !operation) {
      if (status >= 400) this.#check('#/components/schemas/Error', body);
      return;
    }
    expect(Object.keys(operation.responses), `${method} ${known} answers ${status}`).toContain(
      String(status),
    );
    const where = [
      'paths',
      known,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      'application/json',
      'schema',
    ];
    this.#check(
      `#/${where.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
      body,
    );
  }

  #check(pointer: string, body: unknown): void {
    // Compiling takes as long as a hundred requests.
    const validate = this.#validators.get(pointer) ?? this.#ajv!.compile({ $ref: `document${pointer}` });
    this.#validators.set(pointer, validate);
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  }

  async document(): Promise<Document> {
    if (this.#document) return this.#document;
    const document = (await (await fetch(`${this.#url}/openapi.json`)).json()) as Document;
    this.#ajv = new Ajv2020({ strict: false, validateFormats: false });
    this.#ajv.addSchema(document as AnySchema, 'document');
    this.#document = document;
    return document;
  }
}
