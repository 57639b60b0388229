import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ask, Cursor } from '../../src/connectors/kit/manifest.ts';
import type { TrueClock } from './clock.ts';
import { Facts } from './facts.ts';
import { type Listed, list, type Query } from './listing.ts';
import { HANGING, spoil, type Trouble } from './troubles.ts';
import type { FunctionKey, FunctionWords, WorldWords } from './words.ts';

/** One request, from the connector's call to its end, in the order the engine made them. */
export interface Call {
  no: number;
  fn: FunctionKey;
  ask: Ask;
  cursor: Cursor | null;
  /** The source's commit count when it read its list; null while the request has not arrived. */
  seq: number | null;
  /** True time at which the list was read. */
  at: number | null;
  /** Kept by the source: to be answered later, or never. */
  kept: boolean;
  settled: boolean;
  /** Which run it was made for and its as_of, told by the harness from the database. */
  runId: string | null;
  asOf: number | null;
}

interface Held {
  call: Call;
  response: ServerResponse;
  read: () => Listed | Trouble;
}

/** A source over real sockets that does everything its manifest allows, at the worst moment. */
export class HostileSource {
  readonly words: WorldWords;
  readonly facts = new Map<FunctionKey, Facts>();
  readonly calls: Call[] = [];
  readonly troubles: Trouble[] = [];
  /** Answers every request so until it is taken back: refused credentials last. */
  refusing: 401 | 403 | null = null;
  /** Read the list, but keep the answer until {@link release}. */
  holding = false;
  generation = 0;
  seq = 0;
  readonly #clock: TrueClock;
  readonly #server: SourceServer;
  readonly #path: string;
  #held: Held[] = [];

  constructor(words: WorldWords, clock: TrueClock, server: SourceServer) {
    this.words = words;
    this.#clock = clock;
    this.#server = server;
    this.#path = server.add((request, response) => this.#serve(request, response));
    for (const { name } of words.functions) this.facts.set(name, new Facts(() => ++this.seq));
  }

  get baseUrl(): string {
    return `${this.#server.url}/${this.#path}`;
  }

  get nextHangs(): boolean {
    return this.refusing === null && this.troubles[0] === HANGING;
  }

  wordsOf(name: FunctionKey): FunctionWords {
    return this.words.functions.find((words) => words.name === name)!;
  }

  /** The connector is about to send a request. */
  called(fn: FunctionKey, ask: Ask, cursor: Cursor | null): Call {
    const no = this.calls.length;
    const call: Call = {
      no,
      fn,
      ask,
      cursor,
      seq: null,
      at: null,
      kept: false,
      settled: false,
      runId: null,
      asOf: null,
    };
    this.calls.push(call);
    return call;
  }

  /** Sends what was held, dated now. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    for (const { call, response, read } of held) {
      call.kept = false;
      this.#send(response, read());
    }
  }

  /** Waits until every request has come to rest: ended, or kept by the source. */
  async quiet(): Promise<void> {
    while (this.calls.some((call) => !call.settled && !call.kept)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  close(): void {
    this.#server.remove(this.#path);
    for (const { response } of this.#held) response.destroy();
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, this.#server.url);
    const instant = (name: string) => {
      const text = url.searchParams.get(name);
      return text === null ? null : Date.parse(text);
    };
    const call = this.calls[Number(url.searchParams.get('call'))]!;
    // Answering takes time: no two readings are of the same instant.
    this.#clock.advance(1);
    call.seq = this.seq;
    call.at = this.#clock.now();
    const trouble = this.refusing ?? this.troubles.shift();
    if (trouble === HANGING) {
      call.kept = true;
      return;
    }
    const query = { from: instant('from'), to: instant('to'), cursor: url.searchParams.get('cursor') };
    const read = () => trouble ?? this.#list(call, query);
    if (!this.holding) {
      this.#send(response, read());
      return;
    }
    call.kept = true;
    // Slow in making up its answer, or slow in sending the one it has.
    const body = this.words.readsLate ? null : read();
    this.#held.push({ call, response, read: body ? () => body : read });
  }

  #list(call: Call, query: Query): Listed {
    call.seq = this.seq;
    call.at = this.#clock.now();
    return list(
      {
        key: call.fn,
        words: this.wordsOf(call.fn),
        facts: this.facts.get(call.fn)!,
        now: call.at,
        generation: this.generation,
      },
      query,
    );
  }

  #send(response: ServerResponse, body: Listed | Trouble): void {
    // The source's own clock, cut to seconds as the header is: what the engine may rely on.
    response.setHeader('date', new Date(this.#clock.now()).toUTCString());
    response.setHeader('content-type', 'application/json');
    if (typeof body === 'object' && 'kind' in body) {
      // A window that the manifest rules out would be our mistake, and is refused for good.
      if (body.kind === 'too_wide') response.statusCode = 422;
      const answer = body.kind === 'page' ? body : { refused: body.kind };
      response.end(JSON.stringify(answer));
    } else spoil(response, body, this.#clock.now());
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** One listening socket for all sequences of a process, so that none pays for a socket of its own. */
export class SourceServer {
  readonly #handlers = new Map<string, Handler>();
  readonly #server: Server;
  #count = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<SourceServer> {
    const server = createServer((request, response) => {
      const handler = own.#handlers.get(request.url!.split('/')[1]!);
      // A request of a sequence that has ended.
      if (handler) handler(request, response);
      else response.destroy();
    });
    const own = new SourceServer(server);
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return own;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  add(handler: Handler): string {
    const path = `w${++this.#count}`;
    this.#handlers.set(path, handler);
    return path;
  }

  remove(path: string): void {
    this.#handlers.delete(path);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
